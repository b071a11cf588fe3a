package import CaseCore
package import WorkCalendar

/// That what went to an endpoint, or should have gone, goes there again.
package struct ReplayOrder: Equatable, Sendable {
  /// How many notices one order takes.
  package static let most = 1_000

  package var endpoint: EndpointID
  /// The numbers of the first notice and of the last; those of other lanes between them stay out.
  package var numbers: ClosedRange<Int64>

  package init(endpoint: EndpointID, numbers: ClosedRange<Int64>) {
    self.endpoint = endpoint
    self.numbers = numbers
  }
}

/// A notice that an order would take.
package struct Replayable: Equatable, Sendable {
  package var number: Int64
  package var notice: NoticeID
  /// It is still owed, and goes out in any case.
  package var isOwed: Bool
  /// Its text was erased, and there is nothing to send again.
  package var isErased: Bool
}

/// How it goes on with a notice that goes out again.
package struct ReplayUpdate: Equatable, Sendable {
  package var notice: NoticeID
  /// All that were made, those from before the order among them.
  package var attempts: Int
  package var step: Step
  /// What an attempt says of the lane.
  package var lane: LaneVerdict?

  package enum Step: Equatable, Sendable {
    /// It had never been sent; these are the bytes that every attempt sends.
    case rendered([UInt8], head: String?)
    case again(at: Instant)
    /// It arrived, or was tried often enough.
    case over
  }

  package init(notice: NoticeID, attempts: Int, step: Step, lane: LaneVerdict? = nil) {
    self.notice = notice
    self.attempts = attempts
    self.step = step
    self.lane = lane
  }
}
