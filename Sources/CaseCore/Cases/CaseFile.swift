package import WorkCalendar

/// One case: the fold of its events.
package struct CaseFile: Equatable, Sendable {
  package var id: CaseID
  package var publicID: String
  package var number: String
  package var procedure: ProcedureReference
  package var parent: CaseID?
  /// The number of its stream's last event.
  package var version: Int
  package var state: StateName
  /// The state from which it came here.
  package var cameFrom: StateName?
  package var openedAt: Instant
  package var stateSince: Instant
  /// Set while the state is final.
  package var endedAt: Instant?
  /// Nil while the state is final.
  package var owner: Owner?
  package var requesters: [Requester]
  package var lead: OrganisationID?
  package var assigned: [PostKind: PersonID]
  package var fields: [FieldName: FieldValue]
  package var clocks: [ClockRun]
  package var ended: [EndedClock]
  package var proposal: Proposal?
  package var round: Int
  package var level: Int
  package var uses: [UseCount]
  package var slips: [Slip]
  /// How the notices that asked something ended, by id.
  package var asked: [NoticeID: NoticeEnd]
  package var mergedInto: CaseID?
  /// Why timed work on the case failed, until it is released; the last reason of several.
  package var quarantine: String?
  /// The clocks whose timed work failed: time leaves them alone until the release.
  package var stopped: [ClockKey]
  /// Who has recorded the present look.
  package var lookedBy: [PersonID]
  /// What its procedure asks for before this, but did not when the case was there: it is asked for
  /// with the next actions, and nothing waits for it.
  package var wanted: [FieldName] = []

  /// The level of the assembly's bulletin.
  package static let highestLevel = 3

  /// Whether anything is still owed.
  package var isOpen: Bool { endedAt == nil }

  /// The live run of a clock of the procedure.
  package func run(_ clock: ClockName) -> ClockRun? { run(.rule(clock)) }

  package func run(_ key: ClockKey) -> ClockRun? { clocks.first { $0.key == key } }

  /// The next instant at which time alone changes something; nil when nothing ever will.
  package var wakesAt: Instant? {
    // Asked at every write, and hardly any case has stopped clocks.
    if stopped.isEmpty { return clocks.compactMap(\.wakesAt).min() }
    return clocks.filter { !stopped.contains($0.key) }.compactMap(\.wakesAt).min()
  }
}

/// One organisation that asked, and the person named as its contact.
package struct Requester: Equatable, Sendable {
  package var organisation: OrganisationID
  package var contact: PersonID?
  /// The merged case that brought it here.
  package var joinedFrom: CaseID?
  /// What it answered to the question that each requester answers once in a round.
  package var answer: String?

  package init(
    organisation: OrganisationID, contact: PersonID?, joinedFrom: CaseID? = nil,
    answer: String? = nil
  ) {
    self.organisation = organisation
    self.contact = contact
    self.joinedFrom = joinedFrom
    self.answer = answer
  }
}

/// How often an action has been done in this case.
package struct UseCount: Equatable, Sendable {
  package var action: ActionName
  package var inCase: Int
  package var inRound: Int
  package var underLead: Int

  package init(action: ActionName, inCase: Int, inRound: Int, underLead: Int) {
    self.action = action
    self.inCase = inCase
    self.inRound = inRound
    self.underLead = underLead
  }
}

/// How a duty to tell somebody ended.
package enum NoticeEnd: String, Hashable, Sendable, CaseIterable {
  case delivered
  case toldInPerson = "told-in-person"
  case handedOver = "handed-over"
  case waived

  /// Whether the question can be taken to have arrived.
  package var hasArrived: Bool {
    switch self {
    case .delivered, .toldInPerson: true
    case .handedOver, .waived: false
    }
  }
}
