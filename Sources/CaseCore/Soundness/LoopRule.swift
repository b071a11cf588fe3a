/// Rule 6: no case goes round by itself, and none goes round for ever under clocks that begin anew.
struct LoopRule {
  private let inspected: Inspection
  private let motion: SelfMotion

  init(_ inspected: Inspection, _ motion: SelfMotion) {
    self.inspected = inspected
    self.motion = motion
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] { byItself + roundAndRound + ownCounters }

  /// Cycles of timed and linked actions alone, through the cases that they open as well.
  private var byItself: [Finding] {
    let edges = inspected.edges.filter { motion.isByItself($0, in: procedure.name) }
    return motion.cycles(through: procedure.name).compactMap { states in
      finding(.turnsByItself, round: states, by: edges.filter { states.contains($0.from) }) {
        "没有人做任何事,事项也会在\($0)之间自己转个不停。"
      }
    }
  }

  /// Cycles through several states without a cap, in which each hard clock begins anew.
  private var roundAndRound: [Finding] {
    let edges = inspected.edges.filter { !inspected.isCapped($0) && $0.from != $0.to }
    let components = StronglyConnected(edges.map { (from: $0.from, to: $0.to) }).components
    return components.compactMap { states in
      let inside = edges.filter { states.contains($0.from) && states.contains($0.to) }
      guard !inside.isEmpty, !inspected.hasClockThroughout(states, inside) else { return nil }
      return finding(.goesRound, round: states, by: inside) {
        "事项可以在\($0)之间一再来回,每次时限都重新算,次数也没有上限:永远不逾期,也永远不办结。"
      }
    }
  }

  /// What a case suffers that goes round through these states, with one lap on its path.
  private func finding(
    _ harm: Harm, round states: Set<StateName>, by edges: [Edge], _ words: (String) -> String
  ) -> Finding? {
    let inside = procedure.states.filter { states.contains($0.name) }
    guard let first = inside.first else { return nil }
    let labels = inside.map { "「\($0.label)」" }.joined(separator: "、")
    let lap = inspected.lap(of: edges, from: first.name)
    return Finding(
      .loop, in: procedure.name, .state(first.name), harm, words(labels),
      path: inspected.paths.path(to: first.name).followed(by: lap))
  }

  /// Actions that begin a new round and are not counted in the whole case.
  private var ownCounters: [Finding] {
    var seen: Set<ActionName> = []
    return inspected.edges.compactMap { edge in
      guard edge.effects.contains(.nextRound), !edge.caps.contains(where: { $0.scope == .whole }),
        seen.insert(edge.branch.name ?? edge.action.name).inserted
      else { return nil }
      return Finding(
        .counters, in: procedure.name, edge.action.subject, .countsAnew,
        "「\(edge.branch.label ?? edge.action.label)」使按轮计的次数重新算起,自己却不按全案限次数:"
          + "一轮接一轮,什么上限都不管用。",
        path: inspected.paths.path(taking: edge))
    }
  }
}

extension Inspection {
  /// Whether a case can take the edge only so often.
  ///
  /// What one relative orders is capped where each of its ways to order it is.
  func isCapped(_ edge: Edge) -> Bool {
    if !edge.caps.isEmpty { return true }
    guard edge.drives == [.linked] else { return false }
    return family.orders(of: edge.action.name, in: procedure.name).allSatisfy { order in
      order.isOfOneRelative && order.edge?.caps.isEmpty == false
    }
  }

  /// Whether some hard clock runs on through all these states, whatever way is taken among them.
  fileprivate func hasClockThroughout(_ states: Set<StateName>, _ edges: [Edge]) -> Bool {
    procedure.clocks.contains { clock in
      states.allSatisfy { state in
        clocks.running(in: state).contains(clock) && !clocks.isSoft(clock, in: state)
      }
        && edges.allSatisfy { edge in
          clock.expiry != edge.action.name && !edge.effects.contains { $0.putsOff(clock.name) }
        }
    }
  }

  /// The fewest of these edges that lead from a state back to it.
  fileprivate func lap(of edges: [Edge], from start: StateName) -> [PathStep] {
    var cameBy: [StateName: Edge] = [:]
    var queue = [start]
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for edge in edges where edge.from == state && cameBy[edge.to] == nil {
        cameBy[edge.to] = edge
        queue.append(edge.to)
      }
    }
    var steps: [PathStep] = []
    var edge = cameBy[start]
    while let last = edge {
      steps.append(paths.step(last))
      edge = last.from == start ? nil : cameBy[last.from]
    }
    return steps.reversed()
  }
}

extension CasePath {
  func followed(by more: [PathStep]) -> CasePath { CasePath(steps + more) }
}
