/// The circular that makes the year after the last known one known, once it is awaited.
package struct AwaitedCircular: Equatable, Sendable {
  package let year: Int
  /// From this day on it should be there: circulars come in November.
  package let since: CivilDate
  /// The last working day before dates become provisional for want of it.
  package let by: CivilDate

  static let firstMonth = 11
}

extension WorkCalendar {
  /// What is awaited on a day; nil while it is too early for the next one.
  package func awaitedCircular(on date: CivilDate) -> AwaitedCircular? {
    let lastKnown = provisionalFrom?.year ?? date.year - 1
    guard
      let since = CivilDate(year: lastKnown, month: AwaitedCircular.firstMonth, day: 1),
      let provisional = provisionalFrom ?? CivilDate(year: date.year, month: 1, day: 1),
      date >= since
    else { return nil }
    return AwaitedCircular(
      year: lastKnown + 1, since: since, by: rolledBack(provisional.advanced(byDays: -1)))
  }
}
