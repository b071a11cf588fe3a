import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Parts of digests, for tests that need any.
enum SampleDigest {
  /// One that names one duty, of the case with the number 1.
  static func choice(until end: Instant) throws -> DigestChoice? {
    let duty = DigestDuty(
      caseID: CaseID(1), clock: .rule("triage"), serial: 1, startedAt: SampleCase.start,
      changedAt: SampleCase.start, yellowAt: end, dueAt: end, isProvisional: false)
    return DigestChoice(
      open: [duty], ended: [], window: DigestWindow(start: SampleCase.start, end: end),
      calendar: try calendar)
  }

  /// A calendar of which these tests ask nothing but today's date.
  static var calendar: WorkCalendar {
    get throws {
      WorkCalendar(
        version: 1, zone: try #require(CalendarZone(identifier: "Asia/Shanghai")),
        officeHours: try OfficeHours([OfficeHours.Interval(start: 540, end: 1_080)]),
        circulars: [])
    }
  }
}
