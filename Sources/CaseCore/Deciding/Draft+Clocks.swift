internal import WorkCalendar

/// Starting, holding, moving and ending the runs of clocks.
extension Draft {
  /// Starts the next serial of a procedure's clock, unless the case is one that doesn't have it.
  mutating func start(_ rule: ClockRule, isRenewal: Bool = false) throws(Rejection) {
    let evaluation = Evaluation(file, around: around, at: at)
    if let unless = rule.unless, evaluation.holds(unless) { return }
    guard let (term, floor) = termOfStart(rule, isRenewal: isRenewal, evaluation) else { return }
    try start(.rule(rule.name), owner: rule.owner, term: term, floor: floor)
  }

  /// Starts the next serial of any clock.
  mutating func start(
    _ key: ClockKey, owner role: RoleName, term: Term, floor: Instant? = nil,
    since: Instant? = nil
  ) throws(Rejection) {
    try start(
      key, owned: owner(role, excluding: proposers(barredFrom: key)), term: term, floor: floor,
      since: since)
  }

  /// `since` is when it began, where that was before this event.
  mutating func start(
    _ key: ClockKey, owned owner: Owner, term: Term, floor: Instant? = nil, since: Instant? = nil
  ) {
    let intervals = ClockIntervals(started: since ?? at, term: term, floor: floor)
    let due = calendar.due(of: intervals) ?? Due(instant: at, date: today, isProvisional: false)
    let serial = 1 + file.ended.count { $0.key == key }
    var run = ClockRun(
      key: key, serial: serial, generation: 0, owner: owner, phase: .running,
      intervals: intervals, due: due, calendarVersion: calendar.version, yellowAt: at,
      missedAt: nil, nextRung: nil, armedAfter: at, lastFired: nil, askedBy: [])
    replan(&run)
    note(run)
    markStarted(key)
  }

  /// Ends a live run; one that stands still ends as it stood.
  mutating func end(_ key: ClockKey, as phase: ClockPhase) {
    guard var run = file.run(key) else { return }
    run.phase = phase
    run.nextRung = nil
    run.intervals = run.intervals.closed(at: at)
    note(run)
    // What a slip was about is done with, so nobody need acknowledge the slip any more.
    for slip in file.slips where key == .rule(slip.clock) {
      end(.acknowledgement(slip.index), as: phase)
    }
  }

  mutating func hold(_ key: ClockKey) {
    guard var run = file.run(key), run.phase == .running else { return }
    run.phase = .held
    run.nextRung = nil
    run.intervals = run.intervals.switched(to: .held, at: at)
    note(run)
  }

  /// Lets a held run go on; only rungs that now lie ahead will fire.
  mutating func resume(_ key: ClockKey) {
    guard var run = file.run(key), run.phase == .held else { return }
    run.phase = .running
    run.intervals = run.intervals.switched(to: .running, at: at)
    refold(&run)
    note(run)
  }

  /// The run is due at the close of `date` by decision: a new generation.
  mutating func move(_ key: ClockKey, to date: CivilDate, least: Limit? = nil) {
    guard var run = file.run(key) else { return }
    let floor = least.map { calendar.due($0, from: run.intervals.started).instant }
    // Whoever chose the date knew of the holds before it: only later ones move it.
    run.intervals = ClockIntervals(
      started: run.intervals.started, term: .date(date),
      spans: run.intervals.spansWithoutPastHolds, floor: floor)
    run.generation += 1
    run.missedAt = nil
    refold(&run)
    note(run)
  }

  /// What was held last is counted after all.
  mutating func countHeld(_ key: ClockKey) {
    guard var run = file.run(key) else { return }
    run.intervals = run.intervals.countingLastHold
    if run.phase == .running { refold(&run) }
    note(run)
  }

  /// At least `limit` is left of the run from now.
  mutating func leave(_ key: ClockKey, _ limit: Limit) {
    guard var run = file.run(key) else { return }
    let floor = calendar.due(limit, from: at).instant
    run.intervals = ClockIntervals(
      started: run.intervals.started, term: run.intervals.term, spans: run.intervals.spans,
      floor: floor, floorGranted: at)
    if run.phase == .running { refold(&run) }
    note(run)
  }

