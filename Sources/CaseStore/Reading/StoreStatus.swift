package import WorkCalendar

/// What the store holds, in numbers.
package struct StoreStatus: Equatable, Sendable {
  package var clock: ClockKind
  package var isDemo: Bool
  package var createdAt: Instant
  package var lastInstant: Instant
  package var lastEvent: Int64
  package var openCases: Int
  package var redCases: Int
  package var quarantinedCases: Int
  package var openDuties: Int
  package var owedNotices: Int
  package var uncertainNotices: Int
  package var earliestWake: Instant?

  package init(
    clock: ClockKind, isDemo: Bool, createdAt: Instant, lastInstant: Instant, lastEvent: Int64,
    openCases: Int, redCases: Int, quarantinedCases: Int, openDuties: Int, owedNotices: Int,
    uncertainNotices: Int, earliestWake: Instant?
  ) {
    self.clock = clock
    self.isDemo = isDemo
    self.createdAt = createdAt
    self.lastInstant = lastInstant
    self.lastEvent = lastEvent
    self.openCases = openCases
    self.redCases = redCases
    self.quarantinedCases = quarantinedCases
    self.openDuties = openDuties
    self.owedNotices = owedNotices
    self.uncertainNotices = uncertainNotices
    self.earliestWake = earliestWake
  }
}
