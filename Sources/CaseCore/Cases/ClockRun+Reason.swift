internal import WorkCalendar

/// Why a clock's date is that date, in the few words that a notice has room for.
extension ClockRun {
  /// Such as `自 2026-03-02 起 3 个工作日`; the days one by one are told by the case's deadlines.
  func reason(in calendar: WorkCalendar) -> String {
    let base =
      switch intervals.term {
      case .limit(let limit): "自 \(calendar.date(of: intervals.started)) 起 \(limit.words)"
      case .date(let date): "所定日期 \(date)"
      }
    let pause = intervals.spans.contains { $0.pace == .held } ? "，暂停期间不计" : ""
    let floor = intervals.floor == due.instant ? "，为至少保留的时限" : ""
    return base + pause + floor
  }
}

extension Limit {
  /// How far it leads from a date, as clerks say it.
  package var distance: String { count < 0 ? "往前 \(negated.words)" : "起 \(words)" }

  /// The limit as clerks say it.
  package var words: String {
    switch self {
    case .workingDays(let count): "\(count) 个工作日"
    case .days(let count): "\(count) 天"
    case .hours(let count): "\(count) 小时"
    case .months(let count): "\(count) 个月"
    }
  }
}
