/// Rule 8, first half: exactly one of an action's branches is taken, whatever the record says.
///
/// The first that holds is taken, so they exclude each other; what is asked is that one always
/// holds, and that none is hidden by those before it. Two things that fall due at one instant have
/// an order by construction: clocks that of the file, orders that of the effects.
struct BranchRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    procedure.actions.flatMap { action -> [Finding] in
      guard let state = action.from.first(where: inspected.reachable.contains) else { return [] }
      let path = inspected.paths.path(to: state)
      func finding(_ harm: Harm, _ why: String) -> Finding {
        Finding(
          .branches, in: procedure.name, action.subject, harm, "「\(action.label)」\(why)",
          path: path)
      }
      let table = BranchTable(action, in: inspected)
      guard table.size <= BranchTable.mostRows else {
        return [
          finding(
            .branchesUnclear,
            "的分支要看的内容有 \(table.size) 种组合,超过 \(BranchTable.mostRows) 种,无法逐一核对:"
              + "请拆成几个操作。")
        ]
      }
      let (uncovered, taken) = table.result
      var findings: [Finding] = []
      if let uncovered {
        findings.append(
          finding(.noBranch, "没有一个分支适用于:\(uncovered)。到那时这个操作会失败,事项停在原处。"))
      }
      for (place, branch) in action.branches.enumerated() where !taken.contains(place) {
        let label = branch.label ?? "第 \(place + 1) 个分支"
        findings.append(finding(.branchHidden, "的「\(label)」永远轮不到:前面的分支已经包括了它。"))
      }
      return findings
    }
  }
}

/// All that an action's branches read, and each way in which it may turn out.
struct BranchTable {
  /// How many combinations are looked at.
  static let mostRows = 4_096

  /// Something that the branches read.
  enum Part: Equatable {
    case field(FieldName)
    /// A condition that is no comparison: it holds or not.
    case condition(Condition)
  }

  /// One part with what it may be; nil stands for an empty field.
  private struct Column {
    let part: Part
    let values: [String?]
  }

  private let action: ActionRule
  private let procedure: Procedure
  private var columns: [Column] = []

  init(_ action: ActionRule, in inspected: Inspection) {
    self.action = action
    procedure = inspected.procedure
    for condition in action.branches.compactMap(\.when) {
      for part in condition.parts where !columns.contains(where: { $0.part == part }) {
        columns.append(Column(part: part, values: values(of: part, inspected)))
      }
    }
  }

  /// How many combinations there are; no more than one above the limit is counted out.
  var size: Int {
    columns.reduce(1) { size, column in
      size > BranchTable.mostRows ? size : size * column.values.count
    }
  }

  /// A combination for which no branch holds, in Chinese, and the branches that some one takes.
  var result: (uncovered: String?, taken: Set<Int>) {
    var uncovered: String?
    var taken: Set<Int> = []
    for number in 0..<size {
      let values = row(number)
      let place = action.branches.firstIndex { branch in
        branch.when.map { holds($0, values) } ?? true
      }
      if let place {
        taken.insert(place)
      } else if uncovered == nil {
        uncovered = words(for: values)
      }
    }
    return (uncovered, taken)
  }

  private func row(_ number: Int) -> [String?] {
    var rest = number
    return columns.map { column in
      defer { rest /= column.values.count }
      return column.values[rest % column.values.count]
    }
  }

  private func holds(_ condition: Condition, _ row: [String?]) -> Bool {
    switch condition {
    case .all(let parts): return parts.allSatisfy { holds($0, row) }
    case .not(let inner): return !holds(inner, row)
    // As the engine reads it: an empty field compares as a flag that is not raised.
    case .field(let name, let values): return values.contains(value(.field(name), row) ?? "no")
    case .isSet(let name): return value(.field(name), row) != nil
    case .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked, .today, .later,
      .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      return value(.condition(condition), row) == "yes"
    }
  }

  private func value(_ part: Part, _ row: [String?]) -> String? {
    columns.firstIndex { $0.part == part }.flatMap { row[$0] }
  }

  private func values(of part: Part, _ inspected: Inspection) -> [String?] {
    switch part {
    case .field(let name): values(of: name, inspected)
    case .condition: ["no", "yes"]
    }
  }

  /// What a field may hold when the action is done: what its form asks for, or what the case has.
  private func values(of name: FieldName, _ inspected: Inspection) -> [String?] {
    let asked = action.form.first { $0.field == name }
    let isThere =
      asked?.isRequired == true && action.trigger == .human
      || action.from.filter(inspected.reachable.contains).allSatisfy {
        inspected.assigned.has(name, in: $0)
      }
    let empty: [String?] = isThere ? [] : [nil]
    switch procedure.field(name)?.type {
    case .choice(let options):
      let only = asked?.only ?? []
      return (only.isEmpty || !isThere ? options : only) + empty
    case .flag: return ["no", "yes"] + empty
    case .integer: return integers(of: name) + empty
    case .line, .text, .contact, .date, .organisation, .organisations, .person, .link, .links, nil:
      return ["set"] + empty
    }
  }

  /// The numbers that are compared, and one that stands for all others.
  private func integers(of name: FieldName) -> [String?] {
    let compared = action.branches.compactMap(\.when).flatMap { $0.comparisons(of: name) }
    return Set(compared).sorted() + ["other"]
  }

  private func words(for row: [String?]) -> String {
    zip(columns, row).compactMap { column, value in
      switch column.part {
      case .field(let name):
        "\(procedure.field(name)?.label ?? name.text) = \(value.map(spoken) ?? "空")"
      case .condition: value == "yes" ? nil : "其余条件不成立"
      }
    }.joined(separator: "、")
  }

  private func spoken(_ value: String) -> String {
    switch value {
    case "yes": "是"
    case "no": "否"
    case "set": "已填"
    case "other": "其他"
    default: value
    }
  }
}

extension Condition {
  /// The single things of which the condition is made.
  fileprivate var parts: [BranchTable.Part] {
    switch self {
    case .all(let conditions): conditions.flatMap(\.parts)
    case .not(let inner): inner.parts
    case .field(let name, _), .isSet(let name): [.field(name)]
    case .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked, .today, .later,
      .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      [.condition(self)]
    }
  }

  /// The values with which a field is compared.
  fileprivate func comparisons(of name: FieldName) -> [String] {
    switch self {
    case .all(let conditions): conditions.flatMap { $0.comparisons(of: name) }
    case .not(let inner): inner.comparisons(of: name)
    case .field(let compared, let values): compared == name ? values : []
    case .isSet, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking, .linked, .today,
      .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      []
    }
  }
}
