/// A day that comes once in each period: the third Thursday of a quarter's second month.
package struct RecurringDay: Hashable, Sendable {
  /// Which of a month's days of that weekday.
  package enum Week: String, Hashable, Sendable, CaseIterable {
    case first
    case second
    case third
    case fourth
    case last

    /// Whole weeks after the first of them; nil for the month's last.
    fileprivate var weeksAfterFirst: Int? {
      switch self {
      case .first: 0
      case .second: 1
      case .third: 2
      case .fourth: 3
      case .last: nil
      }
    }
  }

  package let every: PeriodLength
  /// The month of the period, from 1.
  package let month: Int
  package let week: Week
  /// Monday 1 to Sunday 7.
  package let weekday: Int

  /// Nil where the period has no such month, or the week no such day.
  package init?(every: PeriodLength, month: Int, week: Week, weekday: Int) {
    guard (1...every.months).contains(month), (1...7).contains(weekday) else { return nil }
    self.every = every
    self.month = month
    self.week = week
    self.weekday = weekday
  }

  /// The day of one period.
  package func day(in period: Period) -> CivilDate {
    let month = period.firstMonth + self.month - 1
    if let weeks = week.weeksAfterFirst {
      let first = date(period.year, month, 1)
      return first.advanced(byDays: (weekday - first.weekday + 7) % 7 + weeks * 7)
    }
    let last = date(period.year, month, CivilDate.days(inMonth: month, of: period.year))
    return last.advanced(byDays: -((last.weekday - weekday + 7) % 7))
  }

  private func date(_ year: Int, _ month: Int, _ day: Int) -> CivilDate {
    guard let date = CivilDate(year: year, month: month, day: day) else {
      preconditionFailure("a month of a period has its first and its last day")
    }
    return date
  }
}
