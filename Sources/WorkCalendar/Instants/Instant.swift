/// A moment in time: whole milliseconds of UTC since 1970-01-01T00:00Z.
package struct Instant: Hashable, Comparable, Sendable {
  package static let millisecondsPerMinute: Int64 = 60_000
  package static let millisecondsPerHour: Int64 = 3_600_000
  package static let millisecondsPerDay: Int64 = 86_400_000

  /// The instant after every other: what never comes.
  package static let distantFuture = Instant(milliseconds: .max)

  /// Milliseconds of UTC since the epoch.
  package let milliseconds: Int64

  /// The instant `milliseconds` after the epoch.
  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The instant so much later (or earlier, if negative), stopping at the ends of the range.
  package func advanced(byMilliseconds distance: Int64) -> Instant {
    let (sum, overflowed) = milliseconds.addingReportingOverflow(distance)
    guard overflowed else { return Instant(milliseconds: sum) }
    return Instant(milliseconds: distance > 0 ? .max : .min)
  }

  package static func < (left: Instant, right: Instant) -> Bool {
    left.milliseconds < right.milliseconds
  }
}
