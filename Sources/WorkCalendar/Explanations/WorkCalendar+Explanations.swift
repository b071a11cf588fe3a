extension WorkCalendar {
  /// Why `clock` is due when it is, as seen at `instant`: a held clock is followed up to then.
  ///
  /// One that ended while it was held is told as it stood when that hold began.
  package func explanation(of record: ClockIntervals, at instant: Instant) -> Explanation {
    let clock = record.withoutFinalHold
    let ended = clock.isHeld ? clock.closingOpenHold(at: instant) : clock
    let start = date(of: clock.started)
    let due = due(of: clock)
    let countDue = clock.isHeld ? nil : unflooredDue(of: clock)
    let floor = due == countDue ? nil : due?.instant
    let unrolled = unrolledDate(of: ended)
    let last = countDue?.date ?? date(of: instant)
    let days: [Explanation.Day]
    switch clock.term {
    case .limit(.workingDays(let limit)):
      days = workingDays(limit, from: start, through: last) {
        clock.pace(at: close(of: $0)) == .held
      }
    case .limit(.hours(let hours)):
      days = [day(last, clock.isHeld ? .paused : .hoursEnd(hours))]
    case .limit(.days(let limit)):
      let holds = effectiveHolds(of: ended)
      days = civilDays(limit, from: start, through: min(last, rolledForward(unrolled))) { date in
        holds.contains { $0.lowerBound < date && date <= $0.upperBound }
      }
    case .limit(.months), .date:
      days = markedDays(of: ended, from: start, through: min(last, rolledForward(unrolled)))
    }
    return Explanation(
      calendarVersion: version, isBackwards: false, days: days,
      rolledFrom: rolled(from: unrolled, in: days), floor: floor, due: due, zone: zone)
  }

  /// Why `limit` from `start` ends when it does.
  package func explanation(_ limit: Limit, from start: CivilDate) -> Explanation {
    let due = due(limit, from: start)
    let raw: CivilDate
    let days: [Explanation.Day]
    switch limit {
    case .workingDays(let count):
      raw = due.date
      days = workingDays(count, from: start, through: due.date) { _ in false }
    case .days(let count):
      raw = start.advanced(byDays: count)
      days = civilDays(count, from: start, through: due.date) { _ in false }
    case .months(let count):
      raw = start.adding(months: count)
      days = [day(start, .start), day(raw, .monthsEnd(count))] + roll(from: raw, to: due.date)
    case .hours(let count):
      raw = due.date
      days = [day(due.date, .hoursEnd(count))]
    }
    return Explanation(
      calendarVersion: version, isBackwards: limit.count < 0, days: days,
      rolledFrom: rolled(from: raw, in: days), floor: nil, due: due, zone: zone)
  }
}

extension WorkCalendar {
  private func day(_ date: CivilDate, _ account: Explanation.Account) -> Explanation.Day {
    Explanation.Day(
      date: date, kind: dayKind(date), account: account, isProvisional: isProvisional(date))
  }

  /// The days after `start` towards `last`, `last` included; back in time if it lies before.
  private func dates(from start: CivilDate, to last: CivilDate) -> [CivilDate] {
    let distance = last.daysSinceEpoch - start.daysSinceEpoch
    return (0..<abs(distance)).map { start.advanced(byDays: ($0 + 1) * distance.signum()) }
  }

  /// A term in working days, day by day, until its count is full or `last` is reached.
  private func workingDays(
    _ limit: Int, from start: CivilDate, through last: CivilDate,
    isHeld: (CivilDate) -> Bool
  ) -> [Explanation.Day] {
    var number = 0
    var days = [day(start, .start)]
    for date in dates(from: start, to: last) where number < abs(limit) {
      if !isWorkingDay(date) {
        days.append(day(date, .skipped))
      } else if isHeld(date) {
        days.append(day(date, .paused))
      } else {
        number += 1
        days.append(day(date, .workingDay(number)))
      }
    }
    return days
  }

  /// A term in civil days, day by day, and the days over which it rolled.
  private func civilDays(
    _ limit: Int, from start: CivilDate, through last: CivilDate,
    isHeld: (CivilDate) -> Bool
  ) -> [Explanation.Day] {
    var number = 0
    return [day(start, .start)]
      + dates(from: start, to: last).map { date in
        if isHeld(date) { return day(date, .paused) }
        guard number < abs(limit) else {
          return day(date, isWorkingDay(date) ? .rolledHere : .rolled)
        }
        number += 1
        return day(date, .day(number))
      }
  }

  /// A term that is a date: its start, the days held, the date and the days it rolled over.
  private func markedDays(
    of clock: ClockIntervals, from start: CivilDate, through last: CivilDate
  ) -> [Explanation.Day] {
    let raw = unrolledDate(of: clock)
    var marks = [start: day(start, .start)]
    for hold in effectiveHolds(of: clock) {
      for date in dates(from: hold.lowerBound, to: hold.upperBound) {
        marks[date] = day(date, .paused)
      }
    }
    for rolled in roll(from: raw, to: rolledForward(raw)) where marks[rolled.date] == nil {
      marks[rolled.date] = rolled
    }
    switch clock.term {
    case .limit(let limit): marks[raw] = day(raw, .monthsEnd(limit.count))
    case .date: marks[raw] = day(raw, .promised)
    }
    return marks.keys.sorted().filter { $0 <= last }.compactMap { marks[$0] }
  }

  private func roll(from raw: CivilDate, to due: CivilDate) -> [Explanation.Day] {
    dates(from: raw, to: due).map { day($0, isWorkingDay($0) ? .rolledHere : .rolled) }
  }

  /// `raw`, if it is rest and the days shown go beyond it.
  private func rolled(from raw: CivilDate, in days: [Explanation.Day]) -> CivilDate? {
    days.last?.account == .rolledHere ? raw : nil
  }
}

extension ClockIntervals {
  /// The record without the hold in which the clock ended; one that still lasts stays.
  fileprivate var withoutFinalHold: ClockIntervals {
    guard isHeld, spans.last?.until != nil, spans.count > 1 else { return self }
    return ClockIntervals(
      started: started, term: term, spans: spans.dropLast(), floor: floor,
      floorGranted: floorGranted)
  }

  /// The record as if the hold it stands in ended at `instant`.
  fileprivate func closingOpenHold(at instant: Instant) -> ClockIntervals {
    guard let last = spans.last, last.until == nil else { return self }
    let closed = ClockSpan(.held, since: last.since, until: max(instant, last.since))
    return ClockIntervals(
      started: started, term: term, spans: spans.dropLast() + [closed], floor: floor)
  }
}
