extension WorkCalendar {
  /// The civil day that `instant` falls on.
  package func date(of instant: Instant) -> CivilDate {
    zone.date(of: instant)
  }

  /// The first instant of `date`.
  package func start(of date: CivilDate) -> Instant {
    zone.instant(date, minuteOfDay: 0)
  }

  /// The first instant after `date`.
  package func endOfDay(_ date: CivilDate) -> Instant {
    start(of: date.advanced(byDays: 1))
  }

  /// The instant at which the last office hour of `date` ends, were it a working day.
  package func close(of date: CivilDate) -> Instant {
    zone.instant(date, minuteOfDay: officeHours.closeMinute)
  }

  /// The working days whose close lies after the first instant and not after the second.
  package func closes(after first: Instant, through last: Instant) -> Int {
    max(0, closes(upTo: last) - closes(upTo: first))
  }

  /// Closes from the end of the first instant's civil day through the second instant.
  package func elapsed(from start: Instant, to end: Instant) -> Int {
    closes(after: endOfDay(date(of: start)), through: end)
  }

  /// `instant` if it lies in office hours, else the moment the offices next open.
  ///
  /// The end of an interval is not office time.
  package func officeInstant(atOrAfter instant: Instant) -> Instant {
    let today = date(of: instant)
    if isWorkingDay(today), let inside = officeInstant(atOrAfter: instant, on: today) {
      return inside
    }
    let next = workingDay(1, after: today)
    return officeInstant(atOrAfter: start(of: next), on: next) ?? start(of: next)
  }

  private func officeInstant(atOrAfter instant: Instant, on date: CivilDate) -> Instant? {
    officeHours.intervals
      .first { instant < zone.instant(date, minuteOfDay: $0.end) }
      .map { max(instant, zone.instant(date, minuteOfDay: $0.start)) }
  }

  /// Closes up to and with `instant`, from a fixed day.
  private func closes(upTo instant: Instant) -> Int {
    let today = date(of: instant)
    return count.upTo(instant >= close(of: today) ? today : today.advanced(byDays: -1))
  }
}
