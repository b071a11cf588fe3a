internal import CaseCore
internal import WireFormat
internal import WorkCalendar

/// One row of a table, read as a form would be filled in.
struct RowReading {
  let row: Int
  private(set) var faults: [TableFault] = []
  private(set) var requester: OrganisationID?
  private(set) var values: [FieldName: FieldValue] = [:]
  /// The fields of which a fault is told.
  private(set) var told: Set<FieldName> = []
  private let roster: Roster
  private let date: CivilDate

  init(_ row: CSVRow, under heading: TableHeading, _ roster: Roster, on date: CivilDate) {
    self.row = row.number
    self.roster = roster
    self.date = date
    for (index, meaning) in heading.meanings.enumerated() where index < row.cells.count {
      let cell = row.cells[index].trimmed
      switch meaning {
      case .requester:
        requester = organisation(cell)
        if requester == nil { note(index, cell.isEmpty ? "缺少提出单位" : "没有这个单位:\(cell)") }
      case .field(let rule):
        guard !cell.isEmpty else { continue }
        values[rule.name] = value(cell, rule.type)
        guard values[rule.name] == nil else { continue }
        told.insert(rule.name)
        note(index, "\(rule.label):无法读懂「\(cell)」")
      case nil: continue
      }
    }
  }

  private mutating func note(_ index: Int, _ message: String) {
    faults.append(TableFault(row: row, column: index + 1, message: message))
  }

  private func organisation(_ text: String) -> OrganisationID? {
    roster.organisationsOf(kind: nil, on: date).first { id in
      let known = roster.organisation(id)
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
