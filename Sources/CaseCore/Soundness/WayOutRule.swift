/// Rule 1: from every reachable state there is a way out to a final state.
struct WayOutRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  var findings: [Finding] {
    let (procedure, reachable) = (inspected.procedure, inspected.reachable)
    let leadingOut = inspected.exits().states(leadingInto: inspected.finalStates)
    return procedure.states.compactMap { state in
      guard reachable.contains(state.name) else {
        return Finding(
          .wayOut, .warning, in: procedure.name, .state(state.name), .neverEntered,
          "没有任何操作会进入「\(state.label)」:这个状态用不上。")
      }
      guard !leadingOut.contains(state.name) else { return nil }
      return Finding(
        .wayOut, in: procedure.name, .state(state.name), .noWayOut,
        "事项到了「\(state.label)」可能再也办结不了:"
          + "限次数、要等别人或条件不由操作人决定的操作都不算出路。",
        path: inspected.paths.path(to: state.name))
    }
  }
}
