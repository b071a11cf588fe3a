/// Rule 1: from every reachable state there is a way out to a final state.
///
/// Actions with a cap or an order from elsewhere don't count, nor do guards that whoever acts
/// can't make true himself. An action that may turn out in several ways counts if he can choose
/// one that leads out, or if all do.
struct WayOutRule {
  let graph: ProcedureGraph
  let exits: Exits

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
      let more = open.filter { !found.contains($0) && exits.lead(from: $0, into: found) }
      found.formUnion(more)
      hasGrown = !more.isEmpty
    }
    return found
  }
}
