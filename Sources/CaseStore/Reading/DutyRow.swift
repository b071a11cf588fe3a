package import CaseCore
package import WorkCalendar

/// A duty (待办): what a post owes in a case, and by when.
package struct DutyRow: Equatable, Sendable {
  package var id: Int64
  package var caseID: CaseID
  package var clock: ClockKey
  package var serial: Int
  package var generation: Int
  package var owner: Owner
  package var startedAt: Instant
  package var yellowAt: Instant
  package var dueAt: Instant
  package var calendarVersion: Int
  package var isProvisional: Bool
  package var phase: ClockPhase
  package var firstMissedAt: Instant?
  package var endedAt: Instant?

  package init(
    id: Int64, caseID: CaseID, clock: ClockKey, serial: Int, generation: Int, owner: Owner,
    startedAt: Instant, yellowAt: Instant, dueAt: Instant, calendarVersion: Int,
    isProvisional: Bool, phase: ClockPhase, firstMissedAt: Instant?, endedAt: Instant?
  ) {
    self.id = id
    self.caseID = caseID
    self.clock = clock
    self.serial = serial
    self.generation = generation
    self.owner = owner
    self.startedAt = startedAt
    self.yellowAt = yellowAt
    self.dueAt = dueAt
    self.calendarVersion = calendarVersion
    self.isProvisional = isProvisional
    self.phase = phase
    self.firstMissedAt = firstMissedAt
    self.endedAt = endedAt
  }
}