  /// Computes due, light and rungs again from the intervals; what was missed stays missed.
  private func refold(_ run: inout ClockRun) {
    guard let due = calendar.due(of: run.intervals) else { return }
    run.due = due
    run.calendarVersion = calendar.version
    run.armedAfter = at
    replan(&run)
  }

  /// Plans the ladder of a run anew, and when it turns yellow.
  func replan(_ run: inout ClockRun) {
    run.yellowAt = endsQuietly(run.key) ? .distantFuture : yellow(of: run)
    run.nextRung = isMuted(run.key) ? nil : plan(for: run.key)?.next(of: run)
  }

  /// Whether a clock ends in a timed action and nobody is chased: nothing is late by it.
  private func endsQuietly(_ key: ClockKey) -> Bool {
    guard case .rule(let name) = key, let rule = procedure.clock(name) else { return false }
    return rule.expiry != nil && rule.ladder == nil
  }

  /// Yellow from two working days before due, from half of a limit under four.
  private func yellow(of run: ClockRun) -> Instant {
    let length = calendar.workingDays(of: run.intervals)
    let ahead = length < 4 ? length / 2 : 2
    if ahead == 0 { return calendar.start(of: run.due.date) }
    return calendar.shift(run.due.instant, by: .workingDays(-ahead))
  }

  /// The ladder that a clock's run climbs; nil for one that has none.
  func plan(for key: ClockKey) -> RungPlan? {
    ladder(of: key).map {
      RungPlan(ladder: $0, calendar: calendar, isUrgent: isUrgent)
    }
  }

  func ladder(of key: ClockKey) -> Ladder? {
    switch key {
    case .rule(let name): return procedure.clock(name)?.ladder.flatMap { procedure.ladder($0) }
    case .confirmation:
      let rule = procedure.countersigns.first { $0.role == file.proposal?.second }
      return rule.flatMap { procedure.ladder($0.ladder) }
    case .reach: return procedure.ladder(procedure.reach.ladder)
    case .release: return procedure.ladder(procedure.release.ladder)
    case .signature, .acknowledgement, .look: return nil
    }
  }

  /// Whether a pending proposal keeps this clock's rungs from firing.
  func isMuted(_ key: ClockKey) -> Bool {
    guard case .rule(let clock) = key, let proposal = file.proposal else { return false }
    return procedure.action(proposal.action, in: file.state)?.second?.mutes.contains(clock)
      ?? false
  }

  var isUrgent: Bool {
    procedure.urgentWhen.map { Evaluation(file, around: around, at: at).holds($0) } ?? false
  }
}

extension ClockIntervals {
  /// The record with its open span closed.
  func closed(at instant: Instant) -> ClockIntervals {
    guard let last = spans.last, last.until == nil else { return self }
    let closed = ClockSpan(last.pace, since: last.since, until: max(last.since, instant))
    return with(spans: spans.dropLast() + [closed])
  }

  /// The record with its open span closed and another begun.
  func switched(to pace: ClockSpan.Pace, at instant: Instant) -> ClockIntervals {
    with(spans: closed(at: instant).spans + [ClockSpan(pace, since: instant)])
  }

  /// The record with its last hold counted as if the clock had run.
  var countingLastHold: ClockIntervals {
    guard let place = spans.lastIndex(where: { $0.pace == .held }) else { return self }
    var counted = spans
    counted[place] = ClockSpan(.running, since: spans[place].since, until: spans[place].until)
    return with(spans: counted)
  }

  /// The spans with the holds that have ended counted as if the clock had run.
  var spansWithoutPastHolds: [ClockSpan] {
    spans.map { span in
      span.until == nil ? span : ClockSpan(.running, since: span.since, until: span.until)
    }
  }

  private func with(spans: [ClockSpan]) -> ClockIntervals {
    ClockIntervals(
      started: started, term: term, spans: spans, floor: floor, floorGranted: floorGranted)
  }
}

extension WorkCalendar {
  /// How many working days a clock was given when it started, what held it since left aside.
  func workingDays(of clock: ClockIntervals) -> Int {
    switch clock.term {
    case .limit(.workingDays(let count)): count
    case .limit, .date:
      elapsed(
        from: clock.started,
        to: due(of: ClockIntervals(started: clock.started, term: clock.term))?.instant
          ?? clock.started)
    }
  }
}
