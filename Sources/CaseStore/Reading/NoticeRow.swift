package import CaseCore
package import WorkCalendar

/// A notice (通知) as the store has it.
package struct NoticeRow: Equatable, Sendable {
  package var draft: NoticeDraft
  package var event: Int64
  package var lane: Int64
  package var state: NoticeState
  /// Nil unless it is owed.
  package var nextAt: Instant?
  package var attempts: Int
  /// The bytes as rendered; nil before that, and when erased.
  package var body: [UInt8]?
  /// The header rendered with them, for an endpoint; nil where it is the usual one.
  package var head: String?
  /// Why it has not got through.
  package var fault: String?
  /// Since when somebody is to see to it: when it failed, or fell into doubt.
  package var untoldAt: Instant?

  package init(
    draft: NoticeDraft, event: Int64, lane: Int64, state: NoticeState, nextAt: Instant?,
    attempts: Int, body: [UInt8]?, head: String? = nil, fault: String? = nil,
    untoldAt: Instant? = nil
  ) {
    self.fault = fault
    self.untoldAt = untoldAt
    self.draft = draft
    self.event = event
    self.lane = lane
    self.state = state
    self.nextAt = nextAt
    self.attempts = attempts
    self.body = body
    self.head = head
  }
}

/// Which notices a list shows.
package enum NoticeFilter: Equatable, Sendable {
  case ofCase(CaseID)
  /// About no case, in the state of that word or in any.
  case ofOffice(stateWord: String?)
  /// Owed and due in one lane, the earliest first.
  case due(lane: Int64, by: Instant)
  /// Begun and not ended: what a restart finds, or what somebody must mark.
  case sending
  case uncertain
}

/// One way by which notices leave, for one recipient's organisation.
package struct LaneRow: Equatable, Sendable {
  package var id: Int64
  package var kind: LaneKind
  package var organisation: OrganisationID
  /// When its earliest owed notice is due; nil when none is.
  package var nextAt: Instant?
  package var isOrdered: Bool
  package var failingSince: Instant?
  /// Why it fails.
  package var fault: String?

  package init(
    id: Int64, kind: LaneKind, organisation: OrganisationID, nextAt: Instant?, isOrdered: Bool,
    failingSince: Instant?, fault: String? = nil
  ) {
    self.fault = fault
    self.id = id
    self.kind = kind
    self.organisation = organisation
    self.nextAt = nextAt
    self.isOrdered = isOrdered
    self.failingSince = failingSince
  }
}
