/// A stretch of time through which a clock ran, or through which it was held.
///
/// It covers what lies after `since` and not after `until`, so a close at `until` belongs to it.
package struct ClockSpan: Hashable, Sendable {
  /// Whether time was being spent.
  package enum Pace: Hashable, Sendable {
    case running
    case held
  }

  package let pace: Pace
  package let since: Instant
  /// Nil while the stretch lasts.
  package let until: Instant?

  /// The stretch from `since` to `until`, or lasting still.
  package init(_ pace: Pace, since: Instant, until: Instant? = nil) {
    self.pace = pace
    self.since = since
    self.until = until
  }
}
