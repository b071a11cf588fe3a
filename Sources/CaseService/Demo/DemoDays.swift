internal import ProcedureLanguage
package import WorkCalendar

/// The working days of a demonstration, counted from its first.
package struct DemoDays: Equatable, Sendable {
  /// Day 1.
  package let first: CivilDate
  private let calendar: WorkCalendar

  /// The days of a demonstration that began on this one.
  package init(from first: CivilDate, in calendar: WorkCalendar) {
    self.first = calendar.rolledForward(first)
    self.calendar = calendar
  }

  /// So many days of which the last is over now, and no other working day since.
  package init(_ count: Int, until now: Instant, in calendar: WorkCalendar) {
    let today = calendar.date(of: now)
    let ended = now < calendar.close(of: today) ? today.advanced(byDays: -1) : today
    let last = calendar.rolledBack(ended)
    first = count > 1 ? calendar.workingDay(count - 1, before: last) : last
    self.calendar = calendar
  }

  /// Before anything is done on the first day.
  package var beginning: Instant {
    calendar.zone.instant(
      first, minuteOfDay: calendar.officeHours.intervals.first?.start ?? 0)
  }

  package func date(_ day: Int) -> CivilDate {
    day > 1 ? calendar.workingDay(day - 1, after: first) : first
  }

  func instant(_ time: SeedTime) -> Instant {
    calendar.zone.instant(date(time.day), minuteOfDay: time.minute)
  }
}
