package import WorkCalendar

/// What an attempt to hand over a mail came to.
package enum MailVerdict: Equatable, Sendable {
  case delivered
  /// Nobody can know whether it arrived: it is not sent again by itself.
  case uncertain
  /// The server never takes this one.
  case refused
  /// `ofAll` where whatever goes by this server would fare the same until then.
  case retry(at: Instant, ofAll: Bool)
  /// It was tried for long enough.
  case exhausted(ofAll: Bool)
  /// It says nothing of the server, and is made again as soon as it can be.
  case again

  /// How an attempt ended.
  package enum Ending: Equatable, Sendable {
    case accepted
    /// The server's code for this mail: 4xx says later, 5xx never.
    case answered(Int)
    /// The server can't be reached or trusted, or takes nothing from us; nothing was handed over.
    case unreachable
    /// Cut off after all of it had gone out.
    case cutOff
    /// The daemon stopped before that.
    case stopped
  }

  /// `done` attempts were made, the last of which ended `at`, and the server has failed `failures`
  /// times in a row, this one with them; `draw` is from 0 to 1.
  package init(
    _ ending: Ending, after done: Int, failures: Int = 0, owedSince: Instant, endedAt at: Instant,
    draw: Double
  ) {
    let ofAll: Bool
    var done = done
    switch ending {
    case .accepted:
      self = .delivered
      return
    case .cutOff:
      self = .uncertain
      return
    case .stopped:
      self = .again
      return
    case .answered(500...):
      self = .refused
      return
    case .answered: ofAll = false
    case .unreachable:
      ofAll = true
      // One mail tries for all, whichever it is.
      done = min(max(failures, 1), MailSchedule.hourly)
    }
    let next = MailSchedule.next(after: done, owedSince: owedSince, endedAt: at, draw: draw)
    self = next.map { .retry(at: $0, ofAll: ofAll) } ?? .exhausted(ofAll: ofAll)
  }
}

/// When a mail that did not get through is tried again: for days (RFC 5321 section 4.5.4.1).
package enum MailSchedule {
  /// How long a mail is tried, in milliseconds: well within the ten working days in which every
  /// duty to tell ends.
  package static let longest = 5 * Instant.millisecondsPerDay

  /// The pauses after the first attempt, the second, and so on; the last one repeats.
  private static let pauses: [Int64] = [5, 15, 30, 60, 120, 240, 480].map {
    $0 * Instant.millisecondsPerMinute
  }

  /// After so many attempts the pause is an hour, which is as long as a server that failed is left
  /// alone: everything waits for it.
  static let hourly = 4

  /// When to try again after `done` attempts; nil when it has been tried for long enough.
  package static func next(
    after done: Int, owedSince: Instant, endedAt at: Instant, draw: Double
  ) -> Instant? {
    let pause = pauses[min(max(done, 1), pauses.count) - 1]
    let share = 1 - RetrySchedule.jitter + 2 * RetrySchedule.jitter * min(max(draw, 0), 1)
    let next = at.advanced(byMilliseconds: Int64(Double(pause) * share))
    let end = owedSince.advanced(byMilliseconds: longest)
    return next <= end ? next : nil
  }
}
