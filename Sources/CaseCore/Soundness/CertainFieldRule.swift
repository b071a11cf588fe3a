/// Rule 2, second half: what a chain or an echo reads is certainly assigned there.
///
/// A field that the same action asks for and lets stay empty is left out of the echo knowingly.
struct CertainFieldRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }
  private var assigned: AssignedFields { inspected.assigned }

  var findings: [Finding] {
    leaderless + echoesToNobody + openedForNobody + echoesOfNothing
  }

  /// States in which somebody is looked for in a lead that may not be there.
  private var leaderless: [Finding] {
    inspected.openStates.compactMap { state in
      guard let facts = assigned.inState[state.name], !facts.contains(.lead),
        inspected.rolesAsked(in: state).contains(where: procedure.readsLead)
      else { return nil }
      return Finding(
        .certainField, in: procedure.name, .state(state.name), .noLead,
        "事项可能还没有牵头单位就到了「\(state.label)」:该由谁办、催办谁,找不到人。",
        path: assigned.path(to: state.name, without: .lead, inspected.paths))
    }
  }

  /// Actions whose echo goes to a lead that may not be there.
  private var echoesToNobody: [Finding] {
    once(
      inspected.edges.compactMap { edge in
        guard !after(edge).contains(.lead),
          procedure.told(by: edge).contains(where: procedure.readsLead)
        else { return nil }
        return Finding(
          .certainField, in: procedure.name, edge.action.subject, .noLead,
          "「\(edge.action.label)」要告知牵头单位,但到那时可能还没有牵头单位:该知道的人听不到。",
          path: inspected.paths.path(taking: edge))
      })
  }

  /// Actions that open cases on a lead's request where there may be none.
  private var openedForNobody: [Finding] {
    once(
      inspected.edges.compactMap { edge in
        let opens = edge.effects.contains { effect in
          if case .open(let rule) = effect { rule.requester == .lead } else { false }
        }
        guard opens, !after(edge).contains(.lead) else { return nil }
        return Finding(
          .certainField, in: procedure.name, edge.action.subject, .noLead,
          "「\(edge.action.label)」以牵头单位的名义另立事项,但到那时可能还没有牵头单位:"
            + "另立的事项没有提出单位,它的回音无处可送。",
          path: inspected.paths.path(taking: edge))
      })
  }

  private var echoesOfNothing: [Finding] {
    once(
      inspected.edges.flatMap { edge -> [Finding] in
        guard case .to(_, _, let says) = edge.echo else { return [] }
        let facts = after(edge).union(assigned.inState[edge.from] ?? [])
        return says.filter { !isKnown($0, facts, edge.action) }.map { field in
          let label = procedure.field(field)?.label ?? field.text
          return Finding(
            .certainField, .warning, in: procedure.name, edge.action.subject, .empty(field),
            "「\(edge.action.label)」的回音要写「\(label)」,但到那时它可能是空的。",
            path: inspected.paths.path(taking: edge))
        }
      })
  }

  private func after(_ edge: Edge) -> Set<Assigned> {
    AssignedFields.after(edge, assigned.inState[edge.from] ?? [])
  }

  private func isKnown(_ field: FieldName, _ facts: Set<Assigned>, _ action: ActionRule) -> Bool {
    facts.contains(.field(field)) || action.form.contains { $0.field == field }
      || procedure.field(field)?.type == .flag
  }

  /// The findings, each once: an action has an edge for each state that it leaves.
  private func once(_ findings: [Finding]) -> [Finding] {
    var seen: Set<String> = []
    return findings.filter { seen.insert("\($0.subject) \($0.suffers)").inserted }
  }
}

extension Inspection {
  /// The roles that owe something in a state, are told when it is late, or confirm.
  func rolesAsked(in state: StateRule) -> [RoleName] {
    let running = state.clocks.filter { $0.mode != .held }
    let clocks = running.compactMap { procedure.clock($0.clock) }
    let ladders = clocks.compactMap { $0.ladder.flatMap(procedure.ladder) }
    let seconds = graph.edges(from: state.name).compactMap(\.action.second?.role)
    return [state.owner].compactMap(\.self) + clocks.map(\.owner)
      + ladders.flatMap(\.rolesAsked) + seconds
  }
}

extension Ladder {
  /// The roles that are told by its rungs, sign what they send, or ring.
  var rolesAsked: [RoleName] {
    let told = rungs.flatMap(\.tells) + (repetition?.tells ?? [])
    let signers = rungs.compactMap(\.sign?.role) + [repetition?.sign?.role].compactMap(\.self)
    return told.compactMap(\.role) + signers + rungs.compactMap(\.asksToRing)
  }
}

extension Told {
  /// The role that is named; nil where it is whoever owes.
  var role: RoleName? {
    switch self {
    case .owner: nil
    case .role(let name): name
    }
  }
}

extension Echo {
  /// The roles that hear of the outcome.
  var roles: [RoleName] {
    switch self {
    case .to(let roles, _, _): roles
    case .none: []
    }
  }
}

extension Procedure {
  /// Whether a role's chain looks in the lead's organisation.
  func readsLead(_ name: RoleName) -> Bool {
    // Of a role of several organisations, the lead is each of them.
    guard let role = role(name), role.forEach.isEmpty else { return false }
    return role.chain.contains { step in
      switch step {
      case .assigned(_, .lead), .postOf(_, .lead): true
      case .assigned, .assignedByParent, .post, .postOf, .inCharge: false
      }
    }
  }

  /// The roles that hear of an edge being taken.
  func told(by edge: Edge) -> [RoleName] {
    edge.echo.roles + edge.action.tells.compactMap(\.role)
  }
}
