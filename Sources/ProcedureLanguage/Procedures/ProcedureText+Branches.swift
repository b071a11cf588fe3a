internal import CaseCore

/// `to`: where an action leads, in one way or in several.
extension ProcedureText {
  func branches(_ value: YAMLValue) -> [Branch]? {
    guard case .list = value.content else {
      return target(value).map { [Branch(target: $0)] }
    }
    let read = value.list { item in
      branch(item).map { (branch: $0, source: item) }
    }
    guard let read else { return nil }
    for (index, one) in read.enumerated() where one.branch.when == nil && index < read.count - 1 {
      one.source.complain("without `when` it hides all that follow: put it last")
    }
    return read.map(\.branch)
  }

  private func branch(_ value: YAMLValue) -> Branch? {
    value.fields { keys in
      let when = keys.optional("when")
      let condition = when.flatMap(condition)
      let named = keys.optional("as").flatMap(named)
      let target = keys.required("to").flatMap(target)
      let effects = keys.optional("do").flatMap(effects) ?? []
      let echo = keys.optional("echo").flatMap(echo)
      guard let target, (when == nil) == (condition == nil) else { return nil }
      return Branch(
        name: named?.name, label: named?.label, when: condition, target: target,
        effects: effects, echo: echo)
    }
  }

  /// A state, `stay`, or `back to [a, b]`.
  private func target(_ value: YAMLValue) -> Target? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("stay"), phrase.isAtEnd { return .stay }
    if phrase.skip("back", "to"), !phrase.isAtEnd {
      return .back(phrase.rest().map { state($0, value) })
    }
    guard let name = phrase.word(), phrase.isAtEnd else {
      return phrase.refuse("a state, `stay`, or `back to [a, b]`")
    }
    return .state(state(name, value))
  }

  /// `grant-extension 同意延期`: a further action's name and its label.
  func named(_ value: YAMLValue) -> (name: ActionName, label: String)? {
    guard let text = value.text() else { return nil }
    let parts = text.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[0].utf8.allSatisfy({ $0 < 0x80 }) else {
      return value.refuse("a name and its label, such as `grant-extension 同意延期`")
    }
    declare(.action, parts[0])
    return (ActionName(parts[0]), parts[1])
  }
}
