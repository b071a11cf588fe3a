import Testing
import WorkCalendar

@Suite struct ExplanationTests {
  let calendar = Sample.calendar

  @Test(.bug(id: "PEERS-11")) func `working days over a make-up Sunday, line by line`() {
    let lines = calendar.explanation(.workingDays(3), from: day("2026-09-18")).lines()
    #expect(
      lines == [
        "2026-09-18 周五 工作日 起算日，不计",
        "2026-09-19 周六 周末 不计",
        "2026-09-20 周日 调休上班（国办发明电〔2025〕7号） 第 1 个工作日",
        "2026-09-21 周一 工作日 第 2 个工作日",
        "2026-09-22 周二 工作日 第 3 个工作日",
        "到期 2026-09-22 周二 18:00",
        "日历第 3 版",
      ])
  }

  @Test func `civil days that end in a holiday show the days they rolled over`() {
    let lines = calendar.explanation(.days(2), from: day("2026-09-24")).lines()
    #expect(
      lines == [
        "2026-09-24 周四 工作日 起算日，不计",
        "2026-09-25 周五 放假（国办发明电〔2025〕7号） 第 1 天",
        "2026-09-26 周六 放假（国办发明电〔2025〕7号） 第 2 天",
        "2026-09-27 周日 放假（国办发明电〔2025〕7号） 顺延",
        "2026-09-28 周一 工作日 顺延至此",
        "2026-09-26 为休息日，顺延至 2026-09-28",
        "到期 2026-09-28 周一 18:00",
        "日历第 3 版",
      ])
  }

  @Test func `months backwards go back to a working day`() {
    let lines = calendar.explanation(.months(-1), from: day("2026-10-26")).lines()
    #expect(
      lines == [
        "2026-10-26 周一 工作日 起算日，不计",
        "2026-09-26 周六 放假（国办发明电〔2025〕7号） 前 1 个月",
        "2026-09-25 周五 放假（国办发明电〔2025〕7号） 提前",
        "2026-09-24 周四 工作日 提前至此",
        "2026-09-26 为休息日，提前至 2026-09-24",
        "到期 2026-09-24 周四 18:00",
        "日历第 3 版",
      ])
  }

  @Test func `unsettled days are marked, each and in the end`() {
    let lines = calendar.explanation(.workingDays(1), from: day("2026-12-31")).lines()
    #expect(
      lines == [
        "2026-12-31 周四 工作日 起算日，不计 暂定",
        "2027-01-01 周五 法定节日（元旦） 不计 暂定",
        "2027-01-02 周六 周末 不计 暂定",
        "2027-01-03 周日 周末 不计 暂定",
        "2027-01-04 周一 工作日 第 1 个工作日 暂定",
        "到期 2027-01-04 周一 18:00，暂定（以国务院办公厅放假通知为准）",
        "日历第 3 版",
      ])
  }

  @Test func `pauses and the floor are shown`() {
    let started = instant("2026-09-14T10:00+08:00")
    let clock = ClockIntervals(
      started: started, term: .limit(.workingDays(2)),
      spans: [
        ClockSpan(.running, since: started, until: instant("2026-09-15T10:00+08:00")),
        ClockSpan(
          .held, since: instant("2026-09-15T10:00+08:00"),
          until: instant("2026-09-16T19:00+08:00")),
        ClockSpan(.running, since: instant("2026-09-16T19:00+08:00")),
      ], floor: instant("2026-09-21T18:00+08:00"))
    #expect(
      calendar.explanation(of: clock, at: started).lines() == [
        "2026-09-14 周一 工作日 起算日，不计",
        "2026-09-15 周二 工作日 暂停，不计",
        "2026-09-16 周三 工作日 暂停，不计",
        "2026-09-17 周四 工作日 第 1 个工作日",
        "2026-09-18 周五 工作日 第 2 个工作日",
        "恢复计时后至少保留的时限，不早于 2026-09-21 周一 18:00",
        "到期 2026-09-21 周一 18:00",
        "日历第 3 版",
      ])
  }

  @Test func `a held clock is followed up to the day asked for`() {
    let started = instant("2026-09-14T10:00+08:00")
    let held = [
      ClockSpan(.running, since: started, until: instant("2026-09-15T10:00+08:00")),
      ClockSpan(.held, since: instant("2026-09-15T10:00+08:00")),
    ]
    let asked = instant("2026-09-16T10:00+08:00")
    func lines(_ term: Term) -> [String] {
      calendar.explanation(
        of: ClockIntervals(started: started, term: term, spans: held), at: asked
      ).lines()
    }
    #expect(
      lines(.limit(.workingDays(2))) == [
        "2026-09-14 周一 工作日 起算日，不计", "2026-09-15 周二 工作日 暂停，不计",
        "2026-09-16 周三 工作日 暂停，不计", "暂停计时，恢复后续算", "日历第 3 版",
      ])
    #expect(
      lines(.limit(.days(5))) == [
        "2026-09-14 周一 工作日 起算日，不计", "2026-09-15 周二 工作日 第 1 天",
        "2026-09-16 周三 工作日 暂停，不计", "暂停计时，恢复后续算", "日历第 3 版",
      ])
    #expect(
      lines(.date(day("2026-09-30"))) == [
        "2026-09-14 周一 工作日 起算日，不计", "2026-09-16 周三 工作日 暂停，不计",
        "暂停计时，恢复后续算", "日历第 3 版",
      ])
  }
  @Test func `what ended while it was held is explained as it stood before`() {
    let begin = instant("2026-09-14T10:00+08:00")
    let hold = instant("2026-09-16T10:00+08:00")
    let floor = instant("2026-09-18T18:00+08:00")
    let running = ClockSpan(.running, since: begin, until: hold)
    let ended = ClockIntervals(
      started: begin, term: .limit(.workingDays(3)),
      spans: [running, ClockSpan(.held, since: hold, until: instant("2026-09-30T10:00+08:00"))],
      floor: floor)
    let explanation = Sample.calendar.explanation(of: ended, at: instant("2026-12-01T09:00+08:00"))
    #expect(explanation.due?.instant == floor && explanation.floor == floor)
    #expect(explanation.days.last?.date == day("2026-09-17"))
  }
}
