package import WorkCalendar

/// How a case of a procedure begins.
package struct OpeningRule: Equatable, Sendable {
  /// Empty where only other cases open one.
  package var by: [RoleName]
  /// The kinds of organisations that may ask; of every kind when empty.
  package var requesters: [OrganisationKind]
  package var label: String
  package var form: [FormField]
  package var state: StateName
  package var effects: [Effect]
  package var echo: Echo
  package var tells: [Told]

  package init(
    by: [RoleName], requesters: [OrganisationKind] = [], label: String, form: [FormField],
    state: StateName, effects: [Effect], echo: Echo, tells: [Told]
  ) {
    self.by = by
    self.requesters = requesters
    self.label = label
    self.form = form
    self.state = state
    self.effects = effects
    self.echo = echo
    self.tells = tells
  }
}

/// How long a post may take to confirm a proposal, and who is told when it doesn't.
package struct CountersignRule: Equatable, Sendable {
  package var role: RoleName
  package var limit: Limit
  package var ladder: LadderName

  package init(role: RoleName, limit: Limit, ladder: LadderName) {
    self.role = role
    self.limit = limit
    self.ladder = ladder
  }
}

/// The look that every open case gets, whatever the rules did not foresee (过目).
package struct LookRule: Equatable, Sendable {
  package var clock: ClockName
  package var label: String
  package var owner: RoleName
  /// Those who each record that they have looked, the owner among them.
  package var lookers: [RoleName]
  package var first: Limit
  package var then: Limit
  /// Counted from the date in this field rather than from the opening.
  package var from: FieldName?

  package init(
    clock: ClockName, label: String, owner: RoleName, lookers: [RoleName], first: Limit,
    then: Limit, from: FieldName?
  ) {
    self.clock = clock
    self.label = label
    self.owner = owner
    self.lookers = lookers
    self.first = first
    self.then = then
    self.from = from
  }
}

/// A duty that the engine itself lays on a role, whatever the state: to reach somebody whose
/// question did not arrive (电话联系), to release what failed (解除隔离).
package struct StandingDuty: Equatable, Sendable {
  package var role: RoleName
  package var limit: Limit
  package var ladder: LadderName

  package init(role: RoleName, limit: Limit, ladder: LadderName) {
    self.role = role
    self.limit = limit
    self.ladder = ladder
  }
}

/// The role above which there is nobody, and the witness of its delays.
package struct TopRule: Equatable, Sendable {
  package var role: RoleName
  package var witness: RoleName

  package init(role: RoleName, witness: RoleName) {
    self.role = role
    self.witness = witness
  }
}
