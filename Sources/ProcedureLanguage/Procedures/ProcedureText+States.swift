internal import CaseCore

/// `states`: who owns a case in each, what runs there, what may be done.
extension ProcedureText {
  /// The states and, once all of them are known, the actions of each.
  func states(_ section: YAMLValue) -> (states: [StateRule], actions: [ActionRule]) {
    var waiting: [(YAMLValue, StateRule)] = []
    let states = section.entries { entry -> StateRule? in
      guard let id = entry.key.identifier() else { return nil }
      guard !["stay", "back", "open", "final"].contains(id) else {
        return entry.key.refuse("a state's name that is no word of `to` or `in`")
      }
      declare(.state, id)
      sources.note(.state(StateName(id)), entry.key.place)
      return entry.value.fields { keys in
        let actions = keys.optional("actions")
        guard let state = state(StateName(id), keys) else { return nil }
        if let actions { waiting.append((actions, state)) }
        return state
      }
    }
    return (states ?? [], waiting.flatMap { actions($0.0, in: $0.1) })
  }

  private func state(_ name: StateName, _ keys: YAMLFields) -> StateRule? {
    let label = keys.required("label")?.label()
    let owner = keys.optional("owner")
    let final = keys.optional("final")
    let clocks = keys.optional("clocks")
    let waitsFor = keys.optional("waits-for")
    let ownerRole = owner.flatMap(role)
    let finalKind = final?.oneOf(FinalKind.self)
    let named = clocks?.list(orOne: true, of: stateClock) ?? []
    let link = waitsFor.flatMap { value in value.text().flatMap { self.link($0, value) } }
    let reply = keys.optional("reply")?.list(orOne: true) { field($0) } ?? []
    let enteredBy = keys.optional("entered-by")?.list(orOne: true, of: action) ?? []
    guard let label else { return nil }
    switch (owner, final) {
    case (nil, nil), (.some, .some):
      keys.complain("a state has either an `owner` or, when a case ends there, `final`")
      return nil
    case (.some, nil):
      return ownerRole.map {
        StateRule(
          name: name, label: label, kind: .open(owner: $0, waitsFor: link), clocks: named,
          reply: reply, enteredBy: enteredBy)
      }
    case (nil, .some):
      for key in [clocks, waitsFor].compactMap({ $0 }) {
        key.complain("nothing runs and nothing is waited for where a case ends")
      }
      return finalKind.map {
        StateRule(
          name: name, label: label, kind: .final($0), clocks: [], reply: reply,
          enteredBy: enteredBy)
      }
    }
  }

  /// `triage`, `triage held`, `contact kept`.
  private func stateClock(_ value: YAMLValue) -> StateClock? {
    guard var phrase = Phrase(value), let name = phrase.word() else { return nil }
    let mode: StateClockMode =
      phrase.skip("held") ? .held : phrase.skip("kept") ? .kept : .runs
    guard phrase.isAtEnd else {
      return phrase.refuse("a clock, alone or with `held` or `kept` behind it")
    }
    return StateClock(clock: clock(name, value), mode: mode)
  }
}
