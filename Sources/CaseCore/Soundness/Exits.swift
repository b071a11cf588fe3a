/// Ways out of states that nobody else and no count can bar.
///
/// Actions with a cap or an order from elsewhere don't count, nor do guards that whoever acts
/// can't make true himself, nor forms that he may be unable to fill in. An action that may turn
/// out in several ways counts if he can choose one that leads out, or if all do.
struct Exits {
  let graph: ProcedureGraph
  let assigned: AssignedFields
  /// The clocks whose end counts; none when only what people do is asked for.
  let clocks: RunningClocks?
  let actors: Actors
  /// Whose cases may stand in the way; nil where no guard about them counts.
  let family: ProcedureFamily?

  /// Whose actions count.
  enum Actors {
    case anybody
    /// Only what these may do, in whatever role.
    case only(Set<OwnerStep>)
    /// Only what is done in other roles than these.
    case without(Set<RoleName>)
  }

  init(
    graph: ProcedureGraph, assigned: AssignedFields, clocks: RunningClocks? = nil,
    actors: Actors = .anybody, family: ProcedureFamily? = nil
  ) {
    self.graph = graph
    self.assigned = assigned
    self.clocks = clocks
    self.actors = actors
    self.family = family
  }

  /// The states from which a case can be brought into one of these, themselves among them.
  func states(leadingInto ends: Set<StateName>) -> Set<StateName> {
    var found = ends
    let rest = graph.procedure.states.map(\.name).filter { !ends.contains($0) }
    var hasGrown = true
    while hasGrown {
      let more = rest.filter { !found.contains($0) && lead(from: $0, into: found) }
      found.formUnion(more)
      hasGrown = !more.isEmpty
    }
    return found
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
            && edges.filter { $0.place == edge.place }.allSatisfy { found.contains($0.to) }
        }
    }
  }

  private func isUsable(_ edge: Edge, _ given: GivenValue?) -> Bool {
    let action = edge.action
    guard action.caps.isEmpty,
      isDoneByPeople(edge) || edge.drives.contains(.automatic) || isDoneByTime(edge)
    else { return false }
    // Most actions have no guard, and what whoever acts can steer takes a while to gather.
    guard !action.guards.isEmpty else { return true }
    let steering = steering(edge, given)
    return action.guards.allSatisfy { steering.canMake($0.condition, true) }
  }

  private func isDoneByTime(_ edge: Edge) -> Bool {
    edge.drives.contains(.timed)
      && (clocks?.running(in: edge.from) ?? []).contains { $0.expiry == edge.action.name }
  }

  private func isDoneByPeople(_ edge: Edge) -> Bool {
    guard edge.drives.contains(.human), graph.procedure.canFill(edge.action.form) else {
      return false
    }
    switch actors {
    case .anybody: return true
    case .only(let those):
      return !graph.procedure.acting(in: edge.action).isDisjoint(with: those)
    case .without(let roles):
      let isConfirmed = edge.action.second.map { !roles.contains($0.role) } ?? true
      return isConfirmed && !Set(edge.action.by).isSubset(of: roles)
    }
  }

  private func steering(_ edge: Edge, _ given: GivenValue?) -> Steering {
    var acting = edge
    if case .without(let roles) = actors { acting.action.by.removeAll { roles.contains($0) } }
    return Steering(acting, in: graph.procedure, given: given, family: family)
  }

  /// Whether whoever acts can bring this branch about: its condition, and none before it.
  private func canChoose(_ edge: Edge, _ given: GivenValue?) -> Bool {
    guard edge.action.branches.count > 1 else { return true }
    let steering = steering(edge, given)
    let before = edge.action.branches.prefix(edge.place)
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

extension Procedure {
  /// Whether people can always fill in what a form requires: a case that must be named may not be
  /// there, nor the holder of a post that may be vacant, nor a day before a date that is over.
  func canFill(_ form: [FormField]) -> Bool {
    form.allSatisfy { asked in
      guard asked.isRequired else { return true }
      switch field(asked.field)?.type {
      case .link: return false
      case .person(let kind, let party): return kind?.isStanding == true && party == nil
      case .date: return asked.dateBounds?.latest.allSatisfy { $0.field == nil } ?? true
      case .line, .text, .contact, .choice, .flag, .integer, .organisation, .organisations,
        .links, nil:
        return true
      }
    }
  }

  /// Whoever may act in any of the roles.
  func acting(_ roles: [RoleName]) -> Set<OwnerStep> {
    Set(roles.compactMap(role).flatMap(\.acting))
  }

  /// Whoever may do an action, or record on behalf that it was done.
  func acting(in action: ActionRule) -> Set<OwnerStep> {
    let recorders = action.mayBeRecorded ? action.by.compactMap { role($0)?.recordedBy } : []
    return acting(action.by + recorders)
  }
}
