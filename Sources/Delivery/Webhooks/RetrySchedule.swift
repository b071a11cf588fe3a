package import WorkCalendar

/// When a delivery that failed is tried again (Standard Webhooks 1.0.0: ten attempts, some 76 h).
package enum RetrySchedule {
  /// How many attempts there are in all.
  package static let attempts = pauses.count + 1
  /// How far from its place a pause may be drawn, so that receivers are not hit in step.
  package static let jitter = 0.2
  /// The longest pause that a receiver may ask for.
  package static let longestPause: Int64 = Instant.millisecondsPerDay
  /// The shortest pause after a receiver that is too busy, or too slow.
  package static let shortestBusyPause: Int64 = Instant.millisecondsPerMinute

  /// The pauses after the first attempt, the second, and so on.
  private static let pauses: [Int64] = {
    let minute = Instant.millisecondsPerMinute
    let hour = 60 * minute
    return [
      5_000, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour,
      24 * hour,
    ]
  }()

  /// When to try again after `done` attempts; nil when that was the last.
  ///
  /// The last of them ended `at`. `draw` is from 0 to 1, `isBusy` after a time-out or a status that
  /// asks for patience, `asked` is how long the receiver asked us to wait, in milliseconds.
  package static func next(
    after done: Int, endedAt at: Instant, draw: Double, isBusy: Bool = false, asked: Int64? = nil
  ) -> Instant? {
    guard done >= 1, done <= pauses.count else { return nil }
    let share = 1 - jitter + 2 * jitter * min(max(draw, 0), 1)
    let drawn = Int64(Double(pauses[done - 1]) * share)
    let least = max(isBusy ? shortestBusyPause : 0, min(max(asked ?? 0, 0), longestPause))
    return at.advanced(byMilliseconds: max(drawn, least))
  }
}

/// `Retry-After` (RFC 9110 section 10.2.3): seconds, or a date.
package enum RetryAfter {
  /// The milliseconds that a value asks for at an instant; nil if it can't be read.
  package static func milliseconds(_ value: String, at now: Instant) -> Int64? {
    let text = value.trimming { $0 == " " || $0 == "\t" }
    if let seconds = Int64(text) {
      guard seconds >= 0, !text.hasPrefix("+") else { return nil }
      return seconds.multipliedReportingOverflow(by: 1_000).overflow ? .max : seconds * 1_000
    }
    return date(String(text)).map { max(0, $0.milliseconds - now.milliseconds) }
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that senders may write.
  private static func date(_ text: String) -> Instant? {
    let parts = text.split(separator: " ")
    guard parts.count == 6, parts[5] == "GMT",
      let month = EnglishDate.months.firstIndex(of: String(parts[2]))
    else { return nil }
    let iso = "\(parts[3])-\(month < 9 ? "0" : "")\(month + 1)-\(parts[1])T\(parts[4])Z"
    return Instant(iso8601: iso)
  }
}

extension StringProtocol {
  fileprivate func trimming(_ isTrimmed: (Character) -> Bool) -> Substring {
    let start = firstIndex { !isTrimmed($0) } ?? endIndex
    let end = lastIndex { !isTrimmed($0) }.map { index(after: $0) } ?? endIndex
    return Substring(self[start..<end])
  }
}
