internal import CaseCore
internal import WireFormat
internal import WorkCalendar

/// One row of a table, read as a form would be filled in.
struct RowReading {
  let row: Int
  private(set) var faults: [TableFault] = []
  private(set) var requester: OrganisationID?
  private(set) var values: [FieldName: FieldValue] = [:]
  /// The state in which the case was under way; nil for one that begins now.
  private(set) var state: AdoptedState?
  private(set) var level = 0
  /// It names a state from which no case is taken over: what it needs besides, nobody knows.
  private(set) var hasUnknownState = false
  /// The fields of which a fault is told.
  private(set) var told: Set<FieldName> = []
  private let roster: Roster
  private let date: CivilDate
  private let procedure: Procedure

  init(
    _ row: CSVRow, under heading: TableHeading, _ procedure: Procedure, _ roster: Roster,
    on date: CivilDate
  ) {
    self.procedure = procedure
    self.row = row.number
    self.roster = roster
    self.date = date
    for (index, meaning) in heading.meanings.enumerated() where index < row.cells.count {
      let cell = row.cells[index].trimmed
      switch meaning {
      case .requester:
        requester = organisation(cell)
        if requester == nil { note(index, cell.isEmpty ? "缺少提出单位" : "没有这个单位：\(cell)") }
      case .field(let rule):
        guard !cell.isEmpty else { continue }
        values[rule.name] = value(cell, rule.type)
        guard values[rule.name] == nil else { continue }
        told.insert(rule.name)
        note(index, "\(rule.label):\(RowReading.fault(of: cell, rule.type))")
      case .state where !cell.isEmpty: readState(cell, index)
      case .level where !cell.isEmpty: readLevel(cell, index)
      case .state, .level, nil: continue
      }
    }
    if state == nil, !hasUnknownState, level > 0 { note(nil, "级别只能随接续的环节填写") }
  }

  /// A state by its label or id, of those from which a case is taken over.
  private mutating func readState(_ cell: String, _ index: Int) {
    let places = procedure.adoption?.states ?? []
    func label(_ place: AdoptedState) -> String {
      procedure.state(place.state)?.label ?? place.state.text
    }
    state = places.first { $0.state.text == cell || label($0) == cell }
    guard state == nil else { return }
    hasUnknownState = true
    note(index, "不能从「\(cell)」接续；可以接续的环节是：\(places.map(label).joined(separator: "、"))")
  }

  private mutating func readLevel(_ cell: String, _ index: Int) {
    let levels = 0...CaseFile.highestLevel
    guard let read = Int(cell), levels.contains(read) else {
      return note(index, "级别应是 \(levels.lowerBound) 到 \(levels.upperBound) 的整数，不是「\(cell)」")
    }
    level = read
  }

  private mutating func note(_ index: Int?, _ message: String) {
    faults.append(TableFault(row: row, column: index.map { $0 + 1 }, message: message))
  }

  private func organisation(_ text: String) -> OrganisationID? {
    roster.organisationsOf(kind: nil, on: date).first { id in
      let known = roster.organisation(id)
      return id.text == text || known?.name == text || known?.shortName == text
    }
  }

  private static func fault(of cell: String, _ type: FieldType) -> String {
    switch type {
    case .date: "\(TableDate.words)，不是「\(cell)」"
    case .choice(let options): "只能是\(options.joined(separator: "、"))，不是「\(cell)」"
    case .line, .text, .contact, .flag, .integer, .organisation, .organisations, .person, .link,
      .links:
      "无法读懂「\(cell)」"
    }
  }

  private func value(_ cell: String, _ type: FieldType) -> FieldValue? {
    switch type {
    case .line, .text, .contact: .text(cell)
    case .choice(let options): options.contains(cell) ? .choice(cell) : nil
    case .flag: ["是": FieldValue.flag(true), "否": .flag(false)][cell]
    case .integer: Int(cell).map { .integer($0) }
    case .date: TableDate.read(cell).map { .date($0) }
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
