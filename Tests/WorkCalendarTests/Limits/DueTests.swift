import Testing
import WorkCalendar

@Suite struct DueTests {
  let calendar = Sample.calendar

  @Test(arguments: [
    ("2026-09-18", 5, "2026-09-24", false), ("2026-02-13", 3, "2026-02-25", false),
    ("2025-09-26", 5, "2025-10-10", false), ("2026-04-30", 5, "2026-05-11", false),
    ("2026-05-02", 1, "2026-05-06", false), ("2026-12-24", 3, "2026-12-29", true),
    ("2026-12-30", 3, "2027-01-05", true),
  ])
  func `working days are counted as the domain says`(
    start: String, count: Int, end: String, isProvisional: Bool
  ) {
    let due = calendar.due(.workingDays(count), from: day(start))
    #expect(due.date == day(end))
    #expect(due.isProvisional == isProvisional)
    #expect(due.instant == instant("\(end)T18:00+08:00"))
    #expect(calendar.workingDays(after: day(start), through: day(end)) == count)
  }

  @Test(arguments: ["00:00", "08:59", "18:00", "18:01", "23:59:59.999"])
  func `the starting day never counts, whatever the hour`(time: String) {
    for date in ["2026-09-18", "2026-09-19", "2026-10-01"] {
      let start = instant("\(date)T\(time)+08:00")
      #expect(
        calendar.due(.workingDays(5), from: start) == calendar.due(.workingDays(5), from: day(date))
      )
    }
  }

  @Test(
    arguments: [
      ("2026-09-30", "3d", "2026-10-08"), ("2026-09-22", "3d", "2026-09-28"),
      ("2026-09-17", "3d", "2026-09-20"), ("2026-01-31", "1mo", "2026-02-28"),
      ("2026-09-07", "1mo", "2026-10-08"),
      ("2026-10-10", "-3d", "2026-09-30"), ("2026-11-05", "-1mo", "2026-09-30"),
      ("2026-10-09", "-2d", "2026-09-30"), ("2026-10-09", "-1wd", "2026-10-08"),
      ("2026-10-08", "-1wd", "2026-09-30"), ("2026-10-04", "-2wd", "2026-09-29"),
    ])
  func `dates roll forward, and backwards limits back`(
    start: String, text: String, end: String
  ) {
    let due = calendar.due(limit(text), from: day(start))
    #expect(due.date == day(end))
    #expect(due.instant == calendar.close(of: day(end)))
  }

  @Test(.bug(id: "PEERS-12")) func `civil days are counted as such, and roll only then`() {
    #expect(calendar.due(.days(3), from: day("2026-06-05")).date == day("2026-06-08"))
    #expect(calendar.due(.days(2), from: day("2026-06-05")).date == day("2026-06-08"))
    #expect(calendar.due(.days(7), from: day("2026-06-05")).date == day("2026-06-12"))
  }

  @Test func `hours run on the wall clock, through the night and through summer time`() {
    let eve = instant("2026-09-30T17:30+08:00")
    #expect(calendar.due(.hours(24), from: eve).instant == instant("2026-10-01T17:30+08:00"))
    #expect(calendar.due(.hours(24), from: eve).date == day("2026-10-01"))
    #expect(calendar.due(.hours(30), from: day("2026-09-18")).date == day("2026-09-19"))
    // On 1986-05-04 the clocks of Shanghai went from 02:00 to 03:00: that day had 23 hours.
    let short = calendar.due(.hours(24), from: day("1986-05-04"))
    #expect(
      short.instant == calendar.endOfDay(day("1986-05-04")).advanced(byMilliseconds: 3_600_000))
  }

  @Test func `a due counted back over unsettled days is provisional though its date is not`() {
    let due = calendar.due(.workingDays(-5), from: day("2026-12-28"))
    #expect(due.date == day("2026-12-21"))
    #expect(due.isProvisional)
    #expect(!calendar.due(.workingDays(-5), from: day("2026-12-24")).isProvisional)
    #expect(calendar.due(.days(-1), from: day("2027-01-02")).isProvisional)
  }

  @Test func `rungs are shifted by closes`() {
    let due = instant("2026-10-08T18:00+08:00")
    #expect(calendar.shift(due, by: .workingDays(-1)) == instant("2026-09-30T18:00+08:00"))
    #expect(calendar.shift(due, by: .workingDays(1)) == instant("2026-10-09T18:00+08:00"))
    #expect(calendar.shift(due, by: .workingDays(3)) == instant("2026-10-12T18:00+08:00"))
    #expect(calendar.shift(due, by: .hours(-2)) == instant("2026-10-08T16:00+08:00"))
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `a backwards date is never later than where it is counted from`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    for _ in 0..<100 {
      let target = generator.date()
      let count = Int.random(in: 1...90, using: &generator)
      for limit in [Limit.days(-count), .months(-count), .workingDays(-count)] {
        let due = calendar.due(limit, from: target)
        #expect(due.date < target && calendar.isWorkingDay(due.date), "seed \(seed)")
      }
      for limit in [Limit.days(count), .months(count), .workingDays(count)] {
        let due = calendar.due(limit, from: target)
        #expect(due.date > target && calendar.isWorkingDay(due.date), "seed \(seed)")
      }
    }
  }
}
