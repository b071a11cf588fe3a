/// Actions: by whom, with what, and what follows.
extension ProcedureDiff {
  mutating func compareActions() {
    let rules = PairedActions(old, new)
    for rule in rules.gone {
      add(
        .action, rule.name.text, "不再有操作「\(rule.label)」(\(states(rule, old)))",
        meaning: rule.second == nil ? "停在这些环节的事项不能再这样办理" : "正等待审批的作废，告知双方")
    }
    for rule in rules.added {
      add(.action, rule.name.text, "新增操作「\(rule.label)」(\(states(rule, new)))")
    }
    for (before, after) in rules.kept { compare(before, after) }
  }

  private func states(_ rule: ActionRule, _ procedure: Procedure) -> String {
    rule.from.map { procedure.label(of: $0) }.joined(separator: "、")
  }

  private mutating func compare(_ before: ActionRule, _ after: ActionRule) {
    compareLabel(.action, after.name.text, before.label, after.label)
    compareStates(before, after)
    compareForms(before, after)
    if before.by != after.by || before.trigger != after.trigger
      || before.mayBeRecorded != after.mayBeRecorded
    {
      say(after, "由谁办理有变：\(after.by.map { new.label(of: $0) }.joined(separator: "、"))")
    }
    if before.guards.map(\.condition) != after.guards.map(\.condition) { say(after, "的条件有变") }
    if before.caps != after.caps { say(after, "的次数限制有变", meaning: "已用的次数照算") }
    if before.second != after.second {
      let second = after.second.map { "须经「\(new.label(of: $0.role))」审批" } ?? "不再须经审批"
      let isSame = before.second?.role == after.second?.role && after.second != nil
      say(
        after, isSame ? "的审批规则有变" : second,
        meaning: isSame ? "等待审批的照旧等待" : "正等待审批的作废，告知双方；此后按新的规则")
    }
    if before.branches.map(\.target) != after.branches.map(\.target) { say(after, "的去向有变") }
    if before.effects != after.effects
      || before.branches.map(\.effects) != after.branches.map(\.effects)
      || before.branches.map(\.when) != after.branches.map(\.when)
    {
      say(after, "办理后的处理有变")
    }
    if before.echo != after.echo || before.branches.map(\.echo) != after.branches.map(\.echo) {
      say(after, "的回音有变：\(words(of: after.echo))")
    }
    if before.tells != after.tells { say(after, "另外告知谁有变") }
    if before.children != after.children { say(after, "对未办结的下级事项如何处理有变") }
  }

  private mutating func say(
    _ rule: ActionRule, _ words: String, meaning: String = "此后办理的按新的规则"
  ) {
    add(.action, rule.name.text, "「\(rule.label)」\(words)", meaning: meaning)
  }

  private mutating func compareStates(_ before: ActionRule, _ after: ActionRule) {
    let gone = before.from.filter { !after.from.contains($0) && new.state($0) != nil }
    let added = after.from.filter { !before.from.contains($0) && old.state($0) != nil }
    if !gone.isEmpty {
      say(
        after, "不再适用于\(gone.map { new.label(of: $0) }.quoted)",
        meaning: "停在这些环节的事项不能再这样办理；正等待审批的作废，告知双方")
    }
    if !added.isEmpty { say(after, "也适用于\(added.map { new.label(of: $0) }.quoted)") }
  }

  private mutating func compareForms(_ before: ActionRule, _ after: ActionRule) {
    let fields = Paired(before.form, after.form, by: \.field)
    for asked in fields.gone { say(after, "不再填写「\(old.label(of: asked.field))」") }
    for asked in fields.added {
      let label = new.label(of: asked.field)
      if asked.isRequired {
        say(after, "须填写「\(label)」", meaning: ProcedureDiff.asksLater)
      } else {
        say(after, "可填写「\(label)」")
      }
    }
    for (former, asked) in fields.kept where former != asked {
      let label = new.label(of: asked.field)
      if asked.isRequired, !former.isRequired {
        say(after, "须填写「\(label)」，原为选填", meaning: ProcedureDiff.asksLater)
      } else if former.isRequired, !asked.isRequired {
        say(after, "「\(label)」改为选填")
      } else {
        say(after, "填写「\(label)」的限制有变")
      }
    }
  }

  private static var asksLater: String {
    "尚未办这一步的，办理时填写；已办过的，在此后的操作中补问，不填也不影响办理"
  }

  private func words(of echo: Echo) -> String {
    switch echo {
    case .to(let roles, _, _): "告知" + roles.map { new.label(of: $0) }.joined(separator: "、")
    case .none(let reason): "不告知，\(reason)"
    }
  }
}

/// The rules for actions of two versions, held against each other: by their names, and where one
/// name means several things by the states in which it means them.
private struct PairedActions {
  var gone: [ActionRule] = []
  var added: [ActionRule] = []
  var kept: [(old: ActionRule, new: ActionRule)] = []

  init(_ old: Procedure, _ new: Procedure) {
    var left = new.actions
    for rule in old.actions {
      let others = left.indices.filter { left[$0].name == rule.name }
      let fitting =
        others.first { !Set(left[$0].from).isDisjoint(with: rule.from) }
        ?? (others.count == 1 ? others.first : nil)
      guard let fitting else {
        gone.append(rule)
        continue
      }
      kept.append((rule, left.remove(at: fitting)))
    }
    added = left
  }
}
