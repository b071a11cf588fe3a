internal import WorkCalendar

/// What time alone does: one thing at a time, the earliest first.
extension Deliberation {
  mutating func tick(_ id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    guard let due = DueThing.first(in: file, procedure, until: at) else { return }
    ticking = due.run.key
    switch due.what {
    case .expiry: try expire(due.run, of: file, procedure)
    case .rung(let plan): try fire(plan, due.run, of: file, procedure)
    }
  }

  private mutating func expire(
    _ run: ClockRun, of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    switch run.key {
    case .rule(let clock): try expire(run, clock, of: file, procedure)
    case .confirmation, .reach, .release: miss(run, of: file, procedure)
    case .signature(let index):
      var draft = draft(file, procedure, by: .time)
      draft.end(run.key, as: .expired)
      if let slip = file.slips.first(where: { $0.index == index }) { draft.sendUnsigned(slip) }
      take(draft, .slipLapsed(index))
    case .acknowledgement(let index): bringForward(index, run, of: file, procedure)
    case .look: try askToLook(of: file, procedure)
    }
  }

  private mutating func expire(
    _ run: ClockRun, _ clock: ClockName, of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    guard let rule = procedure.clock(clock), rule.expiry != nil else {
      return miss(run, of: file, procedure)
    }
    if rule.isSilence, !file.hasHeardQuestion(run) {
      return try beginReach(clock, run, of: file, procedure)
    }
    try expire(clock, of: file, procedure)
  }

  /// Does a clock's timed action.
  mutating func expire(
    _ clock: ClockName, of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    guard let name = procedure.clock(clock)?.expiry,
      let rule = procedure.action(name, in: file.state)
    else { throw .notPossibleHere("", state: file.state.text) }
    try perform(rule, on: file, procedure, [:], by: .time, note: nil) { draft in
      draft.end(.rule(clock), as: .expired)
    }
  }

  private mutating func miss(_ run: ClockRun, of file: CaseFile, _ procedure: Procedure) {
    var draft = draft(file, procedure, by: .time)
    var missed = run
    missed.missedAt = at
    draft.note(missed)
    take(draft, .missed(run.key))
  }

  /// The question did not arrive: the officer is to bring it, and only then does silence count.
  private mutating func beginReach(
    _ clock: ClockName, _ run: ClockRun, of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    var draft = draft(file, procedure, by: .time)
    var waiting = run
    waiting.phase = .awaitingReach
    waiting.nextRung = nil
    draft.note(waiting)
    let reach = procedure.reach
    try draft.start(.reach(clock), owner: reach.role, term: .limit(reach.limit))
    if let officer = draft.file.run(.reach(clock))?.owner {
      draft.tell(officer, EngineTemplate.reach, .tell, draft.facts())
    }
    take(draft, .reachBegan(clock))
  }

  /// A slip that nobody acknowledged brings its ladder's next rung forward to now.
  private mutating func bringForward(
    _ index: Int, _ run: ClockRun, of file: CaseFile, _ procedure: Procedure
  ) {
    var draft = draft(file, procedure, by: .time)
    draft.end(run.key, as: .expired)
    if let slip = file.slips.first(where: { $0.index == index }),
      var climbing = draft.file.run(slip.clock), let next = climbing.nextRung
    {
      let now = draft.isUrgent ? at : around.calendar.officeInstant(atOrAfter: at)
      climbing.nextRung?.at = min(next.at, now)
      draft.note(climbing)
    }
    take(draft, .acknowledgementExpired(index))
  }

  private mutating func askToLook(
    of file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    var draft = draft(file, procedure, by: .time)
    let look = procedure.look
    draft.end(.look, as: .expired)
    draft.note(.lookedBy([]))
    try draft.start(.look, owner: look.owner, term: .limit(look.then))
    for role in look.lookers {
      for looker in try draft.recipients(role) {
        draft.tell(looker, EngineTemplate.look, .tell, draft.facts())
      }
    }
    take(draft, .lookDue)
  }
}

extension CaseFile {
  /// Whether everybody whose silence would count was asked, and the question arrived.
  func hasHeardQuestion(_ run: ClockRun) -> Bool {
    !run.askedBy.isEmpty && run.askedBy.allSatisfy { asked[$0]?.hasArrived == true }
  }
}
