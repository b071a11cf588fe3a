/// Where a clock ends because the state entered does not name it: neither met nor missed.
struct ClockEnds {
  private let graph: ProcedureGraph

  init(_ inspected: Inspection) {
    graph = inspected.graph
  }

  var notes: [Finding] {
    let procedure = graph.procedure
    var ends: [StateName: [ClockName: [ActionName]]] = [:]
    // Going back finds the clocks that the state before was left with: it names them all.
    for edge in graph.edges where edge.from != edge.to && !edge.goesBack {
      guard let from = procedure.state(edge.from), let to = procedure.state(edge.to),
        !to.isFinal
      else { continue }
      let named = Set(to.clocks.map(\.clock))
      let met = Set(edge.effects.flatMap(\.metClocks))
      for clause in from.clocks where !named.contains(clause.clock) && !met.contains(clause.clock) {
        if procedure.clock(clause.clock)?.expiry == edge.action.name { continue }
        ends[edge.to, default: [:]][clause.clock, default: []].append(edge.action.name)
      }
    }
    return procedure.states.flatMap { state in
      procedure.clocks.compactMap { clock in
        guard let actions = ends[state.name]?[clock.name] else { return nil }
        var once: [ActionName] = []
        for action in actions where !once.contains(action) { once.append(action) }
        return Finding(
          .clockEnds, .note, in: procedure.name, .clock(clock.name), .clockEnds(clock.name),
          "进入「\(state.label)」时,时限「\(clock.label)」就此结束,不算办到也不算逾期"
            + "(\(once.map(\.text).joined(separator: "、")))。")
      }
    }
  }
}
