internal import WorkCalendar

/// Which clocks a case certainly has in each state, running or held.
struct RunningClocks {
  let graph: ProcedureGraph
  let assigned: AssignedFields
  private let present: [StateName: Set<ClockName>]

  init(_ graph: ProcedureGraph, _ assigned: AssignedFields) {
    self.graph = graph
    self.assigned = assigned
    let procedure = graph.procedure
    func enter(
      _ name: StateName, carrying carried: Set<ClockName>, restarted: Set<ClockName>
    ) -> Set<ClockName> {
      var present: Set<ClockName> = []
      for clause in procedure.state(name)?.clocks ?? [] {
        let clock = clause.clock
        let isStarted =
          clause.mode == .runs || (clause.mode == .kept && restarted.contains(clock))
        let goesOn = carried.contains(clock) && !(isStarted && restarted.contains(clock))
        let starts =
          isStarted && procedure.clock(clock).map { assigned.starts($0, in: name) } ?? false
        if goesOn || starts { present.insert(clock) }
      }
      return present
    }
    let first = enter(procedure.opening.state, carrying: [], restarted: [])
    present = graph.certain(from: first) { place in
      enter(place.state, carrying: [place.clock], restarted: [])
    } _: { edge, before in
      var carried = before
      var restarted: Set<ClockName> = []
      for effect in edge.effects {
        restarted.formUnion(effect.restartedClocks)
        carried.subtract(effect.metClocks)
      }
      if edge.drives.contains(.timed) {
        carried.subtract(procedure.clocks.filter { $0.expiry == edge.action.name }.map(\.name))
      }
      return enter(edge.to, carrying: carried, restarted: restarted)
    }
  }

  /// The clocks that certainly run, not held, in a state.
  func running(in name: StateName) -> [ClockRule] {
    let clauses = graph.procedure.state(name)?.clocks ?? []
    return clauses.filter { $0.mode != .held && present[name]?.contains($0.clock) == true }
      .compactMap { graph.procedure.clock($0.clock) }
  }

  /// The clocks that the state names as held.
  func held(in name: StateName) -> [ClockRule] {
    let clauses = graph.procedure.state(name)?.clocks ?? []
    return clauses.filter { $0.mode == .held }.compactMap { graph.procedure.clock($0.clock) }
  }

  /// Whether the clock's owner can put it off for ever without leaving the state.
  func isSoft(_ clock: ClockRule, in state: StateName) -> Bool {
    clock.isSoft
      || graph.edges(from: state).contains { edge in
        let action = edge.action
        return edge.to == state && action.caps.isEmpty && action.by.contains(clock.owner)
          && (action.second == nil || action.second?.when != nil)
          && edge.effects.contains { $0.putsOff(clock.name) }
      }
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
