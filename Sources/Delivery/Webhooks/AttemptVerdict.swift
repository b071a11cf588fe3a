package import WorkCalendar

/// What an attempt to deliver a webhook came to.
package enum AttemptVerdict: Equatable, Sendable {
  case delivered
  /// The receiver wants no more of anything (410).
  case gone
  case retry(at: Instant)
  /// It says nothing of the receiver, and is made again as soon as it can be.
  case again
  /// That was the last attempt.
  case exhausted

  /// How an attempt ended: a status, or none in time or at all.
  package enum Ending: Equatable, Sendable {
    /// `asked` is how long the receiver wants us to wait, in milliseconds.
    case status(Int, asked: Int64?)
    case timedOut
    case failed
    /// The daemon stopped; it is no word of the receiver's.
    case cutOff
  }

  /// `done` attempts were made, the last of which ended `at`; `draw` is from 0 to 1.
  package init(_ ending: Ending, after done: Int, endedAt at: Instant, draw: Double) {
    let next: Instant?
    switch ending {
    case .status(200..<300, _):
      self = .delivered
      return
    case .status(410, _):
      self = .gone
      return
    case .cutOff:
      self = .again
      return
    case .status(let status, let asked):
      next = RetrySchedule.next(
        after: done, endedAt: at, draw: draw, isBusy: AttemptVerdict.busy.contains(status),
        asked: asked)
    case .timedOut:
      next = RetrySchedule.next(after: done, endedAt: at, draw: draw, isBusy: true)
    case .failed: next = RetrySchedule.next(after: done, endedAt: at, draw: draw)
    }
    self = next.map { .retry(at: $0) } ?? .exhausted
  }

  /// The statuses by which a receiver asks for patience.
  private static let busy: Set<Int> = [429, 502, 503, 504]
}
