/// The recorded life of one clock, from which its due is folded.
///
/// The spans are in order and adjoin; the first begins at `started`, and only the last may be
/// open. A last span with an end is that of a clock that has ended: its due is the one it had.
package struct ClockIntervals: Hashable, Sendable {
  package let started: Instant
  package let term: Term
  package let spans: [ClockSpan]
  /// No due is earlier than this ("one working day is left at least"); nil if nothing was left.
  package let floor: Instant?
  /// When the floor was granted.
  ///
  /// Known, holds after it move the floor by the closes held, so that what was left is still left
  /// when the clock goes on; nil, the floor stays where it is.
  package let floorGranted: Instant?

  /// A clock's record; without spans it has run since its start.
  package init(
    started: Instant, term: Term, spans: [ClockSpan] = [], floor: Instant? = nil,
    floorGranted: Instant? = nil
  ) {
    self.started = started
    self.term = term
    self.spans = spans.isEmpty ? [ClockSpan(.running, since: started)] : spans
    self.floor = floor
    self.floorGranted = floorGranted
  }

  /// Whether the clock stands still at the end of its record.
  package var isHeld: Bool { spans.last?.pace == .held }

  /// The spans with adjoining ones of one pace made one, as if no cut had been recorded.
  var mergedSpans: [ClockSpan] {
    spans.reduce(into: []) { merged, span in
      guard let last = merged.last, last.pace == span.pace else { return merged.append(span) }
      merged[merged.count - 1] = ClockSpan(span.pace, since: last.since, until: span.until)
    }
  }

  /// The record from `instant` on, as that of a clock of its own started then.
  func from(_ instant: Instant, term: Term) -> ClockIntervals {
    let rest = spans.compactMap { span -> ClockSpan? in
      if let until = span.until, until <= instant { return nil }
      return ClockSpan(span.pace, since: max(span.since, instant), until: span.until)
    }
    return ClockIntervals(started: instant, term: term, spans: rest)
  }

  /// The pace at `instant`; nil before the start or after the end of the record.
  func pace(at instant: Instant) -> ClockSpan.Pace? {
    spans.first { $0.since < instant && instant <= $0.until ?? .distantFuture }?.pace
  }
}
