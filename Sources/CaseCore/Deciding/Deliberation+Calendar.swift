internal import WorkCalendar

/// What a calendar that came into force makes of a case.
extension Deliberation {
  /// Computes what is due anew from what was recorded; it says so even where no date moves, so
  /// that each date names the calendar by which it stands.
  mutating func calendarChanged(_ id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    var draft = draft(file, procedure, by: .time)
    guard file.isOpen, file.clocks.contains(where: { draft.isBehind($0) }) else { return }
    for run in file.clocks where draft.isBehind(run) { draft.followCalendar(run) }
    // Whoever goes through duties in the order of their dates relies on this: what moves a date
    // finds the owners as well.
    try draft.refreshOwners()
    draft.tell(
      of: draft.file.moves(since: file, procedure, procedure), EngineTemplate.calendarChanged)
    take(draft, .calendarChanged(draft.calendar.version))
  }
}

extension Draft {
  fileprivate func isBehind(_ run: ClockRun) -> Bool { run.calendarVersion != calendar.version }

  /// Computes a run's date, light and rungs by the calendar in force.
  ///
  /// One whose date moves has a new generation, in which each rung that lies ahead can fire.
  fileprivate mutating func followCalendar(_ run: ClockRun) {
    let former = around.formerCalendars[run.calendarVersion] ?? calendar
    var fresh = run
    fresh.calendarVersion = calendar.version
    fresh.intervals = ClockIntervals(
      started: run.intervals.started, term: term(of: run, since: former),
      spans: run.intervals.spans, floor: floor(of: run, since: former),
      floorGranted: run.intervals.floorGranted)
    if run.phase == .running, let due = calendar.due(of: fresh.intervals) {
      fresh.due = due
      if due.instant == run.due.instant {
        replan(&fresh)
        fresh.nextRung = fresh.nextRung.map { $0.broughtForward(like: run.nextRung) }
      } else {
        fresh.generation += 1
        fresh.armedAfter = at
        if due.instant >= at { fresh.missedAt = nil }
        replan(&fresh)
      }
    }
    note(fresh)
  }

  /// A date that lies some working days from another is another date by another calendar.
  private func term(of run: ClockRun, since former: WorkCalendar) -> Term {
    var before = around
    before.calendar = former
    guard let origin = DateOrigin.ofDate(run, in: file, before), let offset = origin.offset
    else { return run.intervals.term }
    return .date(calendar.due(offset, from: origin.date).date)
  }

  /// What is left of a run at least, which was granted in working days.
  private func floor(of run: ClockRun, since former: WorkCalendar) -> Instant? {
    guard let floor = run.intervals.floor else { return nil }
    let granted = run.intervals.floorGranted ?? run.intervals.started
    let days = former.elapsed(from: granted, to: floor)
    guard days > 0, former.due(.workingDays(days), from: granted).instant == floor else {
      return floor
    }
    return calendar.due(.workingDays(days), from: granted).instant
  }
}

extension PlannedRung {
  /// The same rung does not fire later than it was to: somebody's silence had brought it forward.
  fileprivate func broughtForward(like before: PlannedRung?) -> PlannedRung {
    guard let before, before.rung == rung, before.occurrence == occurrence,
      before.at < before.planned
    else { return self }
    var sooner = self
    sooner.at = min(at, before.at)
    return sooner
  }
}
