/// A day that one edition of the calendar works and another does not.
package struct ChangedDay: Hashable, Sendable {
  package let date: CivilDate
  /// What it is now.
  package let kind: DayKind
}

extension WorkCalendar {
  /// How many days are looked through at most for what changed: a year and a bit.
  private static let mostDays = 400

  /// The days from the first to the last, both included, that are worked now and were not in an
  /// earlier edition, or the other way round.
  package func daysChanged(
    since former: WorkCalendar, from first: CivilDate, through last: CivilDate
  ) -> [ChangedDay] {
    let length = last.daysSinceEpoch - first.daysSinceEpoch + 1
    return (0..<min(max(length, 0), WorkCalendar.mostDays)).compactMap { place in
      let date = first.advanced(byDays: place)
      guard isWorkingDay(date) != former.isWorkingDay(date) else { return nil }
      return ChangedDay(date: date, kind: dayKind(date))
    }
  }
}
