internal import CaseCore

/// What many states share: the ends, and what becomes of children.
extension Growth {
  /// Final states, and what can be done from everywhere.
  mutating func addEndings() {
    let open = openNames
    actions.append(
      action(
        "g-end", from: open, by: [GeneratedRoles.board], to: .state(Growth.ended),
        form: [GeneratedFields.why], echo: told(says: [GeneratedFields.why])))
    if chance(0.5) {
      actions.append(
        action(
          "g-leave", from: open, by: [GeneratedRoles.asker], to: .state(Growth.ended),
          echo: told()))
    }
    if isChild {
      actions.append(
        action(
          ProcedureGenerator.stop, from: open, by: [GeneratedRoles.desk], trigger: .linked,
          to: .state(Growth.refused), echo: told(GeneratedRoles.doer)))
    }
    var kinds: [(StateName, FinalKind)] = [(Growth.answered, .answered), (Growth.ended, .ended)]
    if isChild { kinds.append((Growth.refused, .refused)) }
    let answering = actions.filter { action in
      action.branches.contains { $0.target == .state(Growth.answered) }
    }
    for (name, kind) in kinds {
      let isAnswer = kind == .answered
      states.append(
        StateRule(
          name: name, label: name.text, kind: .final(kind), clocks: [],
          reply: isAnswer ? [GeneratedFields.word] : [],
          enteredBy: isAnswer ? answering.map(\.name) : []))
    }
  }

  /// Lets some state of the doer's ask others for a part, and says everywhere what becomes of it.
  mutating func openChildren(of child: ProcedureName) {
    let doers = states.indices.filter {
      $0 < count && $0 >= leadFrom && states[$0].owner == GeneratedRoles.doer
    }
    guard let place = doers.randomElement(using: &draws) else { return }
    for index in actions.indices {
      let isEnd = actions[index].branches.contains { branch in
        if case .state(let name) = branch.target { !openNames.contains(name) } else { false }
      }
      if actions[index].branches.allSatisfy({ $0.target == .stay }) { continue }
      actions[index].children = [child: isEnd ? .order(ProcedureGenerator.stop) : .keep]
    }
    let waiting = actions.indices.filter {
      actions[$0].from == [stateName(place)] && actions[$0].trigger == .human
    }
    if chance(0.5), let index = waiting.randomElement(using: &draws) {
      actions[index].children = [child: .wait]
    }
    var ask = action(
      "g-ask", from: [stateName(place)], by: [GeneratedRoles.doer], to: .stay,
      effects: [
        .open(
          OpenRule(
            procedure: child, asChild: true, forEach: .organisations(GeneratedFields.friends),
            requester: .lead,
            fields: [
              OpenField(field: GeneratedFields.heading, value: .field(GeneratedFields.heading))
            ], ifSameLead: ProcedureGenerator.stop))
      ], form: [GeneratedFields.friends], echo: .none(because: "between departments"))
    ask.form[0].otherThan = [.party(.lead), .openChild(child)]
    ask.caps = [Cap(times: 2, scope: .whole)]
    actions.append(ask)
  }
}
