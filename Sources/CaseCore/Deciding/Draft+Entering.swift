internal import WorkCalendar

/// Which clocks an action wants started anew when the case enters its next state.
struct Restarts {
  var fresh: Set<ClockName> = []
  var renewed: Set<ClockName> = []

  var all: Set<ClockName> { fresh.union(renewed) }
}

/// Entering a state: what becomes of each clock that the case has and the state knows.
extension Draft {
  /// Enters `name`, or stays; then finds the owners.
  mutating func enter(_ name: StateName, _ restarts: Restarts) throws(Rejection) {
    guard let state = procedure.state(name) else { return }
    let before = procedure.state(file.state)?.owner
    let isMove = name != file.state
    if isMove { note(.entered(name, isFinal: state.isFinal)) }
    if state.isFinal {
      endEverything()
    } else {
      endUnnamed(by: state)
      if isMove { lapseProposal() }
      for clause in state.clocks { try apply(clause, restarts) }
      if file.run(.look) == nil { try startLook() }
    }
    try refreshOwners()
    if let role = state.owner, role != before, let owner = file.owner {
      tellOfEmptyChain(role, owner)
    }
  }

  /// Is in the state as somebody would be who came to it by this version of the procedure: what it
  /// doesn't name ends, and what it names runs, or stands still.
  mutating func enterAnew(_ state: StateRule) throws(Rejection) {
    endUnnamed(by: state)
    for clause in state.clocks { try apply(clause, Restarts()) }
    try refreshOwners()
  }

  private mutating func apply(_ clause: StateClock, _ restarts: Restarts) throws(Rejection) {
    let key = ClockKey.rule(clause.clock)
    guard let rule = procedure.clock(clause.clock) else { return }
    let isRestarted = restarts.all.contains(clause.clock)
    if isRestarted { end(key, as: restarts.renewed.contains(clause.clock) ? .met : .void) }
    switch clause.mode {
    case .held: hold(key)
    case .kept:
      if isRestarted {
        try start(rule, isRenewal: restarts.renewed.contains(clause.clock))
      } else {
        resume(key)
      }
    case .runs:
      if isRestarted || file.run(key) == nil {
        try start(rule, isRenewal: restarts.renewed.contains(clause.clock))
      } else {
        resume(key)
      }
    }
  }

  /// Ends the clocks that the state does not name, and those whose reason went with them.
  private mutating func endUnnamed(by state: StateRule) {
    let named = Set(state.clocks.map(\.clock))
    for run in file.clocks {
      switch run.key {
      case .rule(let clock) where !named.contains(clock): end(run.key, as: .void)
      case .reach(let clock) where !named.contains(clock): end(run.key, as: .void)
      case .rule, .reach, .confirmation, .signature, .acknowledgement, .look, .release: continue
      }
    }
  }

  private mutating func endEverything() {
    lapseProposal()
    for run in file.clocks { end(run.key, as: .void) }
    // Nothing is left that could be released.
    if file.quarantine != nil { note(.quarantine(nil)) }
    for slip in file.slips where slip.phase == .laid {
      var unsigned = slip
      unsigned.phase = .unsigned
      note(.slip(unsigned))
    }
  }

  /// A proposal ends when another action moves the case; an event of its own says so (lapsed).
  mutating func lapseProposal() {
    guard let proposal = file.proposal else { return }
    lapsed = LapsedProposal(proposal: proposal, confirmer: file.run(.confirmation)?.owner)
    note(.proposal(nil))
    end(.confirmation, as: .void)
  }

  /// Begins the look that can't be switched off; from the filing, or from the date in a field.
  private mutating func startLook() throws(Rejection) {
    let look = procedure.look
    let from = look.from.flatMap { file.fields[$0]?.date } ?? calendar.date(of: file.openedAt)
    let due = calendar.due(look.first, from: from)
    let term: Term =
      due.instant > at ? .date(due.date) : .limit(look.then)
    try start(.look, owner: look.owner, term: term)
  }
}
