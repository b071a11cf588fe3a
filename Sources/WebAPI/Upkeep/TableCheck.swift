internal import CaseCore
internal import WireFormat
internal import WorkCalendar

/// All that is wrong with a table, and the rows that can be filed.
///
/// The rows are decided here in turn and kept nowhere, so that looking at a table and filing it
/// find the same faults.
struct TableCheck {
  /// A row that was read whole and would not be refused.
  struct SoundRow {
    let row: Int
    let command: Command
  }

  /// In the order of the table.
  private(set) var faults: [TableFault]
  private(set) var sound: [SoundRow] = []
  private let heading: TableHeading
  private let procedure: Procedure
  private var around: Surroundings
  private let at: Instant

  init(
    _ table: CSVTable, _ procedure: Procedure, by person: PersonID, around: Surroundings,
    at: Instant
  ) {
    self.procedure = procedure
    self.around = around
    self.at = at
    heading = TableHeading(table, procedure)
    faults = table.faults.map(TableFault.init) + heading.faults
    let unreadable = Set(table.faults.map(\.row))
    // Under a heading that nobody understands, no row is sure to be what it seems.
    let isReadable = faults.allSatisfy { $0.row > table.headingRow }
    for row in table.rows where !unreadable.contains(row.number) {
      let reading = RowReading(
        row, under: heading, procedure, around.roster, on: around.calendar.date(of: at))
      let found = reading.faults + formFaults(of: reading)
      faults += found
      guard isReadable, found.isEmpty, let requester = reading.requester else { continue }
      let opening = Opening(
        procedure: procedure.name, requester: requester, contact: nil, fields: reading.values,
        caller: Caller(person: person))
      let adoption = reading.state.map {
        Adoption(opening: opening, state: $0.state, level: reading.level)
      }
      decide(row.number, adoption.map { .adopt($0) } ?? .open(opening))
    }
    faults.sort()
  }

  /// What the form says of a row, but for fields of which something is told already; nothing where
  /// nobody knows which form.
  private func formFaults(of reading: RowReading) -> [TableFault] {
    guard !reading.hasUnknownState else { return [] }
    let adopted = reading.state.flatMap { procedure.adoption?.form(of: $0) }
    let check = FormCheck(
      form: adopted ?? procedure.opening.form, procedure: procedure, file: nil, around: around,
      at: at)
    return check.complaints(reading.values)
      .filter { !reading.told.contains($0.field) && !heading.lacking.contains($0.field) }
      .map { fault($0, in: reading.row) }
  }

  private func fault(_ complaint: FieldComplaint, in row: Int) -> TableFault {
    TableFault(row: row, column: heading.column(of: complaint.field), message: complaint.message)
  }

  private mutating func decide(_ row: Int, _ command: Command) {
    let outcome = CaseCore.decide(command, at: at, in: &around)
    // No row hangs on another, and each decision copies what it has at hand.
    around.docket = Docket()
    switch outcome {
    case .done: sound.append(SoundRow(row: row, command: command))
    case .refused(.invalidFields(let complaints), _):
      faults += complaints.map { fault($0, in: row) }
    case .refused(.invalidParty(.requester, let message), _):
      faults.append(TableFault(row: row, column: heading.column(of: nil), message: message))
    case .refused(let why, _):
      faults.append(TableFault(row: row, column: nil, message: why.words))
    }
  }
}
