internal import WorkCalendar

/// Which clocks a case certainly has in each state, running or held.
struct RunningClocks {
  let graph: ProcedureGraph
  private let flow: ClockFlow
  private let present: [StateName: Set<ClockName>]

  init(_ graph: ProcedureGraph, _ assigned: AssignedFields) {
    self.graph = graph
    let flow = ClockFlow(procedure: graph.procedure, assigned: assigned)
    self.flow = flow
    present = graph.certain(from: flow.first(.opened)) {
      flow.first(.adopted($0))
    } _: {
      flow.after($0, $1)
    }
  }

  /// The fewest steps to a state in which none of the clocks that then run is hard.
  func pathWithoutHardClock(to state: StateName, _ paths: PathFinder) -> CasePath {
    let path = paths.path {
      flow.first($0)
    } _: {
      flow.after($0, $1)
    } until: { stop in
      stop.state == state
        && running(in: state, having: stop.fact).allSatisfy { isSoft($0, in: state) }
    }
    return path ?? paths.path(to: state)
  }

  /// The clocks that certainly run, not held, in a state.
  func running(in name: StateName) -> [ClockRule] {
    running(in: name, having: present[name] ?? [])
  }

  private func running(in name: StateName, having clocks: Set<ClockName>) -> [ClockRule] {
    let clauses = graph.procedure.state(name)?.clocks ?? []
    return clauses.filter { $0.mode != .held && clocks.contains($0.clock) }
      .compactMap { graph.procedure.clock($0.clock) }
  }

  /// The clocks that the state names as held.
  func held(in name: StateName) -> [ClockRule] {
    let clauses = graph.procedure.state(name)?.clocks ?? []
    return clauses.filter { $0.mode == .held }.compactMap { graph.procedure.clock($0.clock) }
  }

  /// Whether the clock's owner can put it off for ever without leaving the state.
  ///
  /// Whoever may act in the owner's role is taken for its owner, whatever role he acts in.
  func isSoft(_ clock: ClockRule, in state: StateName) -> Bool {
    let procedure = graph.procedure
    let owners = procedure.acting([clock.owner])
    return clock.isSoft
      || graph.edges(from: state).contains { edge in
        let action = edge.action
        return edge.to == state && edge.drives.contains(.human) && edge.caps.isEmpty
          && !procedure.acting(action.by).isDisjoint(with: owners)
          && (action.second == nil || action.second?.when != nil)
          && (edge.effects.contains { $0.putsOff(clock.name) } || action.asks(forDateOf: clock))
      }
  }
}

extension ActionRule {
  /// Whether a date that is entered here moves the clock.
  fileprivate func asks(forDateOf clock: ClockRule) -> Bool {
    let dates = clock.terms.compactMap { term in
      if case .date(let field, _) = term.length { field } else { nil }
    }
    return form.contains { dates.contains($0.field) }
  }
}

extension Effect {
  var restartedClocks: [ClockName] {
    switch self {
    case .fresh(let clocks), .renew(let clocks): clocks
    case .set, .clear, .copy, .lead, .assign, .meet, .move, .countHeld, .leave, .nextRound,
      .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      []
    }
  }

  var metClocks: [ClockName] {
    switch self {
    case .meet(let clocks): clocks
    case .set, .clear, .copy, .lead, .assign, .fresh, .renew, .move, .countHeld, .leave, .nextRound,
      .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      []
    }
  }

  /// Whether the clock is due later, or runs anew, for it.
  func putsOff(_ clock: ClockName) -> Bool {
    switch self {
    case .fresh(let clocks), .renew(let clocks), .meet(let clocks): clocks.contains(clock)
    case .move(let moved, _), .leave(let moved, _): moved == clock
    case .set, .clear, .copy, .lead, .assign, .countHeld, .nextRound, .raiseLevel, .resetLevel,
      .open,
      .order, .merge, .unmerge, .detachRequester:
      false
    }
  }
}
