internal import WorkCalendar

/// Plans the next rung of a clock's ladder.
///
/// Rungs lie at offsets from the due date in working time and fire in office hours, strictly after
/// their instant. One planned before the due date last moved is left out. After downtime a rung
/// keeps its distance from the one before it, which fired late.
struct RungPlan {
  let ladder: Ladder
  let calendar: WorkCalendar
  /// An urgent case does not wait for office hours.
  let isUrgent: Bool

  /// What the ladder of `run` does next; nil when it has nothing more to do.
  func next(of run: ClockRun) -> PlannedRung? {
    var (rung, occurrence) = place(after: run)
    while rung < ladder.rungs.count {
      let planned = planned(rung, occurrence, due: run.due.instant)
      if planned > run.armedAfter { return keptApart(rung, occurrence, planned, run) }
      rung += 1
    }
    guard let repetition = ladder.repetition, repetition.every.count > 0 else { return nil }
    occurrence = max(1, occurrence)
    var planned = planned(rung, occurrence, due: run.due.instant)
    while planned <= run.armedAfter {
      occurrence += 1
      planned = self.planned(rung, occurrence, due: run.due.instant)
    }
    return keptApart(rung, occurrence, planned, run)
  }

  /// The repetition that is due at `now`, those missed before it made one with it.
  func latestRepetition(_ plan: PlannedRung, due: Instant, now: Instant) -> PlannedRung {
    var latest = plan
    while true {
      let following = planned(plan.rung, latest.occurrence + 1, due: due)
      if following > now { return latest }
      latest.occurrence += 1
      latest.planned = following
    }
  }

  /// When a rung fires if nothing delays it.
  private func planned(_ rung: Int, _ occurrence: Int, due: Instant) -> Instant {
    let days = offset(rung) + occurrence * (ladder.repetition?.every.count ?? 0)
    let base = days == 0 ? due : calendar.shift(due, by: .workingDays(days))
    return inOfficeHours(base.advanced(byMilliseconds: 1))
  }

  private func place(after run: ClockRun) -> (rung: Int, occurrence: Int) {
    guard let last = run.lastFired, last.generation == run.generation else { return (0, 0) }
    if last.rung >= ladder.rungs.count { return (last.rung, last.occurrence + 1) }
    return (last.rung + 1, 0)
  }

  private func offset(_ rung: Int) -> Int {
    if rung < ladder.rungs.count { return ladder.rungs[rung].offset.count }
    return ladder.rungs.last?.offset.count ?? 0
  }

  private func keptApart(
    _ rung: Int, _ occurrence: Int, _ planned: Instant, _ run: ClockRun
  ) -> PlannedRung {
    guard let last = run.lastFired, last.at > last.planned, last.generation == run.generation
    else { return PlannedRung(rung: rung, occurrence: occurrence, planned: planned, at: planned) }
    let every = ladder.repetition?.every.count ?? 0
    let distance =
      offset(rung) + occurrence * every - offset(last.rung) - last.occurrence * every
    let apart =
      distance > 0 ? calendar.shift(last.at, by: .workingDays(distance)) : last.at
    return PlannedRung(
      rung: rung, occurrence: occurrence, planned: planned,
      at: max(planned, inOfficeHours(apart.advanced(byMilliseconds: 1))))
  }

  private func inOfficeHours(_ instant: Instant) -> Instant {
    isUrgent ? instant : calendar.officeInstant(atOrAfter: instant)
  }
}
