/// Shortest ways through the graph, by breadth.
extension ProcedureGraph {
  /// The states that a case can come to, looking for faults.
  package var reachable: Set<StateName> {
    var queue = [procedure.opening.state] + (procedure.adoption?.states.map(\.state) ?? [])
    var found = Set(queue)
    while let state = queue.popLast() {
      for edge in edges(from: state) where found.insert(edge.to).inserted {
        queue.append(edge.to)
      }
    }
    return found
  }

  /// The fewest actions that lead to a state; empty for the first one.
  package func path(to state: StateName) -> [ActionName] {
    path(to: state, lacking: false) { _, _ in false }
  }

  /// The fewest actions that lead to a state without whatever `step` says is gained or lost.
  package func path(
    to state: StateName, lacking initial: Bool, _ step: (Edge, Bool) -> Bool
  ) -> [ActionName] {
    let start = Stop(state: procedure.opening.state, has: initial)
    var cameBy: [Stop: (Stop, ActionName)] = [:]
    var (queue, next) = ([start], 0)
    var seen: Set<Stop> = [start]
    while next < queue.count {
      let stop = queue[next]
      next += 1
      if stop.state == state, !stop.has { return names(to: stop, cameBy) }
      for edge in edges(from: stop.state) {
        let other = Stop(state: edge.to, has: step(edge, stop.has))
        guard seen.insert(other).inserted else { continue }
        cameBy[other] = (stop, edge.branch.name ?? edge.action.name)
        queue.append(other)
      }
    }
    return []
  }

  private struct Stop: Hashable {
    let state: StateName
    let has: Bool
  }

  private func names(
    to end: Stop, _ cameBy: [Stop: (Stop, ActionName)]
  ) -> [ActionName] {
    var (names, stop): ([ActionName], Stop) = ([], end)
    while let (before, name) = cameBy[stop] {
      names.append(name)
      stop = before
    }
    return names.reversed()
  }
}
