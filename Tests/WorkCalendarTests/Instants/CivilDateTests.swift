import Foundation
import Testing
import WorkCalendar

@Suite struct CivilDateTests {
  @Test func `every day of 1900 to 2100 is the day that Foundation says`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var faults = 0
    for number in day("1900-01-01").daysSinceEpoch...day("2100-12-31").daysSinceEpoch {
      let date = CivilDate(daysSinceEpoch: number)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .weekday],
        from: Date(timeIntervalSince1970: Double(number) * 86_400))
      let isSame =
        parts.year == date.year && parts.month == date.month && parts.day == date.day
        && (parts.weekday ?? 0) % 7 == (date.weekday + 1) % 7
        && CivilDate(date.description) == date
        && CivilDate(year: date.year, month: date.month, day: date.day) == date
      if !isSame { faults += 1 }
    }
    #expect(faults == 0)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-30", "26-04-30", "2026-04-3",
    "2026-04-300", " 2026-04-30", "2026/04/30", "", "1900-02-29", "２０２６-04-30", "+026-04-30",
  ])
  func `text that is no date is refused`(text: String) {
    #expect(CivilDate(text) == nil)
  }

  @Test func `leap days exist where they should`() {
    #expect(CivilDate("2000-02-29") != nil)
    #expect(CivilDate("2024-02-29") != nil)
    #expect(CivilDate(year: 1970, month: 1, day: 1)?.daysSinceEpoch == 0)
    #expect(CivilDate(year: -400, month: 2, day: 29) != nil)
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-03-31", -1, "2026-02-28"), ("2026-11-30", 3, "2027-02-28"),
    ("2026-08-15", 12, "2027-08-15"), ("2026-01-01", -1, "2025-12-01"),
    ("2024-02-29", 48, "2028-02-29"), ("2024-02-29", -12, "2023-02-28"),
  ])
  func `months keep the day's number or take the month's last`(
    start: String, months: Int, end: String
  ) {
    #expect(day(start).adding(months: months) == day(end))
  }
}
