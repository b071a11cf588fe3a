package import WorkCalendar

/// When a kind of digest falls due: at one minute of each working day.
package struct DigestRhythm: Equatable, Sendable {
  package var calendar: WorkCalendar
  package var minuteOfDay: Int

  package init(calendar: WorkCalendar, minuteOfDay: Int) {
    self.calendar = calendar
    self.minuteOfDay = minuteOfDay
  }

  /// The newest slot that has come by an instant.
  package func slot(notAfter instant: Instant) -> DigestSlot {
    let today = calendar.date(of: instant)
    if calendar.isWorkingDay(today), slot(on: today).at <= instant { return slot(on: today) }
    return slot(on: calendar.rolledBack(today.advanced(byDays: -1)))
  }

  /// The first slot that is still to come at an instant.
  package func slot(after instant: Instant) -> DigestSlot {
    let today = calendar.date(of: instant)
    if calendar.isWorkingDay(today), slot(on: today).at > instant { return slot(on: today) }
    return slot(on: calendar.workingDay(1, after: today))
  }

  private func slot(on date: CivilDate) -> DigestSlot {
    DigestSlot(
      date: date, minuteOfDay: minuteOfDay,
      at: calendar.zone.instant(date, minuteOfDay: minuteOfDay))
  }
}

/// One instant at which a kind of digest falls due, known by what the clock on the wall shows.
package struct DigestSlot: Equatable, Sendable {
  package let date: CivilDate
  package let minuteOfDay: Int
  package let at: Instant

  package init(date: CivilDate, minuteOfDay: Int, at: Instant) {
    self.date = date
    self.minuteOfDay = minuteOfDay
    self.at = at
  }

  /// Reads what `text` gives; nil for anything else.
  package init?(_ text: String, at: Instant) {
    let parts = text.split(separator: "T")
    guard parts.count == 2, let date = CivilDate(String(parts[0])) else { return nil }
    let time = parts[1].split(separator: ":").compactMap { Int($0) }
    guard time.count == 2 else { return nil }
    self.init(date: date, minuteOfDay: time[0] * 60 + time[1], at: at)
    guard self.text == text else { return nil }
  }

  /// Such as `2026-03-03T08:30`: nobody is written to twice under one.
  package var text: String { "\(date)T\(hour):\(minute)" }

  private var hour: String { minuteOfDay < 600 ? "0\(minuteOfDay / 60)" : "\(minuteOfDay / 60)" }
  private var minute: String {
    minuteOfDay % 60 < 10 ? "0\(minuteOfDay % 60)" : "\(minuteOfDay % 60)"
  }
}
