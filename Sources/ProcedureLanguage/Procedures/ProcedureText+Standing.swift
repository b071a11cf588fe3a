internal import CaseCore

/// The rules that stand above the states: `look`, `reach`, `release`, `top`, `countersign`.
extension ProcedureText {
  func look(_ section: YAMLValue) -> LookRule? {
    section.fields { keys in
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

  /// `reach`, `release`: who owes it, within which limit, and who is told when it is late.
  func duty(_ section: YAMLValue) -> StandingDuty? {
    section.fields { keys in
      let role = keys.required("role").flatMap(role)
      let limit = keys.required("limit")?.limit()
      let ladder = keys.required("ladder").flatMap(ladder)
      guard let role, let limit, let ladder else { return nil }
      return StandingDuty(role: role, limit: limit, ladder: ladder)
    }
  }

  func top(_ section: YAMLValue) -> TopRule? {
    section.fields { keys in
      let role = keys.required("role").flatMap(role)
      let witness = keys.required("witness").flatMap(self.role)
      guard let role, let witness else { return nil }
      return TopRule(role: role, witness: witness)
    }
  }

  func countersigns(_ section: YAMLValue) -> [CountersignRule] {
    let read = section.entries { entry -> CountersignRule? in
      let role = role(entry.key)
      if let role { sources.note(.countersign(role), entry.key.place) }
      return entry.value.fields { keys in
        let limit = keys.required("limit")?.limit()
        let ladder = keys.required("ladder").flatMap(ladder)
        guard let role, let limit, let ladder else { return nil }
        return CountersignRule(role: role, limit: limit, ladder: ladder)
      }
    }
    return read ?? []
  }
}
