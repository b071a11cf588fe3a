internal import CaseCore

/// `adopt`: how cases that were under way before are taken over (接续).
extension ProcedureText {
  func adoption(
    _ section: YAMLValue, _ states: [StateRule], _ clocks: [ClockRule]
  ) -> AdoptionRule? {
    sources.note(.adoption, section.place)
    return section.fields { keys in
      let label = keys.required("label")?.label()
      let by = keys.required("by")?.list(orOne: true, of: role) ?? []
      let form = keys.required("form").flatMap(form) ?? []
      let since = keys.required("since").flatMap { field($0, .date) }
      let due = keys.required("due").flatMap { field($0, .date) }
      let places = keys.required("states")?.entries { entry in
        place(entry, states, clocks)
      }
      let echo = keys.required("echo").flatMap(echo)
      let tells = keys.optional("tell").flatMap(told) ?? []
      guard let label, let since, let due, let places, let echo else { return nil }
      guard form.contains(where: { $0.field == due && $0.isRequired }) else {
        keys.complain("`form` must require `\(due)`, until when a case is to be done")
        return nil
      }
      return AdoptionRule(
        label: label, by: by, form: form, since: since, due: due, states: places, echo: echo,
        tells: tells)
    }
  }

  private func place(
    _ entry: YAMLEntry, _ states: [StateRule], _ clocks: [ClockRule]
  ) -> AdoptedState? {
    let name = state(entry.key)
    return entry.value.fields { keys in
      let value = keys.required("clock")
      let clock = value.flatMap { self.clock($0) }
      let needs = keys.optional("needs")?.list(orOne: true) { field($0) } ?? []
      let effects = keys.optional("do").flatMap(effects) ?? []
      guard let name, let clock else { return nil }
      // Of a state that is not there its mention has complained.
      guard let rule = states.first(where: { $0.name == name }) else { return nil }
      guard rule.clocks.contains(where: { $0.clock == clock && $0.mode == .runs }) else {
        value?.complain("`\(clock)` is no clock that runs in `\(name)`")
        return nil
      }
      if clocks.first(where: { $0.name == clock })?.expiry != nil {
        value?.complain("`\(clock)` does something at its end; take one that people are to meet")
      }
      return AdoptedState(state: name, clock: clock, needs: needs, effects: effects)
    }
  }
}
