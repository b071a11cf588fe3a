/// What happens to cases without anybody doing anything: time, and what it makes others do.
struct SelfMotion {
  private let family: ProcedureFamily
  private var byItself: Set<Place> = []
  private let components: [Set<Node>]

  private struct Place: Hashable {
    let procedure: ProcedureName
    let action: ActionName
    let from: StateName
  }

  private struct Node: Hashable {
    let procedure: ProcedureName
    let state: StateName
  }

  /// An order counts if what gives it happens by itself; found by going on until nothing is added.
  init(_ family: ProcedureFamily) {
    self.family = family
    var found: Set<Place> = []
    var hasGrown = true
    while hasGrown {
      let before = found.count
      for procedure in family.procedures {
        for edge in family.graph(procedure.name)?.edges ?? [] {
          let place = Place(
            procedure: procedure.name, action: edge.action.name, from: edge.from)
          if SelfMotion.happens(edge, in: procedure, family, found) { found.insert(place) }
        }
      }
      hasGrown = found.count > before
    }
    byItself = found
    components = StronglyConnected(SelfMotion.ways(family, found)).components
  }

  func isByItself(_ edge: Edge, in procedure: ProcedureName) -> Bool {
    byItself.contains(Place(procedure: procedure, action: edge.action.name, from: edge.from))
  }

  /// The states of a procedure through which cases go round by themselves, a set for each cycle.
  func cycles(through procedure: ProcedureName) -> [Set<StateName>] {
    components.compactMap { component in
      let states = component.filter { $0.procedure == procedure }.map(\.state)
      return states.isEmpty ? nil : Set(states)
    }
  }

  private static func happens(
    _ edge: Edge, in procedure: Procedure, _ family: ProcedureFamily, _ found: Set<Place>
  ) -> Bool {
    if edge.drives.contains(.timed) || edge.drives.contains(.automatic) { return true }
    guard edge.drives.contains(.linked) else { return false }
    return family.orders(of: edge.action.name, in: procedure.name).contains { order in
      guard let ordering = order.edge else { return true }
      return found.contains(
        Place(
          procedure: order.procedure, action: ordering.action.name, from: ordering.from))
    }
  }

  /// What happens by itself as a graph: moves, and the openings of further cases.
  private static func ways(
    _ family: ProcedureFamily, _ found: Set<Place>
  ) -> [(from: Node, to: Node)] {
    var ways: [(from: Node, to: Node)] = []
    for procedure in family.procedures {
      guard let graph = family.graph(procedure.name) else { continue }
      for edge in graph.edges {
        let place = Place(procedure: procedure.name, action: edge.action.name, from: edge.from)
        guard found.contains(place) else { continue }
        let from = Node(procedure: procedure.name, state: edge.from)
        if edge.from != edge.to || graph.beginsAnew(edge) {
          ways.append((from: from, to: Node(procedure: procedure.name, state: edge.to)))
        }
        for case .open(let rule) in edge.effects {
          guard let opened = family.graph(rule.procedure)?.procedure.opening.state else { continue }
          ways.append((from: from, to: Node(procedure: rule.procedure, state: opened)))
        }
      }
    }
    return ways
  }
}

extension ProcedureGraph {
  /// Whether an edge that stays starts the very clock whose end took it.
  fileprivate func beginsAnew(_ edge: Edge) -> Bool {
    let clauses = procedure.state(edge.from)?.clocks ?? []
    return clocks(ending: edge).contains { clock in
      clauses.contains { $0.clock == clock.name && $0.mode == .runs }
        || edge.effects.contains { $0.restartedClocks.contains(clock.name) }
    }
  }
}
