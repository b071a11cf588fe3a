/// Rule 1: from every reachable state there is a way out to a final state.
///
/// Actions with a cap or an order from elsewhere don't count, nor do guards that whoever acts
/// can't make true himself. An action that may turn out in several ways counts if he can choose
/// one that leads out, or if all do.
struct WayOutRule {
  let graph: ProcedureGraph
  let clocks: RunningClocks

  var findings: [Finding] {
    let procedure = graph.procedure
    let (reachable, leadingOut) = (graph.reachable, statesWithWayOut)
    return procedure.states.compactMap { state in
      guard reachable.contains(state.name) else {
        return Finding(
          .wayOut, .warning, in: procedure.name, .state(state.name),
          "没有任何操作会进入「\(state.label)」:这个状态用不上。")
      }
      guard !leadingOut.contains(state.name) else { return nil }
      return Finding(
        .wayOut, in: procedure.name, .state(state.name),
        "事项到了「\(state.label)」可能再也办结不了:"
          + "限次数、要等别人或条件不由操作人决定的操作都不算出路。",
        path: graph.path(to: state.name))
    }
  }

  private var statesWithWayOut: Set<StateName> {
    var found = Set(graph.procedure.states.filter(\.isFinal).map(\.name))
    let open = graph.procedure.states.filter { !$0.isFinal }.map(\.name)
    var hasGrown = true
    while hasGrown {
      let more = open.filter { !found.contains($0) && leadsOut($0, found) }
      found.formUnion(more)
      hasGrown = !more.isEmpty
    }
    return found
  }

  private func leadsOut(_ state: StateName, _ found: Set<StateName>) -> Bool {
    let usable = graph.edges(from: state).filter(isUsable)
    let byAction = Dictionary(grouping: usable, by: \.action.name)
    return byAction.values.contains { edges in
      edges.allSatisfy { found.contains($0.to) }
        || edges.contains { edge in
          canChoose(edge) && edges.filter { $0.branch == edge.branch }
            .allSatisfy { found.contains($0.to) }
        }
    }
  }

  private func isUsable(_ edge: Edge) -> Bool {
    let steering = Steering(edge, in: graph.procedure)
    guard edge.action.caps.isEmpty,
      edge.action.guards.allSatisfy({ steering.canMake($0.condition, true) })
    else { return false }
    if edge.drives.contains(.human) || edge.drives.contains(.automatic) { return true }
    return edge.drives.contains(.timed)
      && clocks.running(in: edge.from).contains { $0.expiry == edge.action.name }
  }

  /// Whether whoever acts can bring this branch about: its condition, and none before it.
  private func canChoose(_ edge: Edge) -> Bool {
    let steering = Steering(edge, in: graph.procedure)
    let before = edge.action.branches.prefix { $0 != edge.branch }
    return before.allSatisfy { $0.when.map { steering.canMake($0, false) } ?? false }
      && edge.branch.when.map { steering.canMake($0, true) } ?? true
  }
}
