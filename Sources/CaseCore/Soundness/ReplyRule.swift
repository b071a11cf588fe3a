/// Rule 5, second half: where a case has been answered, or its requester is asked to rate, there
/// certainly is an answer, and only the actions that the file lists bring a case there.
///
/// What an ending says of itself is so as well: merged is what was merged, withdrawn what whoever
/// asked took back.
struct ReplyRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    let reachable = procedure.states.filter { inspected.reachable.contains($0.name) }
    return reachable.filter(answers)
      .flatMap { missingReply(in: $0) + unlistedWays(into: $0) + listedInVain($0) }
      + reachable.flatMap(endsInName)
  }

  /// Ways into an ending that is not what it says: the matter is forgotten there.
  private func endsInName(_ state: StateRule) -> [Finding] {
    var seen: Set<ActionName> = []
    return inspected.edges.filter { $0.to == state.name && $0.from != state.name }.compactMap {
      edge in
      guard let why = contradiction(of: edge, to: state.kind),
        seen.insert(edge.action.name).inserted
      else { return nil }
      return Finding(
        .reply, in: procedure.name, edge.action.subject, .noReply,
        "「\(edge.branch.label ?? edge.action.label)」使事项以「\(state.label)」了结,\(why)",
        path: inspected.paths.path(taking: edge))
    }
  }

  private func contradiction(of edge: Edge, to kind: StateKind) -> String? {
    switch kind {
    case .final(.merged):
      edge.effects.contains(where: \.merges) ? nil : "却没有并入(merge-into)任何事项:没有人接着办。"
    case .final(.withdrawn):
      edge.drives == [.human] && edge.action.by.allSatisfy(procedure.isRequesters)
        ? nil : "却不是提出方自己撤回的:提出的人还在等。"
    case .open, .final(.answered), .final(.refused), .final(.ended): nil
    }
  }

  /// Whether a state says that there is an answer: its kind, or because it asks what it is worth.
  private func answers(_ state: StateRule) -> Bool {
    state.kind == .final(.answered)
      || !state.isFinal
        && inspected.graph.edges(from: state.name).contains { $0.action.collects != nil }
  }

  private func missingReply(in state: StateRule) -> [Finding] {
    func finding(_ harm: Harm, _ why: String, _ path: CasePath) -> [Finding] {
      [Finding(.reply, in: procedure.name, .state(state.name), harm, why, path: path)]
    }
    guard !state.reply.isEmpty else {
      return finding(
        .noReply, "「\(state.label)」算是已有答复,却没有写明哪个字段是答复(reply):事项可能没有答复就了结。",
        inspected.paths.path(to: state.name))
    }
    let labels = state.reply.map { procedure.field($0)?.label ?? $0.text }
    for edge in inspected.edges where edge.to == state.name && edge.from != state.name {
      guard !isReplied(by: edge, state.reply) else { continue }
      return finding(
        .noReply,
        "事项经「\(edge.action.label)」到「\(state.label)」时,「\(labels.joined(separator: "、"))」"
          + "可能是空的:说是已答复,提出方却没有得到答复。",
        inspected.paths.path(taking: edge))
    }
    return []
  }

  /// Whether the answer is there once the edge has been taken: one of the fields certainly, or
  /// whichever of them the form asks for, in each case that a choice tells apart.
  private func isReplied(by edge: Edge, _ reply: [FieldName]) -> Bool {
    let facts = AssignedFields.after(edge, inspected.assigned.inState[edge.from] ?? [])
    if reply.contains(where: { facts.contains(.field($0)) }) { return true }
    var covered: [FieldName: Set<String>] = [:]
    for asked in edge.action.form where reply.contains(asked.field) {
      guard case .field(let choice, let values)? = asked.requiredWhen else { continue }
      covered[choice, default: []].formUnion(values)
    }
    return covered.contains { choice, values in
      guard case .choice(let options)? = procedure.field(choice)?.type else { return false }
      return facts.contains(.field(choice)) && values.isSuperset(of: options)
    }
  }

  /// Actions that are listed and lead somewhere else: something was pointed the wrong way.
  private func listedInVain(_ state: StateRule) -> [Finding] {
    let leading = Set(inspected.edges.filter { $0.to == state.name }.map(\.action.name))
    return state.enteredBy.filter { !leading.contains($0) }.map { action in
      Finding(
        .reply, in: procedure.name, .state(state.name), .noReply,
        "「\(state.label)」的 entered-by 列出了「\(action)」,但它并不进入这里:"
          + "以为已经答复的事项,其实去了别处。",
        path: inspected.paths.path(to: state.name))
    }
  }

  private func unlistedWays(into state: StateRule) -> [Finding] {
    var seen: Set<ActionName> = []
    return inspected.edges.compactMap { edge in
      guard edge.to == state.name, edge.from != state.name,
        !state.enteredBy.contains(edge.action.name), seen.insert(edge.action.name).inserted
      else { return nil }
      return Finding(
        .reply, in: procedure.name, edge.action.subject, .noReply,
        "「\(edge.action.label)」使事项进入「\(state.label)」,但那里的 entered-by 没有列出它:"
          + "哪些操作算作答复,应逐一写明。",
        path: inspected.paths.path(taking: edge))
    }
  }
}

extension Effect {
  fileprivate var merges: Bool {
    switch self {
    case .merge: true
    case .set, .clear, .copy, .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
      .nextRound, .raiseLevel, .resetLevel, .open, .order, .unmerge, .detachRequester:
      false
    }
  }
}
