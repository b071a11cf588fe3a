/// When limits end.
///
/// Forwards, `n wd` is due at the n-th close after the end of the starting day, and `n d` and
/// `n mo` on their date, moved to the next working day if it is rest, at its close. Backwards,
/// `-n wd` is the close of the n-th working day before the date, and `-n d` and `-n mo` are their
/// date moved *back* to a working day, at its close: what is wanted before a date may come early,
/// never after it, and rolling forward could pass the date itself. `n h` runs on the wall clock.
extension WorkCalendar {
  /// When `limit`, running from the civil day of `start`, ends; hours run from the instant itself.
  package func due(_ limit: Limit, from start: Instant) -> Due {
    switch limit {
    case .hours(let hours):
      precondition(hours != 0, "0 h is not a limit")
      return due(
        at: start.advanced(byMilliseconds: Int64(hours) * Instant.millisecondsPerHour))
    case .workingDays, .days, .months: return due(limit, from: date(of: start))
    }
  }

  /// When `limit`, running from `start`, ends; hours run from the first instant of the day.
  package func due(_ limit: Limit, from start: CivilDate) -> Due {
    precondition(limit.count != 0, "0 is not a limit")
    switch limit {
    case .workingDays(let count) where count > 0:
      return due(onCloseOf: workingDay(count, after: start))
    case .workingDays(let count):
      let day = workingDay(-count, before: start)
      return due(onCloseOf: day, settledBy: max(day, start.advanced(byDays: -1)))
    case .days(let count): return due(rolling: start.advanced(byDays: count), from: start)
    case .months(let count): return due(rolling: start.adding(months: count), from: start)
    case .hours: return due(limit, from: self.start(of: start))
    }
  }

  /// `instant` moved by `limit`, as the rungs of a ladder are: the due of the limit from there.
  package func shift(_ instant: Instant, by limit: Limit) -> Instant {
    due(limit, from: instant).instant
  }

  /// Due at that very instant.
  func due(at instant: Instant) -> Due {
    let day = date(of: instant)
    return Due(instant: instant, date: day, isProvisional: isProvisional(day))
  }

  /// Due at the close of `day`, which hangs on no day later than `last`.
  func due(onCloseOf day: CivilDate, settledBy last: CivilDate? = nil) -> Due {
    Due(instant: close(of: day), date: day, isProvisional: isProvisional(last ?? day))
  }

  /// Due at the close of `raw`, rolled away from `start` to a working day.
  func due(rolling raw: CivilDate, from start: CivilDate) -> Due {
    raw < start
      ? due(onCloseOf: rolledBack(raw), settledBy: raw) : due(onCloseOf: rolledForward(raw))
  }
}
