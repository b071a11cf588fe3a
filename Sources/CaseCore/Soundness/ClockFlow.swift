/// What becomes of a case's clocks as it goes from state to state.
struct ClockFlow {
  let procedure: Procedure
  let assigned: AssignedFields

  /// The clocks that a case certainly has in its first state.
  func first(_ start: PathFinder.Start) -> Set<ClockName> {
    switch start {
    case .opened: enter(procedure.opening.state, carrying: [], restarted: [])
    case .adopted(let place): enter(place.state, carrying: [place.clock], restarted: [])
    }
  }

  /// The clocks that a case which had `before` certainly has once the edge has been taken.
  func after(_ edge: Edge, _ before: Set<ClockName>) -> Set<ClockName> {
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

  private func enter(
    _ name: StateName, carrying carried: Set<ClockName>, restarted: Set<ClockName>
  ) -> Set<ClockName> {
    var present: Set<ClockName> = []
    for clause in procedure.state(name)?.clocks ?? [] {
      let clock = clause.clock
      let isStarted =
        clause.mode == .runs || (clause.mode == .kept && restarted.contains(clock))
      // Restarted where it is held, a clock has ended and does not start.
      let goesOn = carried.contains(clock) && !restarted.contains(clock)
      let starts =
        isStarted && procedure.clock(clock).map { assigned.starts($0, in: name) } ?? false
      if goesOn || starts { present.insert(clock) }
    }
    return present
  }
}
