import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

/// The calendar files of the repository, read as the daemon reads them.
@Suite struct ShippedCalendarTests {
  let calendar: WorkCalendar

  init() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    calendar = try CalendarReader.read(directory: root.appending(path: "config/calendars").path)
      .get()
  }

  @Test(arguments: [
    ("2026-09-18", "5wd", "2026-09-24", false), ("2026-02-13", "3wd", "2026-02-25", false),
    ("2025-09-26", "5wd", "2025-10-10", false), ("2026-04-30", "5wd", "2026-05-11", false),
    ("2026-05-02", "1wd", "2026-05-06", false), ("2026-12-24", "3wd", "2026-12-29", true),
    ("2026-12-30", "3wd", "2027-01-05", true), ("2018-12-28", "1wd", "2018-12-29", false),
  ])
  func `the examples of the domain hold on the shipped files`(
    start: String, text: String, end: String, isProvisional: Bool
  ) {
    let due = calendar.due(limit(text), from: day(start))
    #expect(due.date == day(end))
    #expect(due.isProvisional == isProvisional)
  }

  @Test func `every year of 2004 to 2026 is known, and the law's table begins behind them`() {
    #expect(Set(calendar.circulars.map(\.year)) == Set(2004...2026))
    #expect(calendar.provisionalFrom == day("2026-12-24"))
    #expect(calendar.statutory.names.keys.min() == day("2027-01-01"))
  }

  @Test func `ten thousand far dues cost no walk`() {
    var generator = SeededGenerator(seed: 7)
    let starts = (0..<10_000).map { _ in generator.date() }
    let clock = ContinuousClock()
    var sum = 0
    let spent = clock.measure {
      for start in starts { sum += calendar.due(.workingDays(30_000), from: start).date.year }
    }
    #expect(sum > 0)
    // A walk over 30,000 working days each would take many minutes; a bound, not a figure.
    #expect(spent < .seconds(60))
  }
}
