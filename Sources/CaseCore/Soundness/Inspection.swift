/// A procedure under inspection: what several rules ask of it, worked out once.
struct Inspection {
  let procedure: Procedure
  let family: ProcedureFamily
  let graph: ProcedureGraph
  let reachable: Set<StateName>
  let assigned: AssignedFields
  let clocks: RunningClocks
  let paths: PathFinder

  init(_ procedure: Procedure, in family: ProcedureFamily) {
    self.procedure = procedure
    self.family = family
    let graph = family.graph(procedure.name) ?? ProcedureGraph(procedure)
    self.graph = graph
    reachable = graph.reachable
    assigned =
      family.assigned(procedure.name) ?? AssignedFields(graph, among: family.procedures)
    clocks = RunningClocks(graph, assigned)
    paths = PathFinder(graph, in: family)
  }

  /// The open states that a case can come to, in the order of the file.
  var openStates: [StateRule] {
    procedure.states.filter { !$0.isFinal && reachable.contains($0.name) }
  }

  var finalStates: Set<StateName> {
    Set(procedure.states.filter(\.isFinal).map(\.name))
  }

  /// The edges that a case can come to, with those that leave final states.
  var edges: [Edge] { graph.edges.filter { reachable.contains($0.from) } }

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

  /// Whether a case may have the clock when it enters a state; one that it hasn't is not held.
  private func mayBring(_ clock: ClockRule, into state: StateName) -> Bool {
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
