internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// One row of a table, read as a new case of a procedure.
struct RowReading {
  private(set) var faults: [TableImport.Fault] = []
  private(set) var opening: Opening?
  private let row: CSVRow
  private let office: Office

  /// The names under which the column of the requester goes.
  private static let requesterColumns = ["requester", "提出单位"]

  init(
    _ row: CSVRow, of table: CSVTable, _ procedure: Procedure, _ office: Office,
    by person: PersonID
  ) {
    self.row = row
    self.office = office
    var requester: OrganisationID?
    var fields: [FieldName: FieldValue] = [:]
    for (index, column) in table.columns.enumerated() where index < row.cells.count {
      let cell = row.cells[index].trimmed
      if RowReading.requesterColumns.contains(column) {
        requester = organisation(cell)
        if requester == nil { note(index, "没有这个单位:\(cell)") }
        continue
      }
      guard
        let rule = procedure.fields.first(where: { $0.name.text == column || $0.label == column })
      else {
        note(index, "规程没有「\(column)」这一项")
        continue
      }
      guard !cell.isEmpty else { continue }
      if let value = value(cell, rule.type) {
        fields[rule.name] = value
      } else {
        note(index, "\(rule.label):无法读懂「\(cell)」")
      }
    }
    guard faults.isEmpty else { return }
    guard let requester else {
      faults.append(.init(row: row.number, column: nil, message: "缺少提出单位"))
      return
    }
    opening = Opening(
      procedure: procedure.name, requester: requester, contact: nil, fields: fields,
      caller: Caller(person: person))
  }

  private mutating func note(_ index: Int, _ message: String) {
    faults.append(.init(row: row.number, column: index + 1, message: message))
  }

  private func organisation(_ text: String) -> OrganisationID? {
    office.store.roster.organisationsOf(kind: nil, on: office.today).first { id in
      let known = office.store.roster.organisation(id)
      return id.text == text || known?.name == text || known?.shortName == text
    }
  }

  private func value(_ cell: String, _ type: FieldType) -> FieldValue? {
    switch type {
    case .line, .text, .contact: .text(cell)
    case .choice(let options): options.contains(cell) ? .choice(cell) : nil
    case .flag: ["是": FieldValue.flag(true), "否": .flag(false)][cell]
    case .integer: Int(cell).map { .integer($0) }
    case .date: CivilDate(cell).map { .date($0) }
    case .organisation: organisation(cell).map { .organisation($0) }
    case .organisations, .person, .link, .links: nil
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    let spaces: (Character) -> Bool = { $0.isWhitespace }
    let front = drop(while: spaces)
    return String(front.reversed().drop(while: spaces).reversed())
  }
}
