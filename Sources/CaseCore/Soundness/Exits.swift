/// Ways out of states that nobody else and no count can bar.
struct Exits {
  let graph: ProcedureGraph
  let assigned: AssignedFields
  /// The clocks whose end counts; none when only what people do is asked for.
  let clocks: RunningClocks?
  /// Only what these may do counts, when given.
  let actors: Set<OwnerStep>?
  let others: [Procedure]

  init(
    graph: ProcedureGraph, assigned: AssignedFields, clocks: RunningClocks? = nil,
    by actors: Set<OwnerStep>? = nil, others: [Procedure] = []
  ) {
    self.graph = graph
    self.assigned = assigned
    self.clocks = clocks
    self.actors = actors
    self.others = others
  }

  /// Whether a case can be brought from a state into one of these, whatever its record says.
  func lead(from state: StateName, into found: Set<StateName>) -> Bool {
    leads(from: state, into: found, nil)
      || decidingFields(in: state).contains { field, options in
        options.allSatisfy {
          leads(from: state, into: found, GivenValue(field: field, value: $0))
        }
      }
  }

  private func leads(
    from state: StateName, into found: Set<StateName>, _ given: GivenValue?
  ) -> Bool {
    let usable = graph.edges(from: state).filter { isUsable($0, given) }
    let byAction = Dictionary(grouping: usable, by: \.action.name)
    return byAction.values.contains { edges in
      edges.allSatisfy { found.contains($0.to) }
        || edges.contains { edge in
          canChoose(edge, given)
            && edges.filter { $0.branch == edge.branch }.allSatisfy { found.contains($0.to) }
        }
    }
  }

  private func isUsable(_ edge: Edge, _ given: GivenValue?) -> Bool {
    let steering = Steering(edge, in: graph.procedure, given: given, others: others)
    guard edge.action.caps.isEmpty,
      edge.action.guards.allSatisfy({ steering.canMake($0.condition, true) })
    else { return false }
    if let actors {
      return edge.drives.contains(.human)
        && !graph.procedure.acting(edge.action.by).isDisjoint(with: actors)
    }
    if edge.drives.contains(.human) || edge.drives.contains(.automatic) { return true }
    let running = clocks?.running(in: edge.from) ?? []
    return edge.drives.contains(.timed)
      && running.contains { $0.expiry == edge.action.name }
  }

  /// Whether whoever acts can bring this branch about: its condition, and none before it.
  private func canChoose(_ edge: Edge, _ given: GivenValue?) -> Bool {
    let steering = Steering(edge, in: graph.procedure, given: given, others: others)
    let before = edge.action.branches.prefix { $0 != edge.branch }
    return before.allSatisfy { $0.when.map { steering.canMake($0, false) } ?? false }
      && edge.branch.when.map { steering.canMake($0, true) } ?? true
  }

  /// The fields that guards here compare and that certainly have one of a few values.
  private func decidingFields(in state: StateName) -> [(FieldName, [String])] {
    let guards = graph.edges(from: state).flatMap(\.action.guards)
    let compared = Set(guards.flatMap { $0.condition.impliedComparisons.map(\.field) })
    return compared.sorted().compactMap { name in
      switch graph.procedure.field(name)?.type {
      case .flag: (name, ["yes", "no"])
      case .choice(let options): assigned.has(name, in: state) ? (name, options) : nil
      case .integer, .line, .text, .contact, .date, .organisation, .organisations, .person,
        .link, .links, nil:
        nil
      }
    }
  }
}
