/// A procedure under inspection: what several rules ask of it, worked out once.
struct Inspection {
  let procedure: Procedure
  let family: ProcedureFamily
  let graph: ProcedureGraph
  let reachable: Set<StateName>
  let assigned: AssignedFields
  let clocks: RunningClocks
  let paths: PathFinder
  /// The open states that a case can come to, in the order of the file.
  let openStates: [StateRule]
  let finalStates: Set<StateName>
  /// The edges that a case can come to, with those that leave final states.
  let edges: [Edge]

  init(_ procedure: Procedure, in family: ProcedureFamily) {
    self.procedure = procedure
    self.family = family
    let graph = family.graph(procedure.name) ?? ProcedureGraph(procedure)
    self.graph = graph
    let reachable = graph.reachable
    self.reachable = reachable
    openStates = procedure.states.filter { !$0.isFinal && reachable.contains($0.name) }
    finalStates = Set(procedure.states.filter(\.isFinal).map(\.name))
    edges = graph.edges.filter { reachable.contains($0.from) }
    assigned =
      family.assigned(procedure.name) ?? AssignedFields(graph, among: family.procedures)
    clocks = RunningClocks(graph, assigned)
    paths = PathFinder(graph, in: family)
  }

  /// The fewest steps to a state in which an action can be done.
  func path(toDo action: ActionRule) -> CasePath {
    action.from.first(where: reachable.contains).map { paths.path(to: $0) } ?? CasePath()
  }

  /// Ways out for whoever may act, time among them.
  func exits(for actors: Exits.Actors = .anybody) -> Exits {
    Exits(
      graph: graph, assigned: assigned, clocks: clocks, actors: actors,
      family: family)
  }

  /// The states in which the owner's own hard clocks stand still, with these.
  var pauses: [(state: StateRule, held: [ClockRule])] {
    openStates.compactMap { state in
      let held = clocks.held(in: state.name).filter {
        $0.owner == state.owner && !$0.isSoft && mayBring($0, into: state.name)
      }
      return held.isEmpty ? nil : (state, held)
    }
  }

  /// Whether a case may have the clock when it enters a state; what it lacks can't be held.
  private func mayBring(_ clock: ClockRule, into state: StateName) -> Bool {
    guard procedure.mayStart(clock.name) else { return false }
    let isAdopted = procedure.adoption?.states.contains {
      $0.state == state && $0.clock == clock.name
    }
    return isAdopted == true
      || edges.contains { edge in
        edge.to == state && edge.from != state
          && procedure.state(edge.from)?.clocks.contains { $0.clock == clock.name } == true
          && !edge.effects.contains { $0.metClocks.contains(clock.name) }
      }
  }
}

extension Procedure {
  /// Whether anything makes the clock run at all: one that is only ever held never does.
  fileprivate func mayStart(_ clock: ClockName) -> Bool {
    states.contains { $0.clocks.contains { $0.clock == clock && $0.mode == .runs } }
      || allEffects.contains { $0.restartedClocks.contains(clock) }
      || adoption?.states.contains { $0.clock == clock } == true
  }
}
