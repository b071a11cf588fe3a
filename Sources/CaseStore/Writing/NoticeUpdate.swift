package import CaseCore
package import WorkCalendar

/// What became of a notice: the courier's word, or that of whoever told, waived or took it over.
package struct NoticeUpdate: Equatable, Sendable {
  package var id: NoticeID
  package var state: NoticeState
  /// When it is tried next; only an owed one is.
  package var nextAt: Instant?
  /// Nil leaves them as they are.
  package var attempts: Int?
  /// The bytes as rendered, stored before the first attempt; nil leaves them as they are.
  package var body: [UInt8]?
  /// The header that goes with them, for an endpoint.
  package var head: String?
  /// It changes nothing unless the notice is in this state; nil does not ask.
  package var expected: NoticeState?
  /// What an attempt says of the lane.
  package var lane: LaneVerdict?
  /// Why it did not get through, for whoever is to see to it; being sent leaves it as it is.
  package var fault: String?

  package init(
    id: NoticeID, state: NoticeState, nextAt: Instant? = nil, attempts: Int? = nil,
    body: [UInt8]? = nil, head: String? = nil, expected: NoticeState? = nil,
    lane: LaneVerdict? = nil,
    fault: String? = nil
  ) {
    self.fault = fault
    self.expected = expected
    self.lane = lane
    self.id = id
    self.state = state
    self.nextAt = nextAt
    self.attempts = attempts
    self.body = body
    self.head = head
  }
}

/// What an attempt says of the lane by which it went.
package enum LaneVerdict: Equatable, Sendable {
  case works
  /// Nothing goes by it before the instant, where there is one.
  case fails(at: Instant, heldUntil: Instant?, because: String)
}

/// Where a notice stands; the last four are its ends.
package enum NoticeState: Equatable, Sendable {
  case owed
  case sending
  /// Cut off where nobody can know whether it arrived; a duty of the secretariat.
  case uncertain
  case delivered
  /// By word of mouth: by whom, to whom and when.
  case toldInPerson(by: PersonID, to: String, at: Instant)
  case handedOver
  case waived(by: PersonID, reason: String)

  /// Where a person's word leaves a notice.
  package init(_ word: NoticeSettlement.Word, by person: PersonID) {
    switch word {
    case .arrived: self = .delivered
    case .told(let to, _, let at): self = .toldInPerson(by: person, to: to, at: at)
    case .waived(let reason): self = .waived(by: person, reason: reason)
    case .again: self = .owed
    }
  }

  /// How the duty to tell ended; nil while it lasts.
  package var end: NoticeEnd? {
    switch self {
    case .owed, .sending, .uncertain: nil
    case .delivered: .delivered
    case .toldInPerson: .toldInPerson
    case .handedOver: .handedOver
    case .waived: .waived
    }
  }
}

/// The kinds of lanes by which notices go out.
package enum LaneKind: Hashable, Sendable, CaseIterable {
  /// Kept for reading in the daemon; nothing is sent.
  case archive
  case mail
  case endpoint
}
