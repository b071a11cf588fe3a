internal import WorkCalendar

/// Firing the rungs of ladders.
extension Deliberation {
  mutating func fire(
    _ plan: PlannedRung, _ run: ClockRun, of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    var draft = draft(file, procedure, by: .time)
    guard let rungs = draft.plan(for: run.key) else { return }
    if plan.rung < rungs.ladder.rungs.count {
      let rung = rungs.ladder.rungs[plan.rung]
      let isPast = rung.offset.count < 0 && at > run.due.instant
      draft.record(plan, run, at: at)
      if isPast { return take(draft, .rungPassedOver(run.key, rung: plan.rung)) }
      try draft.climb(rung, run)
      take(draft, .rungFired(run.key, rung: plan.rung, occurrence: plan.occurrence))
    } else if let repetition = rungs.ladder.repetition {
      let latest = rungs.latestRepetition(plan, due: run.due.instant, now: at)
      draft.record(latest, run, at: at)
      try draft.climb(repetition, occurrence: latest.occurrence, run)
      take(draft, .rungFired(run.key, rung: latest.rung, occurrence: latest.occurrence))
    }
  }
}

extension Draft {
  /// Notes that a rung fired and plans the next.
  fileprivate mutating func record(_ plan: PlannedRung, _ run: ClockRun, at: Instant) {
    let fired = FiredRung(
      rung: plan.rung, occurrence: plan.occurrence, generation: run.generation,
      planned: plan.planned, at: at)
    note(.rung(run.key, fired))
    var climbing = run
    climbing.lastFired = fired
    replan(&climbing)
    note(climbing)
  }

  fileprivate mutating func climb(_ rung: Rung, _ run: ClockRun) throws(Rejection) {
    if let level = rung.level { raiseLevel(to: level) }
    let told = try people(rung.tells, owing: run.owner, outside: run.owner)
    try send(rung, of: run, to: told)
    if let role = rung.asksToRing {
      let fact = NoticeFact(label: "请电话联系", value: "期限将到，请提醒对方")
      tell(try recipients(role), EngineTemplate.ring, .reminder, and: [fact])
    }
    // What a rung does is about the procedure's own clocks; others only borrow their ladders.
    if case .rule = run.key, let action = rung.action {
      followUps.append(.order(file.id, action, [:]))
    }
  }

  fileprivate mutating func climb(
    _ repetition: Repetition, occurrence: Int, _ run: ClockRun
  ) throws(Rejection) {
    if let level = repetition.level, occurrence >= level.fromOccurrence {
      raiseLevel(to: level.level)
    }
    let recipients = try people(repetition.tells, owing: run.owner, outside: run.owner)
    guard repetition.isInBulletin, case .rule(let clock) = run.key else {
      return tell(all: recipients, EngineTemplate.rung, run)
    }
    try lay(
      Slip(
        index: file.slips.count + 1, colour: nil, round: file.round, clock: clock, phase: .laid,
        recipients: recipients, acknowledge: nil),
      repetition.sign)
  }
}
