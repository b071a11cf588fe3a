internal import CaseCore

/// `states`: who owns a case in each, which clocks it knows, and what may be done there.
extension ProcedureText {
  /// Reads the states, then the actions in them, which may name any state.
  func states(_ section: YAMLValue) -> (states: [StateRule], actions: [ActionRule]) {
    var inside: [(StateRule, YAMLValue)] = []
    let states = section.entries { entry -> StateRule? in
      guard let id = entry.key.identifier() else { return nil }
      declare(.state, id)
      sources.note(.state(StateName(id)), entry.key.place)
      return entry.value.fields { keys in
        let rule = state(StateName(id), keys)
        let actions = keys.optional("actions")
        if let rule, let actions { inside.append((rule, actions)) }
        return rule
      }
    }
    let rules = states ?? []
    openStates = rules.filter { !$0.isFinal }.map(\.name)
    let actions = inside.flatMap { state, value in
      value.entries { action($0, in: state) } ?? []
    }
    return (rules, actions)
  }

  private func state(_ name: StateName, _ keys: YAMLFields) -> StateRule? {
    let label = keys.required("label")?.label()
    let owner = keys.optional("owner").flatMap(role)
    let final = keys.optional("final")?.oneOf(FinalKind.self)
    let waits = keys.optional("waits-for").flatMap { value in
      value.text().flatMap { link($0, value) }
    }
    let clocks = keys.optional("clocks")?.list(of: clause) ?? []
    guard let label else { return nil }
    switch (owner, final) {
    case (let owner?, nil):
      return StateRule(
        name: name, label: label, kind: .open(owner: owner, waitsFor: waits), clocks: clocks)
    case (nil, let final?):
      if !clocks.isEmpty { keys.complain("a final state has no clocks") }
      return StateRule(name: name, label: label, kind: .final(final), clocks: [])
    case (nil, nil), (_?, _?):
      keys.complain("a state has either an `owner` or is `final`")
      return nil
    }
  }

  /// `triage`, `triage held`, `contact kept`
  private func clause(_ value: YAMLValue) -> StateClock? {
    guard var phrase = Phrase(value), let name = phrase.word() else { return nil }
    var mode = StateClockMode.runs
    if phrase.skip("held") { mode = .held } else if phrase.skip("kept") { mode = .kept }
    guard phrase.isAtEnd else {
      return phrase.refuse("a clock, alone or followed by `held` or `kept`")
    }
    return StateClock(clock: clock(name, value), mode: mode)
  }
}
