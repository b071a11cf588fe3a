internal import CaseCore
internal import WireFormat

/// What the columns of a table mean for a procedure's opening form.
struct TableHeading {
  /// What a column holds.
  enum Meaning {
    case requester
    case field(FieldRule)
    /// The state in which a case is taken over, and its level then.
    case state
    case level
  }

  /// The names under which the column of the requester goes.
  private static let requesterNames = ["requester", "提出单位"]
  /// Those of what a case under way has besides the fields of its form.
  private static let stateNames = ["state", "环节", "办理环节"]
  private static let levelNames = ["level", "级别"]

  /// One for each column; nil where nobody knows what it is.
  let meanings: [Meaning?]
  private(set) var faults: [TableFault] = []
  /// Required fields that have no column, which is told once and not again in each row.
  private(set) var lacking: Set<FieldName> = []
  private let row: Int

  init(_ table: CSVTable, _ procedure: Procedure) {
    let adoption = procedure.adoption
    let asked = (procedure.opening.form + (adoption?.form ?? [])).compactMap {
      procedure.field($0.field)
    }
    meanings = table.columns.map { name in
      if TableHeading.requesterNames.contains(name) { return .requester }
      if adoption != nil, TableHeading.stateNames.contains(name) { return .state }
      if adoption != nil, TableHeading.levelNames.contains(name) { return .level }
      return asked.first { $0.name.text == name || $0.label == name }.map { .field($0) }
    }
    row = table.headingRow
    guard !table.columns.isEmpty else { return }
    for (index, name) in table.columns.enumerated()
    where meanings[index] == nil && !name.isEmpty {
      note(index + 1, "登记时没有「\(name)」这一项")
    }
    if column(of: nil) == nil { note(nil, "缺少「\(TableHeading.requesterNames[1])」一列") }
    // In a table of cases under way each row says by its state what it needs.
    guard !hasStates else { return }
    for field in procedure.opening.form where field.isRequired && column(of: field.field) == nil {
      lacking.insert(field.field)
      note(nil, "缺少「\(procedure.field(field.field)?.label ?? field.field.text)」一列")
    }
  }

  /// Whether its rows may be cases that were under way before.
  var hasStates: Bool {
    meanings.contains { if case .state? = $0 { true } else { false } }
  }

  /// The column of a field, or of the requester, counted from one.
  func column(of field: FieldName?) -> Int? {
    let index = meanings.firstIndex { meaning in
      switch meaning {
      case .requester: field == nil
      case .field(let rule): rule.name == field
      case .state, .level, nil: false
      }
    }
    return index.map { $0 + 1 }
  }

  private mutating func note(_ column: Int?, _ message: String) {
    faults.append(TableFault(row: row, column: column, message: message))
  }
}
