import WorkCalendar

/// The slow truth: working days found by looking at one day after the other.
///
/// It reads circulars itself and knows nothing of prefix counts.
struct DayByDayWalk {
  let calendar: WorkCalendar

  func isWorkingDay(_ date: CivilDate) -> Bool {
    var isWorked = date.weekday < 6
    if isProvisional(date), calendar.statutory.names[date] != nil { isWorked = false }
    for circular in calendar.circulars.sorted(by: { $0.issued < $1.issued }) {
      if circular.off.contains(date) { isWorked = false }
      if circular.work.contains(date) { isWorked = true }
    }
    return isWorked
  }

  func isProvisional(_ date: CivilDate) -> Bool {
    let years = Set(calendar.circulars.map(\.year))
    guard let last = years.max() else { return true }
    return date.year > last || (date.year == last && date.month == 12 && date.day >= 24)
  }

  /// The n-th working day after `date`; before it, if negative.
  func workingDay(_ number: Int, from date: CivilDate) -> CivilDate {
    var (left, current) = (abs(number), date)
    while left > 0 {
      current = current.advanced(byDays: number.signum())
      if isWorkingDay(current) { left -= 1 }
    }
    return current
  }

  func rolled(_ date: CivilDate, by step: Int) -> CivilDate {
    var current = date
    while !isWorkingDay(current) { current = current.advanced(byDays: step) }
    return current
  }
}
