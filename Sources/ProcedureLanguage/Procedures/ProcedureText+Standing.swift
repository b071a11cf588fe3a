internal import CaseCore

/// What stands beside states and actions: the opening, the look, the reach, the top, the second
/// persons.
extension ProcedureText {
  func opening(_ value: YAMLValue) -> OpeningRule? {
    value.fields { keys in
      sources.note(.opening, keys.place)
      let label = keys.required("label")?.label()
      let by = keys.optional("by")?.list(orOne: true, of: role) ?? []
      let form = keys.optional("form").map(form) ?? []
      let state = keys.required("state").flatMap(state)
      let effects = keys.optional("do").map(effects) ?? []
      let echo = keys.required("echo").flatMap(echo)
      let tells = keys.optional("tell")?.list(orOne: true, of: told) ?? []
      guard let label, let state, let echo else { return nil }
      return OpeningRule(
        by: by, label: label, form: form, state: state, effects: effects, echo: echo,
        tells: tells)
    }
  }

  func look(_ value: YAMLValue) -> LookRule? {
    value.fields { keys in
      let clock = keys.required("clock")?.identifier()
      let label = keys.required("label")?.label()
      let owner = keys.required("owner").flatMap(role)
      let lookers = keys.required("lookers")?.list(orOne: true, of: role)
      let first = keys.required("first")?.limit()
      let then = keys.required("then")?.limit()
      let from = keys.optional("from").flatMap { field($0, .date) }
      guard let clock, let label, let owner, let lookers, let first, let then else { return nil }
      return LookRule(
        clock: ClockName(clock), label: label, owner: owner, lookers: lookers, first: first,
        then: then, from: from)
    }
  }

  func reach(_ value: YAMLValue) -> ReachRule? {
    value.fields { keys in
      let role = keys.required("role").flatMap(role)
      let limit = keys.required("limit")?.limit()
      let ladder = keys.required("ladder").flatMap(ladder)
      guard let role, let limit, let ladder else { return nil }
      return ReachRule(role: role, limit: limit, ladder: ladder)
    }
  }

  func top(_ value: YAMLValue) -> TopRule? {
    value.fields { keys in
      let role = keys.required("role").flatMap(role)
      let witness = keys.required("witness").flatMap(self.role)
      guard let role, let witness else { return nil }
      return TopRule(role: role, witness: witness)
    }
  }

  func countersigns(_ value: YAMLValue) -> [CountersignRule] {
    let read = value.entries { entry -> CountersignRule? in
      guard let name = role(entry.key) else { return nil }
      sources.note(.countersign(name), entry.key.place)
      return entry.value.fields { keys in
        let limit = keys.required("limit")?.limit()
        let ladder = keys.required("ladder").flatMap(ladder)
        guard let limit, let ladder else { return nil }
        return CountersignRule(role: name, limit: limit, ladder: ladder)
      }
    }
    return read ?? []
  }
}
