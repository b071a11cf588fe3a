/// A procedure as a graph: states, and the ways in which actions lead from one to another.
package struct ProcedureGraph: Sendable {
  package let procedure: Procedure
  /// One for each action, branch, state it leaves and state it may lead to.
  package let edges: [Edge]
  private let leaving: [StateName: [Edge]]

  /// The graph in which every guard may hold and no cap is used up: the one to look for faults in.
  package init(_ procedure: Procedure) {
    self.procedure = procedure
    var edges: [Edge] = []
    for action in procedure.actions {
      for from in action.from {
        let drives = ProcedureGraph.drives(of: action, in: from, procedure)
        guard !drives.isEmpty else { continue }
        for (place, branch) in action.branches.enumerated() {
          for to in branch.target.states(from: from) {
            edges.append(
              Edge(
                from: from, to: to, action: action, branch: branch, place: place, drives: drives))
          }
        }
      }
    }
    self.edges = edges
    leaving = Dictionary(grouping: edges, by: \.from)
  }

  /// The edges out of a state.
  package func edges(from state: StateName) -> [Edge] { leaving[state] ?? [] }

  /// The clocks that may run in the state that an edge leaves, and whose end takes it.
  func clocks(ending edge: Edge) -> [ClockRule] {
    ProcedureGraph.clocks(ending: edge.action.name, in: edge.from, procedure)
  }

  private static func clocks(
    ending action: ActionName, in state: StateName, _ procedure: Procedure
  ) -> [ClockRule] {
    let running = procedure.state(state)?.clocks.filter { $0.mode != .held } ?? []
    return running.compactMap { procedure.clock($0.clock) }.filter { $0.expiry == action }
  }

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

  /// What can set an action off in a state: nobody, if it waits for a clock that never runs there.
  private static func drives(
    of action: ActionRule, in state: StateName, _ procedure: Procedure
  ) -> Set<Drive> {
    var drives: Set<Drive> = action.by.isEmpty ? [] : [.human]
    switch action.trigger {
    case .human: break
    case .timed:
      if !clocks(ending: action.name, in: state, procedure).isEmpty { drives.insert(.timed) }
    case .linked: drives.insert(.linked)
    case .automatic: drives.insert(.automatic)
    }
    return drives
  }
}

/// One way from a state to another, or back to itself.
package struct Edge: Sendable {
  package let from: StateName
  package let to: StateName
  package var action: ActionRule
  package let branch: Branch
  /// The branch's place among those of the action.
  package let place: Int
  package let drives: Set<Drive>

  /// What is done on the way, in order.
  package var effects: [Effect] { action.effects + branch.effects }
  /// Whether the edge is taken only by a case that came from where it leads.
  package var goesBack: Bool {
    switch branch.target {
    case .back: true
    case .stay, .state: false
    }
  }
  package var echo: Echo { branch.echo ?? action.echo }
}

/// What sets an edge off.
package enum Drive: Hashable, Sendable {
  case human
  /// A clock's end.
  case timed
  /// A parent's or child's action, or a rung's.
  case linked
  /// A relative's change of state.
  case automatic
}

extension Target {
  /// The states to which the target may lead.
  package func states(from state: StateName) -> [StateName] {
    switch self {
    case .stay: [state]
    case .state(let name): [name]
    case .back(let names): names
    }
  }
}
