/// What rule 10 asks of a procedure and of those whose cases are its relatives.
extension Inspection {
  /// The states in which a child of this procedure may be open.
  func statesWithOpen(_ child: ProcedureName) -> Set<StateName> {
    var found = Set(startsWithOpen(child))
    for edge in edges where edge.effects.open(child) { found.insert(edge.to) }
    var hasGrown = true
    while hasGrown {
      let more = edges.filter { edge in
        found.contains(edge.from) && !found.contains(edge.to) && edge.leavesOpen(child)
      }.map(\.to)
      found.formUnion(more)
      hasGrown = !more.isEmpty
    }
    return found
  }

  /// The fewest steps of which the last takes the edge while a child is open.
  func path(taking edge: Edge, withOpen child: ProcedureName) -> CasePath {
    let path = paths.path(taking: edge) { start -> Bool? in
      switch start {
      case .opened: procedure.opening.effects.open(child)
      case .adopted(let place): place.effects.open(child)
      }
    } _: { edge, isOpen in
      edge.effects.open(child) || isOpen && edge.leavesOpen(child)
    }
    return path ?? paths.path(taking: edge)
  }

  /// The states in which cases begin that open such a child at once.
  private func startsWithOpen(_ child: ProcedureName) -> [StateName] {
    let opened = procedure.opening.effects.open(child) ? [procedure.opening.state] : []
    let adopted = procedure.adoption?.states.filter { $0.effects.open(child) } ?? []
    return opened + adopted.map(\.state)
  }

  /// The label of an open state in which an ordered action isn't there, may be refused, or does
  /// not end the case though it must; nil where it always does what is wanted.
  func state(notHearing action: ActionName, mustEnd: Bool) -> String? {
    openStates.first { state in
      guard let rule = procedure.action(action, in: state.name), !rule.mayRefuse else {
        return true
      }
      let targets = rule.branches.flatMap { $0.target.states(from: state.name) }
      return mustEnd && !targets.allSatisfy(finalStates.contains)
    }?.label
  }

  /// The label of an open state of this child out of which neither a steward nor the owner of the
  /// parent's state has a way; nil if there is always one.
  func stateHeldBack(by parent: Inspection, at state: StateName) -> String? {
    var actors = stewards
    let owner = parent.procedure.state(state)?.owner.flatMap(parent.procedure.role)
    let rules = parent.procedure.openRules.filter { $0.procedure == procedure.name }
    if let party = owner?.party, rules.allSatisfy({ $0.requester.rawValue == party.rawValue }) {
      actors.formUnion(procedure.roles.flatMap(\.acting).filter(\.isOfRequester))
    }
    return stateHeldBack(from: finalStates, by: actors)
  }

  /// The label of an open state from which these can't bring a case into one of the ends, though
  /// time passes.
  func stateHeldBack(from ends: Set<StateName>, by actors: Set<OwnerStep>) -> String? {
    let free = exits(for: .only(actors)).states(leadingInto: ends)
    return openStates.first { !free.contains($0.name) }?.label
  }

  /// The steps by which officer, director and council act in this procedure.
  var stewards: Set<OwnerStep> {
    Set(procedure.roles.flatMap(\.acting).filter(\.isSteward))
  }

  /// The states that end a wait for linking cases by itself; nil if no action does.
  func statesWaited(for link: LinkReference, in state: StateName) -> Set<StateName>? {
    for edge in graph.edges(from: state) where edge.to != state && edge.drives.contains(.automatic)
    {
      let conditions = edge.action.guards.flatMap(\.condition.conjuncts)
      for case .everyLinking(link, let states) in conditions { return Set(states) }
    }
    return nil
  }
}

extension OwnerStep {
  /// Officer, director or council, whichever way the case finds them.
  var isSteward: Bool {
    switch self {
    case .post(let kind), .inCharge(let kind), .assigned(let kind, of: nil),
      .assignedByParent(let kind):
      kind.isSteward
    case .assigned, .postOf: false
    }
  }

  /// Whoever asked in a child case: the party of the parent's for which it was opened.
  fileprivate var isOfRequester: Bool {
    switch self {
    case .assigned(_, .requester), .postOf(_, .requester): true
    case .assignedByParent(let kind): !kind.isSteward
    case .assigned, .postOf, .post, .inCharge: false
    }
  }
}

extension PostKind {
  /// Whether the post is one of those that see to it that cases go on.
  var isSteward: Bool {
    switch self {
    case .officer, .director, .actingDirector, .councilMember, .councilChair: true
    case .liaison, .handler, .head, .auditor: false
    }
  }
}

extension ActionRule {
  /// Whether it may be refused when a relative orders it.
  var mayRefuse: Bool {
    !guards.isEmpty || !caps.isEmpty || children.values.contains(.wait)
  }
}

extension Edge {
  /// Whether an open child is still open once the edge has been taken: time does not wait.
  fileprivate func leavesOpen(_ child: ProcedureName) -> Bool {
    guard from != to else { return true }
    switch action.children[child] {
    case .keep, nil: return true
    case .wait: return drives.contains(.timed)
    case .order: return false
    }
  }
}

extension [Effect] {
  /// Whether they open a child of this procedure.
  fileprivate func open(_ child: ProcedureName) -> Bool {
    contains { effect in
      if case .open(let rule) = effect { rule.asChild && rule.procedure == child } else { false }
    }
  }
}

extension Effect {
  /// Whether an organisation becomes the lead.
  var namesLead: Bool {
    switch self {
    case .lead(.some): true
    case .lead(nil), .set, .clear, .copy, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
      .nextRound, .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
      false
    }
  }
}

extension Condition {
  /// The conditions that must hold together.
  var conjuncts: [Condition] {
    if case .all(let parts) = self { parts.flatMap(\.conjuncts) } else { [self] }
  }
}
