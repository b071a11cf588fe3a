import Testing
import WorkCalendar

@Suite struct MeetingDayTests {
  /// The third Thursday of each quarter's second month, not within three days after a long rest.
  private static let rule: MeetingRule = {
    guard let day = RecurringDay(every: .quarter, month: 2, week: .third, weekday: 4) else {
      preconditionFailure("a quarter has a second month")
    }
    return MeetingRule(day: day, longRestDays: 5, clearWorkingDays: 3)
  }()

  private func meeting(_ text: String, by rule: MeetingRule = rule) -> MeetingDay {
    Sample.calendar.meetingDay(by: rule, in: Period(rule.day.every, of: day(text)))
  }

  @Test func `a day that is worked is taken`() {
    let meeting = meeting("2026-04-01")
    #expect(meeting.date == day("2026-05-21"))
    #expect(meeting.ruleDay == meeting.date)
    #expect(!meeting.isProvisional)
  }

  @Test func `a day in a long holiday moves past its third working day`() {
    let meeting = meeting("2026-01-01")
    #expect(meeting.ruleDay == day("2026-02-19"))
    #expect(meeting.date == day("2026-02-27"))
    #expect(
      meeting.days.map(\.account) == [
        .rest, .rest, .rest, .rest, .rest, .afterRest(1), .afterRest(2), .afterRest(3), .taken,
      ])
  }

  @Test func `make-up days count as the working days after a holiday that they are`() throws {
    let second = try #require(RecurringDay(every: .year, month: 10, week: .second, weekday: 4))
    let rule = MeetingRule(day: second, longRestDays: 5, clearWorkingDays: 3)
    // 国庆 ends on the 7th; the 8th, 9th and the Saturday are the three.
    #expect(meeting("2026-10-01", by: rule).date == day("2026-10-12"))
  }

  @Test func `each day passed over is told`() {
    #expect(
      meeting("2026-01-01").lines().suffix(5) == [
        "2026-02-24 周二 工作日 长假后第 1 个工作日，不开会",
        "2026-02-25 周三 工作日 长假后第 2 个工作日，不开会",
        "2026-02-26 周四 工作日 长假后第 3 个工作日，不开会", "2026-02-27 周五 工作日 开会", "日历第 3 版",
      ])
    #expect(
      meeting("2026-01-01").words
        == "按规则是 2026-02-19，避开休息日 5 天、长假后头几个工作日 3 天，顺延至 2026-02-27")
  }

  @Test func `a year without its circular is provisional`() {
    #expect(meeting("2027-01-01").isProvisional)
  }

  @Test(arguments: 1...60 as ClosedRange<UInt64>)
  func `what a rule comes to is worked, clear of long rests, not before its day, the first such`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    let walk = DayByDayWalk(calendar: calendar)
    for _ in 0..<10 {
      let rule = generator.meetingRule()
      let period = Period(rule.day.every, of: generator.date())
      let meeting = calendar.meetingDay(by: rule, in: period)
      let place = "\(rule), \(meeting.ruleDay), seed \(seed)"
      #expect(Period(rule.day.every, of: meeting.ruleDay) == period, "\(place)")
      #expect(meeting.ruleDay.weekday == rule.day.weekday, "\(place)")
      var date = meeting.ruleDay
      while !walk.isClear(date, by: rule) { date = date.advanced(byDays: 1) }
      #expect(meeting.date == date, "\(place)")
      #expect(
        meeting.days.map(\.date)
          == (meeting.ruleDay.daysSinceEpoch...date.daysSinceEpoch).map(
            CivilDate.init(daysSinceEpoch:)), "\(place)")
      #expect(meeting.isProvisional == walk.isProvisional(date), "\(place)")
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `later periods meet on later days, each once`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let calendar = generator.calendar()
    let rule = generator.meetingRule()
    var period = Period(rule.day.every, of: generator.date())
    for _ in 0..<20 {
      let (first, second) = (
        calendar.meetingDay(by: rule, in: period), calendar.meetingDay(by: rule, in: period.next)
      )
      #expect(first.ruleDay < second.ruleDay, "\(rule), seed \(seed)")
      #expect(first.date <= second.date, "\(rule), seed \(seed)")
      period = period.next
    }
  }
}

extension SeededGenerator {
  fileprivate mutating func meetingRule() -> MeetingRule {
    let every = PeriodLength.allCases.randomElement(using: &self) ?? .quarter
    let week = RecurringDay.Week.allCases.randomElement(using: &self) ?? .last
    guard
      let day = RecurringDay(
        every: every, month: Int.random(in: 1...every.months, using: &self), week: week,
        weekday: Int.random(in: 1...7, using: &self))
    else { preconditionFailure("the month lies in its period") }
    return MeetingRule(
      day: day, longRestDays: Int.random(in: 3...6, using: &self),
      clearWorkingDays: Int.random(in: 0...4, using: &self))
  }
}

extension DayByDayWalk {
  /// Whether a day is worked and none of the first after a long rest, by looking at each day back.
  fileprivate func isClear(_ date: CivilDate, by rule: MeetingRule) -> Bool {
    guard isWorkingDay(date) else { return false }
    var (worked, rest, current) = (1, 0, date)
    while worked <= rule.clearWorkingDays {
      current = current.advanced(byDays: -1)
      if isWorkingDay(current) {
        (worked, rest) = (worked + 1, 0)
      } else {
        rest += 1
        if rest >= rule.longRestDays { return false }
      }
    }
    return true
  }
}
