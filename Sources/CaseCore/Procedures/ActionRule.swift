/// What may be done in some states: by whom, with what, and what follows.
package struct ActionRule: Equatable, Sendable {
  package var name: ActionName
  package var label: String
  package var from: [StateName]
  package var trigger: Trigger
  /// Who may do it; empty for actions that no person does.
  package var by: [RoleName]
  /// May be recorded on behalf by the role that the actor's role names.
  package var mayBeRecorded: Bool
  package var form: [FormField]
  package var guards: [Guard]
  package var caps: [Cap]
  package var second: SecondPerson?
  /// Each requester answers once; this choice is kept at its lowest (last listed) value.
  package var collects: FieldName?
  /// The first whose condition holds is taken.
  package var branches: [Branch]
  /// What every branch does, before what it adds itself.
  package var effects: [Effect]
  package var echo: Echo
  /// Who else is told, without its being an echo.
  package var tells: [Told]
  /// What becomes of open children of a procedure when the case leaves by this action.
  package var children: [ProcedureName: ChildPolicy]

  package init(
    name: ActionName, label: String, from: [StateName], trigger: Trigger, by: [RoleName],
    mayBeRecorded: Bool, form: [FormField], guards: [Guard], caps: [Cap], second: SecondPerson?,
    collects: FieldName?, branches: [Branch], effects: [Effect], echo: Echo, tells: [Told],
    children: [ProcedureName: ChildPolicy]
  ) {
    self.name = name
    self.label = label
    self.from = from
    self.trigger = trigger
    self.by = by
    self.mayBeRecorded = mayBeRecorded
    self.form = form
    self.guards = guards
    self.caps = caps
    self.second = second
    self.collects = collects
    self.branches = branches
    self.effects = effects
    self.echo = echo
    self.tells = tells
    self.children = children
  }
}

/// What sets an action off.
package enum Trigger: String, Hashable, Sendable, CaseIterable {
  case human
  /// A clock's expiry; a person among `by` may do it sooner.
  case timed
  /// An order of a relative.
  case linked
  /// A relative's change of state, as soon as the guards hold; a person among `by` may do it too.
  case automatic
}

/// One of the ways in which an action can turn out.
package struct Branch: Equatable, Sendable {
  /// The name under which the timeline shows it; nil for the action's own.
  package var name: ActionName?
  package var label: String?
  package var when: Condition?
  package var target: Target
  package var effects: [Effect]
  /// Replaces the action's echo.
  package var echo: Echo?

  package init(
    name: ActionName? = nil, label: String? = nil, when: Condition? = nil, target: Target,
    effects: [Effect] = [], echo: Echo? = nil
  ) {
    self.name = name
    self.label = label
    self.when = when
    self.target = target
    self.effects = effects
    self.echo = echo
  }
}

/// Where an action leads.
package enum Target: Equatable, Sendable {
  case stay
  case state(StateName)
  /// The state from which the case came here, one of these.
  case back([StateName])
}

/// A second person's part in an action (审批).
package struct SecondPerson: Equatable, Sendable {
  package var role: RoleName
  /// Only when this holds for the proposal's fields.
  package var when: Condition?
  package var confirm: ActionName
  package var confirmLabel: String
  package var decline: ActionName
  package var declineLabel: String
  /// The clocks whose rungs don't fire while the proposal is pending.
  package var mutes: [ClockName]

  package init(
    role: RoleName, when: Condition?, confirm: ActionName, confirmLabel: String,
    decline: ActionName, declineLabel: String, mutes: [ClockName]
  ) {
    self.role = role
    self.when = when
    self.confirm = confirm
    self.confirmLabel = confirmLabel
    self.decline = decline
    self.declineLabel = declineLabel
    self.mutes = mutes
  }

  /// The names that confirming and declining have where the file gives none.
  package static let usualConfirm: ActionName = "confirm"
  package static let usualDecline: ActionName = "decline"

  /// What confirming is called where it has a word of its own (同意延期); then the action's label is
  /// that of the asking (申请延期).
  package var ownConfirmLabel: String? {
    confirm == SecondPerson.usualConfirm ? nil : confirmLabel
  }

  package var ownDeclineLabel: String? {
    decline == SecondPerson.usualDecline ? nil : declineLabel
  }
}

/// Whom an outcome owes an echo (回音), or why it owes none.
package enum Echo: Equatable, Sendable {
  case to([RoleName], template: TemplateName, says: [FieldName])
  case none(because: String)
}

/// What a parent's action does with its open children.
package enum ChildPolicy: Equatable, Sendable {
  case keep
  /// Orders this action on each.
  case order(ActionName)
  /// The action is refused while one is open.
  case wait
}
