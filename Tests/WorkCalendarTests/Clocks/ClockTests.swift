import Testing
import WorkCalendar

@Suite struct ClockTests {
  let calendar = Sample.calendar
  let started = instant("2026-09-14T10:00+08:00")  // a Monday

  func clock(_ term: Term, _ spans: [ClockSpan], floor: Instant? = nil) -> ClockIntervals {
    ClockIntervals(started: started, term: term, spans: spans, floor: floor)
  }

  @Test func `a clock never held is due as its limit is`() {
    for text in ["1wd", "5wd", "30wd", "3d", "5d", "1mo", "7h"] {
      let due = calendar.due(of: clock(.limit(limit(text)), []))
      #expect(due == calendar.due(limit(text), from: started), "\(text)")
    }
  }

  @Test func `a held clock consumes nothing and has no due`() {
    let held = clock(
      .limit(.workingDays(5)),
      [
        ClockSpan(.running, since: started, until: instant("2026-09-16T10:00+08:00")),
        ClockSpan(.held, since: instant("2026-09-16T10:00+08:00")),
      ])
    #expect(calendar.due(of: held) == nil)
    #expect(held.isHeld)
    #expect(calendar.consumed(held, at: instant("2026-09-30T20:00+08:00")) == 1)
  }

  @Test func `resumed, it spends what was left`() {
    let resumed = clock(
      .limit(.workingDays(5)),
      [
        ClockSpan(.running, since: started, until: instant("2026-09-16T10:00+08:00")),
        ClockSpan(
          .held, since: instant("2026-09-16T10:00+08:00"),
          until: instant("2026-09-22T19:00+08:00")),
        ClockSpan(.running, since: instant("2026-09-22T19:00+08:00")),
      ])
    // Spent on the 15th; then the 23rd, the 24th, the 28th and the 29th (25–27 are rest).
    #expect(calendar.due(of: resumed)?.date == day("2026-09-29"))
    #expect(calendar.consumed(resumed, at: instant("2026-09-28T18:00+08:00")) == 4)
    #expect(calendar.consumed(resumed, at: instant("2026-09-28T17:59+08:00")) == 3)
  }

  @Test func `a clock held at each close never advances`() {
    var spans = [ClockSpan(.running, since: started, until: instant("2026-09-15T17:00+08:00"))]
    for number in 15...29 {
      spans.append(
        ClockSpan(
          .held, since: instant("2026-09-\(number)T17:00+08:00"),
          until: instant("2026-09-\(number)T19:00+08:00")))
      spans.append(
        ClockSpan(
          .running, since: instant("2026-09-\(number)T19:00+08:00"),
          until: instant("2026-09-\(number + 1)T17:00+08:00")))
    }
    let clock = clock(.limit(.workingDays(5)), spans)
    #expect(calendar.consumed(clock, at: instant("2026-09-30T17:00+08:00")) == 0)
    #expect(calendar.due(of: clock)?.date == day("2026-10-12"))
  }

  @Test func `a date moves by the civil days held and rolls again`() {
    let spans = [
      ClockSpan(.running, since: started, until: instant("2026-09-15T10:00+08:00")),
      ClockSpan(
        .held, since: instant("2026-09-15T10:00+08:00"), until: instant("2026-09-24T09:00+08:00")),
      ClockSpan(.running, since: instant("2026-09-24T09:00+08:00")),
    ]
    // 17 September moves by nine days to the 26th, a rest day, and rolls to the 28th.
    #expect(calendar.due(of: clock(.limit(.days(3)), spans))?.date == day("2026-09-28"))
    #expect(calendar.due(of: clock(.date(day("2026-09-17")), spans))?.date == day("2026-09-28"))
    #expect(calendar.due(of: clock(.limit(.months(1)), spans))?.date == day("2026-10-23"))
    #expect(
      calendar.due(of: clock(.limit(.hours(30)), spans))?.instant
        == instant("2026-09-24T15:00+08:00"))
  }

  @Test func `a promised date that is rest rolls to the next working day`() {
    #expect(calendar.due(of: clock(.date(day("2026-10-03")), []))?.date == day("2026-10-08"))
  }

  @Test func `a hold that begins when it is overdue moves nothing`() {
    let late = instant("2026-09-21T10:00+08:00")
    let spans = [
      ClockSpan(.running, since: started, until: late),
      ClockSpan(.held, since: late, until: instant("2026-09-28T10:00+08:00")),
      ClockSpan(.running, since: instant("2026-09-28T10:00+08:00")),
    ]
    for term in [Term.limit(.days(2)), .limit(.workingDays(2)), .date(day("2026-09-16"))] {
      #expect(calendar.due(of: clock(term, spans))?.date == day("2026-09-16"))
    }
  }

  @Test func `a floor leaves at least what it grants`() {
    let floor = instant("2026-09-22T18:00+08:00")
    let floored = clock(.limit(.workingDays(2)), [], floor: floor)
    #expect(calendar.due(of: floored)?.instant == floor)
    #expect(calendar.due(of: floored)?.date == day("2026-09-22"))
    let generous = clock(.limit(.workingDays(15)), [], floor: floor)
    #expect(calendar.due(of: generous) == calendar.due(.workingDays(15), from: started))
  }

  @Test func `what a floor left is still left after a hold`() {
    let granted = instant("2026-09-21T10:00+08:00")
    let held = instant("2026-09-21T15:00+08:00")
    let resumed = instant("2026-09-23T10:00+08:00")
    let record = ClockIntervals(
      started: started, term: .limit(.workingDays(2)),
      spans: [
        ClockSpan(.running, since: started, until: held),
        ClockSpan(.held, since: held, until: resumed),
        ClockSpan(.running, since: resumed),
      ], floor: instant("2026-09-22T18:00+08:00"), floorGranted: granted)
    #expect(calendar.due(of: record)?.instant == instant("2026-09-23T18:00+08:00"))
    #expect(
      calendar.explanation(of: record, at: resumed).floor == instant("2026-09-23T18:00+08:00"))
    // Without the grant's instant the floor can't know which holds came after it.
    let fixed = clock(record.term, record.spans, floor: record.floor)
    #expect(calendar.due(of: fixed)?.instant == instant("2026-09-22T18:00+08:00"))
  }

  @Test func `a clock that has ended keeps the due it had`() {
    let ended = clock(
      .limit(.workingDays(5)),
      [ClockSpan(.running, since: started, until: instant("2026-09-16T10:00+08:00"))])
    #expect(calendar.due(of: ended) == calendar.due(.workingDays(5), from: started))
    #expect(calendar.consumed(ended, at: .distantFuture) == 1)
  }
}
