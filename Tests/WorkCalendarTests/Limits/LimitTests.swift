import Testing
import WorkCalendar

@Suite struct LimitTests {
  @Test(arguments: [
    ("5wd", Limit.workingDays(5)), ("3d", .days(3)), ("24h", .hours(24)), ("1mo", .months(1)),
    ("-10wd", .workingDays(-10)), ("-2mo", .months(-2)), ("36500d", .days(36_500)),
  ])
  func `a limit is read and written alike`(text: String, expected: Limit) {
    #expect(Limit(text) == expected)
    #expect(expected.description == text)
  }

  @Test(arguments: [
    "0wd", "-0d", "0", "", "wd", "5", "5 wd", "5w", "5WD", "+5wd", "05wd", "5wdx", "5m", "5mon",
    "--5wd", "36501d", "99999999999999999999wd", "5.5h", "-", "５wd", "5h ",
  ])
  func `text that is no limit is refused`(text: String) {
    #expect(Limit(text) == nil)
  }
}
