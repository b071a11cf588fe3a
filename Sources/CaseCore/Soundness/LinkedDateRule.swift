/// Rules 5 and 10 for cases whose clock hangs on a date of this one's, to which they link
/// (`clinic.held-on`).
///
/// When the date moves, whoever asked hears of it; when the case that has the date ends, none is
/// left waiting for a day that nothing will happen on.
struct LinkedDateRule {
  private let inspected: Inspection
  private let hanging: [Hanging]

  /// Cases of another procedure, while their clock hangs on a date of this one's.
  private struct Hanging {
    let link: LinkReference
    let date: FieldName
    let procedure: Procedure
    /// The open states in which the clock may run.
    let states: [StateName]
  }

  init(_ inspected: Inspection, among relatives: [ProcedureName: Inspection]) {
    self.inspected = inspected
    let name = inspected.procedure.name
    hanging = relatives.values.sorted { $0.procedure.name < $1.procedure.name }.flatMap { other in
      LinkedDateRule.hanging(of: other, on: name)
    }
  }

  private static func hanging(of other: Inspection, on name: ProcedureName) -> [Hanging] {
    other.procedure.clocks.flatMap { clock in
      clock.terms.compactMap { term -> Hanging? in
        guard case .relativeDate(let relative, _) = term.length, let field = relative.link,
          other.procedure.field(field)?.type.linkedProcedure == name
        else { return nil }
        let states = other.openStates.filter { state in
          state.clocks.contains { $0.clock == clock.name && $0.mode != .held }
        }
        return Hanging(
          link: LinkReference(procedure: other.procedure.name, field: field), date: relative.field,
          procedure: other.procedure, states: states.map(\.name))
      }
    }
  }

  var findings: [Finding] {
    var findings: [Finding] = []
    for edge in inspected.edges {
      for case let finding? in hanging.map({ finding(edge, $0) })
      where !findings.contains(where: { $0.subject == finding.subject && $0.harm == finding.harm })
      {
        findings.append(finding)
      }
    }
    return findings
  }

  private func finding(_ edge: Edge, _ other: Hanging) -> Finding? {
    let label = other.procedure.label
    if edge.from != edge.to, inspected.finalStates.contains(edge.to) {
      guard other.states.contains(where: { !isMovedOn(other, in: $0, by: edge) }) else {
        return nil
      }
      return Finding(
        .family, in: inspected.procedure.name, edge.action.subject,
        .relativeLeft(other.procedure.name),
        "「\(edge.action.label)」使事项了结,却可能留下时限系于其日期的\(label):它等着一个不会再来的日子。",
        path: inspected.paths.path(taking: edge))
    }
    guard edge.changes(other.date), !other.procedure.opening.by.isEmpty,
      other.states.contains(where: { !isHeard(other, in: $0, by: edge) })
    else { return nil }
    return Finding(
      .echo, in: inspected.procedure.name, edge.action.subject, .noEcho,
      "「\(edge.action.label)」改了日期,\(label)的时限随之移动,其提出方却不被告知。",
      path: inspected.paths.path(taking: edge))
  }

  /// Whether no such case is in that state any more once the edge has been taken.
  private func isMovedOn(_ other: Hanging, in state: StateName, by edge: Edge) -> Bool {
    edge.action.guards.flatMap(\.condition.conjuncts).contains { condition in
      switch condition {
      case .everyLinking(other.link, let allowed): !allowed.contains(state)
      case .noLinking(other.link, let barred): barred.contains(state)
      case .everyLinking, .noLinking, .all, .not, .field, .isSet, .done, .onTime, .ahead, .noneOpen,
        .linked, .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting,
        .mergeTargetOpen:
        false
      }
    }
      || isOrdered(other, in: state, by: edge) { action in
        action.branches.allSatisfy { branch in
          branch.target.states(from: state).allSatisfy { !other.states.contains($0) }
        }
      }
  }

  private func isHeard(_ other: Hanging, in state: StateName, by edge: Edge) -> Bool {
    isOrdered(other, in: state, by: edge) { action in
      action.branches.allSatisfy { branch in
        (branch.echo ?? action.echo).roles.contains(where: other.procedure.isRequesters)
      }
    }
  }

  /// Whether each of these cases is ordered something in that state, and it is such an action.
  private func isOrdered(
    _ other: Hanging, in state: StateName, by edge: Edge, _ isRight: (ActionRule) -> Bool
  ) -> Bool {
    edge.effects.contains { effect in
      guard case .order(let rule) = effect, rule.to == .linking(other.link), rule.except == nil,
        let action = other.procedure.action(rule.action, in: state)
      else { return false }
      return !action.mayRefuse && isRight(action)
    }
  }
}

extension Edge {
  /// Whether a date may be another once the edge has been taken.
  fileprivate func changes(_ date: FieldName) -> Bool {
    action.form.contains { $0.field == date }
      || effects.contains { effect in
        switch effect {
        case .copy(let field, _), .set(let field, _): field == date
        case .clear(let fields): fields.contains(date)
        case .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave, .nextRound,
          .raiseLevel, .resetLevel, .open, .order, .merge, .unmerge, .detachRequester:
          false
        }
      }
  }
}
