/// A workflow as a value: what a file under `config/procedures/` says, read and cross-referenced.
package struct Procedure: Equatable, Sendable {
  package var name: ProcedureName
  package var version: Int
  package var label: String
  /// The letters before the year in a case's number: `DB` in DB-2026-001.
  package var numberPrefix: String
  /// By which the messages about its cases go to other systems.
  package var messages: MessageFamily
  /// The field whose text is the case's title.
  package var title: FieldName
  package var roles: [RoleRule]
  package var fields: [FieldRule]
  package var ladders: [Ladder]
  /// In the order of the file, which is the order in which clocks due at one instant fire.
  package var clocks: [ClockRule]
  package var states: [StateRule]
  package var actions: [ActionRule]
  package var opening: OpeningRule
  /// How cases under way are taken over; nil where none are.
  package var adoption: AdoptionRule?
  package var countersigns: [CountersignRule]
  /// The look that cannot be switched off (过目).
  package var look: LookRule
  /// The officer's duty to reach somebody whose silence would otherwise be taken for an answer.
  package var reach: StandingDuty
  /// The duty to release what failed.
  package var release: StandingDuty
  /// The post at the top, which has a witness in place of somebody above it.
  package var top: TopRule?
  /// What makes a case urgent: its notices do not wait for office hours.
  package var urgentWhen: Condition?
  /// What makes a case visible to its parties only.
  package var confidentialWhen: Condition?
  /// What hides the requester's name from departments.
  package var hidesRequesterWhen: Condition?

  package init(
    name: ProcedureName, version: Int, label: String, numberPrefix: String,
    messages: MessageFamily, title: FieldName, roles: [RoleRule], fields: [FieldRule],
    ladders: [Ladder], clocks: [ClockRule],
    states: [StateRule], actions: [ActionRule], opening: OpeningRule,
    adoption: AdoptionRule? = nil, countersigns: [CountersignRule], look: LookRule,
    reach: StandingDuty, release: StandingDuty,
    top: TopRule?, urgentWhen: Condition?, confidentialWhen: Condition?,
    hidesRequesterWhen: Condition?
  ) {
    self.name = name
    self.version = version
    self.label = label
    self.numberPrefix = numberPrefix
    self.messages = messages
    self.title = title
    self.roles = roles
    self.fields = fields
    self.ladders = ladders
    self.clocks = clocks
    self.states = states
    self.actions = actions
    self.opening = opening
    self.adoption = adoption
    self.countersigns = countersigns
    self.look = look
    self.reach = reach
    self.release = release
    self.top = top
    self.urgentWhen = urgentWhen
    self.confidentialWhen = confidentialWhen
    self.hidesRequesterWhen = hidesRequesterWhen
  }

  package func state(_ name: StateName) -> StateRule? {
    states.firstIndex { $0.name == name }.map { states[$0] }
  }

  package func role(_ name: RoleName) -> RoleRule? {
    roles.firstIndex { $0.name == name }.map { roles[$0] }
  }

  package func field(_ name: FieldName) -> FieldRule? {
    fields.firstIndex { $0.name == name }.map { fields[$0] }
  }

  package func clock(_ name: ClockName) -> ClockRule? {
    clocks.firstIndex { $0.name == name }.map { clocks[$0] }
  }

  package func ladder(_ name: LadderName) -> Ladder? {
    ladders.firstIndex { $0.name == name }.map { ladders[$0] }
  }

  /// The rule for `action` in `state`: one name may mean different things in different states.
  package func action(_ name: ActionName, in state: StateName) -> ActionRule? {
    actions.firstIndex { $0.name == name && $0.from.contains(state) }.map { actions[$0] }
  }

  /// Whether a role is that of whoever asked.
  func isRequesters(_ role: RoleName) -> Bool {
    self.role(role)?.isBound(to: .requester) ?? false
  }

  /// A case's title; nil where it has none, or had it erased.
  package func title(of file: CaseFile) -> String? {
    if case .text(let text)? = file.fields[title] { text } else { nil }
  }
}

/// A procedure and the version of it that a case is pinned to.
package struct ProcedureReference: Hashable, Sendable {
  package var name: ProcedureName
  package var version: Int

  package init(name: ProcedureName, version: Int) {
    self.name = name
    self.version = version
  }
}
