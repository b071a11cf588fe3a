package import WorkCalendar

/// One entry of a case's stream: what happened, who did it, and all that it changed.
package struct CaseEvent: Equatable, Sendable {
  package var caseID: CaseID
  /// The place in the case's stream, from 1.
  package var version: Int
  package var at: Instant
  package var actor: Actor
  package var kind: EventKind
  package var note: String?
  package var changes: [Change]
  package var notices: [NoticeReference]

  package init(
    caseID: CaseID, version: Int, at: Instant, actor: Actor, kind: EventKind, note: String?,
    changes: [Change], notices: [NoticeReference]
  ) {
    self.caseID = caseID
    self.version = version
    self.at = at
    self.actor = actor
    self.kind = kind
    self.note = note
    self.changes = changes
    self.notices = notices
  }
}

extension CaseEvent {
  /// Whether the case begins with it.
  var isFirst: Bool { kind == .opened || kind == .adopted }
}

/// What happened to a case.
package enum EventKind: Equatable, Sendable {
  case opened
  /// A case that was under way before was taken over.
  case adopted
  /// An action was done; `branch` is the name its outcome goes by.
  case acted(ActionName, branch: ActionName)
  case proposed(ActionName)
  case proposalEnded(ActionName, ProposalEnd)
  /// An action came too late; nothing but this record came of it.
  case refusedLate(ActionName)
  case missed(ClockKey)
  case rungFired(ClockKey, rung: Int, occurrence: Int)
  /// A rung whose time had passed when it could have fired; it told nobody.
  case rungPassedOver(ClockKey, rung: Int)
  case slipSigned(Int)
  case slipLapsed(Int)
  case slipAcknowledged(Int)
  case acknowledgementExpired(Int)
  case reachBegan(ClockName)
  case reachEnded(ClockName, reached: Bool)
  case lookDue
  case looked
  case noticeEnded(NoticeID, NoticeEnd)
  /// A date that one of its clocks hangs on moved.
  case relativeMoved
  /// What is due was computed anew, by this version of the calendar.
  case calendarChanged(Int)
  /// From this version of its procedure on it goes by another: of which migration, from and to.
  case migrated(Int, from: Int, to: Int)
  /// An owner, or a party that was closed, changed because the roster did.
  case ownersChanged
  case mergedIn(CaseID)
  case unmergedFrom(CaseID)
  /// The case into which this one was merged has itself been merged, into this.
  case mergedOnward(CaseID)
  case quarantined
  case released
  /// A notice of which nobody knew whether it arrived goes out again.
  case noticeResent(NoticeID)
  /// Contact data was shown whole to somebody who said why.
  case contactsShown
}

extension EventKind {
  /// Whether by it the case went over to another version of its procedure.
  package var isMigration: Bool {
    if case .migrated = self { return true }
    return false
  }
}

/// One thing that an event changed; folding a case is applying these in order.
package enum Change: Equatable, Sendable {
  case opened(Opened)
  /// The state entered; `isFinal` ends the case, or reopens it when it was ended.
  case entered(StateName, isFinal: Bool)
  case owned(Owner?)
  case field(FieldName, FieldValue?)
  case requesters([Requester])
  case lead(OrganisationID?)
  case assigned(PostKind, PersonID?)
  /// The run of a clock now reads so; one in a final phase leaves the live ones.
  case clock(ClockRun)
  case rung(ClockKey, FiredRung)
  case proposal(Proposal?)
  case round(Int)
  case level(Int)
  case counted(ActionName)
  case slip(Slip)
  case asked(NoticeID, NoticeEnd)
  case mergedInto(CaseID?)
  case quarantine(String?)
  /// The clocks that time leaves alone from now on, all of them.
  case stopped([ClockKey])
  case lookedBy([PersonID])
  /// The case goes by this version of its procedure now, in which its state, and the one from which
  /// it came there, go by these names.
  case followed(ProcedureReference, state: StateName, cameFrom: StateName?)
  /// What is asked for with the next actions, all of it.
  case wanted([FieldName])
}

/// What stands about a case from its first event on.
package struct Opened: Equatable, Sendable {
  package var publicID: String
  package var number: String
  package var procedure: ProcedureReference
  package var parent: CaseID?

  package init(
    publicID: String, number: String, procedure: ProcedureReference, parent: CaseID?
  ) {
    self.publicID = publicID
    self.number = number
    self.procedure = procedure
    self.parent = parent
  }
}

/// A notice that an event caused, by its stable id.
package struct NoticeReference: Equatable, Sendable {
  package var id: NoticeID
  package var recipient: PersonID
  package var isEcho: Bool

  package init(id: NoticeID, recipient: PersonID, isEcho: Bool) {
    self.id = id
    self.recipient = recipient
    self.isEcho = isEcho
  }
}
