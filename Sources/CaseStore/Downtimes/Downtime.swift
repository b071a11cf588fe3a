package import CaseCore
package import WorkCalendar

/// A stretch in which time did nothing although something of a case was due.
package struct Downtime: Equatable, Sendable {
  /// How many of the cases are named.
  package static let mostNamed = 100

  /// When time had last done all that was due.
  package var from: Instant
  /// When it went on.
  package var until: Instant
  /// How many cases had something due in it.
  package var cases: Int
  /// Those that waited longest, the longest first.
  package var delayed: [DelayedCase]

  package init(from: Instant, until: Instant, cases: Int, delayed: [DelayedCase]) {
    self.from = from
    self.until = until
    self.cases = cases
    self.delayed = delayed
  }
}

/// A case for which something was due, and when it was.
package struct DelayedCase: Equatable, Sendable {
  package var caseID: CaseID
  package var at: Instant

  package init(caseID: CaseID, at: Instant) {
    self.caseID = caseID
    self.at = at
  }
}

/// A downtime on record, by its event's number.
package struct DowntimeRow: Equatable, Sendable {
  package var number: Int64
  package var downtime: Downtime
  /// When somebody said that what it delayed is seen to; nil before.
  package var seenAt: Instant?
}
