/// On which day of a period people are called together: a recurring day, kept clear of rest.
package struct MeetingRule: Hashable, Sendable {
  package let day: RecurringDay
  /// From so many days of rest on end, the first working days after them are left alone.
  package let longRestDays: Int
  /// How many working days after a long rest are left alone; none if 0.
  package let clearWorkingDays: Int

  package init(day: RecurringDay, longRestDays: Int, clearWorkingDays: Int) {
    self.day = day
    self.longRestDays = longRestDays
    self.clearWorkingDays = clearWorkingDays
  }
}

/// The day that a rule comes to in one period, and each day that it passed over on the way.
package struct MeetingDay: Hashable, Sendable {
  /// Why a day is one to meet on, or not.
  package enum Account: Hashable, Sendable {
    case rest
    /// The n-th working day after a long rest, from 1.
    case afterRest(Int)
    case taken
  }

  /// One day and its account.
  package struct Day: Hashable, Sendable {
    package let date: CivilDate
    package let kind: DayKind
    package let account: Account
  }

  package let period: Period
  /// From the rule's own day to the one taken, none left out.
  package let days: [Day]
  /// A circular still to come may move it (暂定).
  package let isProvisional: Bool
  package let calendarVersion: Int

  /// What the recurring day is before anything moves it; a period has one, whatever moves it.
  package var ruleDay: CivilDate { days[0].date }
  package var date: CivilDate { days[days.count - 1].date }
}

extension WorkCalendar {
  /// When a rule has people meet in a period: on its day, or the first one after it that is worked
  /// and not too soon after a long rest.
  ///
  /// It only ever moves to later: what is to be ready by the rule's own day need not be sooner.
  package func meetingDay(by rule: MeetingRule, in period: Period) -> MeetingDay {
    var date = rule.day.day(in: period)
    var days: [MeetingDay.Day] = []
    while true {
      let account = account(of: date, rule)
      days.append(MeetingDay.Day(date: date, kind: dayKind(date), account: account))
      if account == .taken { break }
      date = date.advanced(byDays: 1)
    }
    return MeetingDay(
      period: period, days: days, isProvisional: isProvisional(date), calendarVersion: version)
  }

  private func account(of date: CivilDate, _ rule: MeetingRule) -> MeetingDay.Account {
    guard isWorkingDay(date) else { return .rest }
    var day = date
    for passed in 0..<rule.clearWorkingDays {
      let before = workingDay(1, before: day)
      let rest = day.daysSinceEpoch - before.daysSinceEpoch - 1
      if rest >= rule.longRestDays { return .afterRest(passed + 1) }
      day = before
    }
    return .taken
  }
}
