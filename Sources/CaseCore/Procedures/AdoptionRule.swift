/// How cases are taken over that were under way before this system was (接续, decision 0059).
package struct AdoptionRule: Equatable, Sendable {
  package var label: String
  package var by: [RoleName]
  /// What stands in a case that is taken over, in whatever state.
  package var form: [FormField]
  /// The date from which its clock has been running.
  package var since: FieldName
  /// The date until which it runs.
  package var due: FieldName
  package var states: [AdoptedState]
  package var echo: Echo
  package var tells: [Told]

  package init(
    label: String, by: [RoleName], form: [FormField], since: FieldName, due: FieldName,
    states: [AdoptedState], echo: Echo, tells: [Told]
  ) {
    self.label = label
    self.by = by
    self.form = form
    self.since = since
    self.due = due
    self.states = states
    self.echo = echo
    self.tells = tells
  }

  package func state(_ name: StateName) -> AdoptedState? { states.first { $0.state == name } }

  /// The form of one state: what it needs is required there.
  package func form(of state: AdoptedState) -> [FormField] {
    form.map { asked in
      var own = asked
      own.isRequired = asked.isRequired || state.needs.contains(asked.field)
      return own
    }
  }
}

/// A state in which a case can be taken over.
package struct AdoptedState: Equatable, Sendable {
  package var state: StateName
  /// The clock that has been running, until the date given.
  package var clock: ClockName
  /// The fields that this state needs besides.
  package var needs: [FieldName]
  package var effects: [Effect]

  package init(state: StateName, clock: ClockName, needs: [FieldName], effects: [Effect]) {
    self.state = state
    self.clock = clock
    self.needs = needs
    self.effects = effects
  }
}
