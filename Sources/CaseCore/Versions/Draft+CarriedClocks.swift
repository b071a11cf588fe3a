internal import WorkCalendar

/// The clocks of a case that goes over to another version: what they have spent stays spent.
extension Draft {
  /// Gives each clock the term and the ladder that the version has for it.
  mutating func carryClocks(of before: CaseFile, from former: Procedure) {
    for run in file.clocks where run.phase.isLive {
      let then = Draft(before, former, actor: actor, at: run.intervals.started, around: around)
      let now = Draft(file, procedure, actor: actor, at: run.intervals.started, around: around)
      switch run.key {
      case .rule(let name): carry(run, name, then, now)
      case .reach(let name):
        if procedure.clock(name)?.takesSilence != true { end(run.key, as: .void) }
      case .confirmation, .signature, .acknowledgement, .look, .release:
        carry(
          run, then: then.standingTerm(run.key), now: now.standingTerm(run.key),
          then.ladder(of: run.key))
      }
    }
  }

  private mutating func carry(
    _ run: ClockRun, _ name: ClockName, _ then: Draft, _ now: Draft
  ) {
    guard let rule = procedure.clock(name), let former = then.procedure.clock(name),
      rule.unless.map({ Evaluation(file, around: around, at: at).holds($0) }) != true
    else { return end(run.key, as: .void) }
    let isRenewal = then.isRenewal(run, former)
    carry(
      run, then: then.startTerm(former, isRenewal: isRenewal),
      now: now.startTerm(rule, isRenewal: isRenewal), then.ladder(of: run.key))
  }

  /// The term is the version's if the run had the former one's; one that was decided upon, such as
  /// an extension, stays.
  private mutating func carry(
    _ run: ClockRun, then: StartTerm?, now: StartTerm?, _ formerLadder: Ladder?
  ) {
    var fresh = run
    if let now, then?.term == run.intervals.term, then != now {
      let isGranted = run.intervals.floorGranted != nil
      fresh.intervals = ClockIntervals(
        started: run.intervals.started, term: now.term, spans: run.intervals.spans,
        floor: isGranted ? run.intervals.floor : now.floor,
        floorGranted: run.intervals.floorGranted)
    }
    if run.phase == .awaitingReach, !takesSilence(run.key) { fresh.phase = .running }
    fresh = settled(fresh, since: run)
    let ladder = ladder(of: run.key)
    guard fresh != run || ladder != formerLadder else { return }
    fresh.generation += 1
    fresh.lastFired = run.firing(carriedFrom: formerLadder, to: ladder, fresh.generation)
    fresh.armedAfter = at
    if fresh.phase == .running { replan(&fresh) }
    note(fresh)
    if run.missedAt != nil, fresh.missedAt == nil { endAcknowledgements(of: run.key) }
  }

  /// What a slip was about is on time again: silence about the slip brings nothing forward.
  private mutating func endAcknowledgements(of key: ClockKey) {
    for slip in file.slips where key == .rule(slip.clock) {
      end(.acknowledgement(slip.index), as: .void)
    }
  }

  /// Nobody is late by a limit of which he has not been told.
  ///
  /// What is spent already is due at once, and of a clock that stands still one working day is
  /// left. What was late before stays so.
  private func settled(_ fresh: ClockRun, since run: ClockRun) -> ClockRun {
    var settled = fresh
    switch fresh.phase {
    case .running:
      guard let due = calendar.due(of: fresh.intervals) else { return fresh }
      settled.due = due
      if due.instant >= at {
        settled.missedAt = nil
      } else if run.missedAt != nil {
        settled.intervals = run.intervals
        settled.due = run.due
      } else if fresh.intervals != run.intervals || fresh.phase != run.phase {
        settled.intervals = fresh.intervals.floored(at: at)
        settled.due = calendar.due(of: settled.intervals) ?? due
      }
    case .held:
      let resumed = fresh.intervals.switched(to: .running, at: at)
      guard fresh.intervals != run.intervals,
        let due = calendar.due(of: resumed), due.instant < at
      else { return fresh }
      settled.intervals = fresh.intervals.floored(
        at: calendar.due(.workingDays(1), from: at).instant, granted: at)
    case .awaitingReach, .met, .expired, .void: break
    }
    if settled.due != run.due { settled.calendarVersion = calendar.version }
    return settled
  }

  private func takesSilence(_ key: ClockKey) -> Bool {
    guard case .rule(let name) = key else { return false }
    return procedure.clock(name)?.takesSilence ?? false
  }

  /// What a clock begins with, as of this draft's instant.
  private func startTerm(_ rule: ClockRule, isRenewal: Bool) -> StartTerm? {
    termOfStart(rule, isRenewal: isRenewal, Evaluation(file, around: around, at: at)).map {
      StartTerm(term: $0.term, floor: $0.floor)
    }
  }

  /// What a clock of the engine's own begins with; nil for those whose date hangs on other things.
  private func standingTerm(_ key: ClockKey) -> StartTerm? {
    switch key {
    case .confirmation:
      procedure.countersigns.first { $0.role == file.proposal?.second }.map {
        StartTerm(term: .limit($0.limit), floor: nil)
      }
    case .release: StartTerm(term: .limit(procedure.release.limit), floor: nil)
    case .rule, .signature, .acknowledgement, .reach, .look: nil
    }
  }

  /// Whether a run was begun by its owner's own act; where both terms are one, later runs were.
  private func isRenewal(_ run: ClockRun, _ rule: ClockRule) -> Bool {
    guard let renewal = rule.renewal, run.intervals.term == .limit(renewal) else { return false }
    return startTerm(rule, isRenewal: false)?.term != .limit(renewal) || run.serial > 1
  }
}

/// How long a clock runs when it starts, and what is left of it at least.
private struct StartTerm: Equatable {
  let term: Term
  let floor: Instant?
}

extension ClockRule {
  /// Whether at its end silence is taken for an answer.
  fileprivate var takesSilence: Bool { isSilence && expiry != nil }
}

extension ClockIntervals {
  /// The record with no due earlier than `floor`.
  fileprivate func floored(at floor: Instant, granted: Instant? = nil) -> ClockIntervals {
    ClockIntervals(
      started: started, term: term, spans: spans, floor: floor, floorGranted: granted)
  }
}

extension ClockRun {
  /// The rung that fired last, by its place in another ladder: what lies no farther than it has
  /// fired there too, so that nobody is reminded of the same again.
  fileprivate func firing(
    carriedFrom former: Ladder?, to ladder: Ladder?, _ generation: Int
  ) -> FiredRung? {
    guard let fired = lastFired, fired.generation == self.generation, let former, let ladder
    else { return nil }
    let offset = former.offset(of: fired)
    guard var place = ladder.rungs.lastIndex(where: { $0.offset.count <= offset }) else {
      return nil
    }
    var occurrence = 0
    if place == ladder.rungs.count - 1, let every = ladder.repetition?.every.count, every > 0 {
      occurrence = max(0, offset - ladder.rungs[place].offset.count) / every
      if occurrence > 0 { place += 1 }
    }
    return FiredRung(
      rung: place, occurrence: occurrence, generation: generation, planned: fired.planned,
      at: fired.at)
  }
}

extension Ladder {
  /// How many working days from the due date a rung lies that fired.
  fileprivate func offset(of fired: FiredRung) -> Int {
    if fired.rung < rungs.count { return rungs[fired.rung].offset.count }
    return (rungs.last?.offset.count ?? 0) + fired.occurrence * (repetition?.every.count ?? 0)
  }
}
