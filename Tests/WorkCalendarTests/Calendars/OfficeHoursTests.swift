import Testing
import WorkCalendar

@Suite struct OfficeHoursTests {
  @Test func `the last end is the close`() {
    #expect(Sample.officeHours.closeMinute == 1080)
    #expect(Sample.calendar.close(of: day("2026-09-24")) == instant("2026-09-24T18:00+08:00"))
  }

  @Test(arguments: [
    ([], OfficeHoursFault.none),
    ([(720, 540)], .reversed(.init(start: 720, end: 540))),
    ([(540, 540)], .reversed(.init(start: 540, end: 540))),
    ([(540, 1440)], .outsideDay(.init(start: 540, end: 1440))),
    ([(-5, 40)], .outsideDay(.init(start: -5, end: 40))),
    (
      [(540, 720), (700, 1080)],
      .overlapping(.init(start: 540, end: 720), .init(start: 700, end: 1080))
    ),
    (
      [(840, 1080), (540, 720)],
      .overlapping(.init(start: 840, end: 1080), .init(start: 540, end: 720))
    ),
  ])
  func `bad intervals are refused and named`(pairs: [(Int, Int)], fault: OfficeHoursFault) {
    #expect(throws: fault) {
      try OfficeHours(pairs.map { OfficeHours.Interval(start: $0.0, end: $0.1) })
    }
    #expect(!fault.description.isEmpty)
  }

  @Test(arguments: [
    ("2026-09-18T08:00+08:00", "2026-09-18T09:00+08:00"),
    ("2026-09-18T09:00+08:00", "2026-09-18T09:00+08:00"),
    ("2026-09-18T11:59:59.999+08:00", "2026-09-18T11:59:59.999+08:00"),
    ("2026-09-18T12:00+08:00", "2026-09-18T14:00+08:00"),
    ("2026-09-18T18:00+08:00", "2026-09-20T09:00+08:00"),
    ("2026-09-19T10:00+08:00", "2026-09-20T09:00+08:00"),
    ("2026-09-30T19:00+08:00", "2026-10-08T09:00+08:00"),
  ])
  func `work begins again when the offices open`(asked: String, opens: String) {
    #expect(Sample.calendar.officeInstant(atOrAfter: instant(asked)) == instant(opens))
  }
}
