/// The due of a clock that may have been held.
///
/// In working days a clock spends one at each close at which it runs, its starting day excepted.
/// A term that is a date moves by the civil days held and rolls again; a hold that begins when
/// the date has already passed moves nothing, as it spends nothing of an overdue one in working
/// days. Hours move by the time held.
extension WorkCalendar {
  /// When the clock ends, if nothing more happens to it; nil while it is held.
  package func due(of clock: ClockIntervals) -> Due? {
    guard !clock.isHeld else { return nil }
    let due = unflooredDue(of: clock)
    guard let floor = floor(of: clock), floor > due.instant else { return due }
    let day = date(of: floor)
    return Due(
      instant: floor, date: day, isProvisional: due.isProvisional || isProvisional(day))
  }

  /// The floor of a clock that runs, moved by the closes held since it was granted.
  func floor(of clock: ClockIntervals) -> Instant? {
    guard let floor = clock.floor, let granted = clock.floorGranted else { return clock.floor }
    let left = elapsed(from: granted, to: floor)
    guard left > 0 else { return floor }
    let grant = clock.from(granted, term: .limit(.workingDays(left)))
    return max(floor, unflooredDue(of: grant).instant)
  }

  /// The closes through `instant` at which the clock ran, its starting day excepted.
  package func consumed(_ clock: ClockIntervals, at instant: Instant) -> Int {
    let dayEnd = endOfDay(date(of: clock.started))
    return clock.spans.reduce(0) { sum, span in
      guard span.pace == .running else { return sum }
      let until = min(span.until ?? instant, instant)
      return sum + closes(after: max(span.since, dayEnd), through: until)
    }
  }

  /// The due that the term and the holds give, floor left aside; the last span runs on.
  func unflooredDue(of clock: ClockIntervals) -> Due {
    switch clock.term {
    case .limit(.workingDays(let count)): return due(workingDays: count, of: clock)
    case .limit(.hours(let hours)):
      precondition(hours > 0, "a clock's limit goes forwards")
      let limit = Int64(hours) * Instant.millisecondsPerHour
      return due(
        at: clock.started.advanced(byMilliseconds: limit + millisecondsHeld(clock)))
    case .limit(.days), .limit(.months), .date:
      return due(onCloseOf: rolledForward(unrolledDate(of: clock)))
    }
  }

  private func due(workingDays limit: Int, of clock: ClockIntervals) -> Due {
    precondition(limit > 0, "a clock's limit goes forwards")
    let dayEnd = endOfDay(date(of: clock.started))
    var left = limit
    var open = dayEnd
    for span in clock.spans where span.pace == .running {
      open = max(span.since, dayEnd)
      guard let until = span.until else { break }
      let spent = closes(after: open, through: until)
      if spent >= left { break }
      if span == clock.spans.last { break }
      left -= spent
    }
    return due(onCloseOf: day(ofClose: left, after: open))
  }

  /// The day of the n-th close after `instant`.
  private func day(ofClose number: Int, after instant: Instant) -> CivilDate {
    let today = date(of: instant)
    let base = instant >= close(of: today) ? today : today.advanced(byDays: -1)
    return workingDay(number, after: base)
  }

  /// The date of a term in days, months or promised, moved by the holds and not yet rolled.
  func unrolledDate(of clock: ClockIntervals) -> CivilDate {
    effectiveHolds(of: clock).reduce(plainDate(of: clock)) { date, hold in
      date.advanced(byDays: hold.upperBound.daysSinceEpoch - hold.lowerBound.daysSinceEpoch)
    }
  }

  /// The date that the term names, had the clock never been held.
  func plainDate(of clock: ClockIntervals) -> CivilDate {
    let start = date(of: clock.started)
    precondition(clock.term.goesForwards, "a clock's limit goes forwards")
    switch clock.term {
    case .limit(.days(let count)): return start.advanced(byDays: count)
    case .limit(.months(let count)): return start.adding(months: count)
    case .date(let promised): return promised
    case .limit(.workingDays), .limit(.hours): return start
    }
  }

  /// The holds that moved the date, each from its first civil day to the day it ended.
  func effectiveHolds(of clock: ClockIntervals) -> [ClosedRange<CivilDate>] {
    var raw = plainDate(of: clock)
    var holds: [ClosedRange<CivilDate>] = []
    for span in clock.mergedSpans where span.pace == .held {
      guard let until = span.until, span.since <= close(of: rolledForward(raw)) else { continue }
      let hold = date(of: span.since)...date(of: until)
      raw = raw.advanced(byDays: hold.upperBound.daysSinceEpoch - hold.lowerBound.daysSinceEpoch)
      holds.append(hold)
    }
    return holds
  }

  private func millisecondsHeld(_ clock: ClockIntervals) -> Int64 {
    clock.spans.reduce(0) { sum, span in
      guard span.pace == .held, let until = span.until else { return sum }
      return sum + until.milliseconds - span.since.milliseconds
    }
  }
}

extension Term {
  /// Whether the term can be a clock's: only limits of actions count backwards.
  fileprivate var goesForwards: Bool {
    switch self {
    case .limit(let limit): limit.count > 0
    case .date: true
    }
  }
}
