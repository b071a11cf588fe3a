import Foundation
import Testing
import WorkCalendar

@testable import CaseService

/// Counting a demonstration's days back from now, in the shipped calendar.
@Suite struct DemoDaysTests {
  private static let config = OfficeAtWork.root.appending(path: "config").path

  private let calendar: WorkCalendar

  init() throws {
    calendar = try Rules.read(directory: DemoDaysTests.config).get().calendar
  }

  @Test(arguments: [
    // A Monday morning: the Saturday before was worked.
    ("2026-03-02T09:00:00+08:00", "2026-02-28"),
    ("2026-03-02T17:59:59+08:00", "2026-02-28"),
    ("2026-03-02T18:00:00+08:00", "2026-03-02"),
    // In the Spring Festival, which begins after a worked Saturday.
    ("2026-02-20T12:00:00+08:00", "2026-02-14"),
  ]) func `the last day is the latest that is over`(now: String, last: String) throws {
    let days = DemoDays(120, until: try #require(Instant(iso8601: now)), in: calendar)
    #expect("\(days.date(120))" == last)
    #expect(calendar.workingDays(after: days.first, through: days.date(120)) == 119)
    #expect(calendar.isWorkingDay(days.first))
    #expect(days.beginning.iso8601(in: calendar.zone).hasSuffix("T09:00:00+08:00"))
  }

  @Test func `a day after the last is a working day to come`() throws {
    let now = try #require(Instant(iso8601: "2026-03-02T09:00:00+08:00"))
    let days = DemoDays(120, until: now, in: calendar)
    #expect("\(days.date(121))" == "2026-03-02")
    #expect("\(days.date(135))" == "2026-03-20")
  }

  @Test func `counted from its first day it is the same again, whatever the hour is now`() throws {
    let now = try #require(Instant(iso8601: "2026-03-02T16:20:00+08:00"))
    let days = DemoDays(120, until: now, in: calendar)
    #expect(DemoDays(from: days.first, in: calendar) == days)
  }
}
