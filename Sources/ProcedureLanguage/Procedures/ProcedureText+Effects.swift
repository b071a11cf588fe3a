internal import CaseCore

/// `do`: what an action does besides changing the state.
extension ProcedureText {
  func effects(_ value: YAMLValue) -> [Effect] {
    (value.list(of: effects(of:)) ?? []).flatMap { $0 }
  }

  /// The effects of one item: a word, or a map of them.
  private func effects(of value: YAMLValue) -> [Effect]? {
    guard case .map(let entries) = value.content else {
      return value.oneOf([
        "next-round": [Effect.nextRound], "raise-level": [.raiseLevel],
        "reset-level": [.resetLevel], "unmerge": [.unmerge],
        "detach-requester": [.detachRequester],
      ])
    }
    return entries.flatMap { effect($0.name, $0.key, $0.value) ?? [] }
  }

  private func effect(_ name: String, _ key: YAMLValue, _ value: YAMLValue) -> [Effect]? {
    switch name {
    case "set": return settings(value)
    case "clear": return value.list(orOne: true) { field($0) }.map { [.clear($0)] }
    case "lead": return field(value, .organisation).map { [.lead($0)] }
    case "assign": return assignment(value).map { [$0] }
    case "fresh": return value.list(orOne: true, of: clock).map { [.fresh($0)] }
    case "renew": return value.list(orOne: true, of: clock).map { [.renew($0)] }
    case "meet": return value.list(orOne: true, of: clock).map { [.meet($0)] }
    case "move":
      return value.entries { entry in
        field(entry.value, .date).map { .move(clock(entry.name, entry.key), to: $0) }
      }
    case "count-held": return clock(value).map { [.countHeld($0)] }
    case "leave":
      return value.entries { entry in
        entry.value.limit().map { .leave(clock(entry.name, entry.key), $0) }
      }
    case "open": return opening(value).map { [.open($0)] }
    case "order": return order(value).map { [.order($0)] }
    case "merge-into": return field(value, .link).map { [.merge(into: $0)] }
    default:
      key.complain(
        "unknown effect; known are `set`, `clear`, `lead`, `assign`, `fresh`, `renew`, `meet`, "
          + "`move`, `count-held`, `leave`, `open`, `order`, `merge-into`, `next-round`, "
          + "`raise-level`, `reset-level`, `unmerge`, `detach-requester`")
      return nil
    }
  }

  private func settings(_ value: YAMLValue) -> [Effect]? {
    value.entries { entry in
      guard let name = field(entry.name, entry.key), let text = entry.value.text() else {
        return nil
      }
      return .set(name, text)
    }
  }

  /// `officer from actor`, `handler from handler`, `handler nobody`
  private func assignment(_ value: YAMLValue) -> Effect? {
    guard var phrase = Phrase(value) else { return nil }
    guard let kind = phrase.word().flatMap(PostKind.init(rawValue:)) else {
      return phrase.refuse("a post and a source, such as `officer from actor`")
    }
    if phrase.skip("nobody"), phrase.isAtEnd { return .assign(kind, .nobody) }
    guard let source = phrase.word(after: "from"), phrase.isAtEnd else {
      return phrase.refuse("a post and a source, such as `officer from actor`")
    }
    if source == "actor" { return .assign(kind, .actor) }
    return field(source, value, .person).map { .assign(kind, .person($0)) }
  }

  private func opening(_ value: YAMLValue) -> OpenRule? {
    value.fields { keys in
      let name = keys.required("procedure")
      let procedure = name?.identifier().flatMap { id in name.map { foreign(id, $0) } }
      let asChild = keys.required("child")?.yes()
      let forEach = keys.required("for").flatMap(openFor)
      let requester = keys.required("requester")?.oneOf(OpenRequester.self)
      let values = keys.optional("fields").map { openFields($0, of: procedure) } ?? []
      let ifSame = keys.optional("if-same-lead").flatMap { value -> ActionName? in
        guard let id = value.identifier() else { return nil }
        if let procedure { mention(.action, id, of: .procedure(procedure), value) }
        return ActionName(id)
      }
      guard let procedure, let asChild, let forEach, let requester else { return nil }
      return OpenRule(
        procedure: procedure, asChild: asChild, forEach: forEach, requester: requester,
        fields: values, ifSameLead: ifSame)
    }
  }

  /// `once`, `every member`, `each of FIELD`, `each FIELD of request.clinic`
  private func openFor(_ value: YAMLValue) -> OpenFor? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("once"), phrase.isAtEnd { return .once }
    if phrase.skip("every", "member"), phrase.isAtEnd { return .everyMember }
    guard phrase.skip("each") else { return phrase.refuse("`once`, `every member` or `each …`") }
    if let name = phrase.word(after: "of") {
      return field(name, value, .organisations).map { .organisations($0) }
    }
    guard let what = phrase.word(), let text = phrase.word(after: "of"),
      let link = link(text, value)
    else { return phrase.refuse("`each of FIELD` or `each FIELD of request.clinic`") }
    if what == "requester" { return .linkingRequesters(link) }
    mention(.field, what, of: .procedure(link.procedure), value)
    return .linkingField(link, FieldName(what))
  }

  /// The fields of another case: a field of this one, `this`, or `="文字"`.
  private func openFields(_ value: YAMLValue, of procedure: ProcedureName?) -> [OpenField] {
    value.entries { entry -> OpenField? in
      guard let id = entry.key.identifier(), let text = entry.value.text() else { return nil }
      if let procedure { mention(.field, id, of: .procedure(procedure), entry.key) }
      let name = FieldName(id)
      if text == "this" { return OpenField(field: name, value: .this) }
      if text.hasPrefix("=") {
        let words = text.dropFirst().drop { $0 == "\"" }
        let constant = words.hasSuffix("\"") ? words.dropLast() : words
        return OpenField(field: name, value: .text(String(constant)))
      }
      return field(text, entry.value).map { OpenField(field: name, value: .field($0)) }
    } ?? []
  }

  private func order(_ value: YAMLValue) -> OrderRule? {
    value.fields { keys in
      let to = keys.required("to").flatMap(relation)
      let name = keys.required("do")
      let action = name?.identifier()
      let except = keys.optional("except").flatMap { field($0, .link) }
      let procedure = to.flatMap(procedure(of:))
      if let action, let name, let procedure {
        mention(.action, action, of: .procedure(procedure), name)
      }
      let values = keys.optional("fields").map { openFields($0, of: procedure) } ?? []
      guard let to, let action else { return nil }
      return OrderRule(to: to, action: ActionName(action), except: except, fields: values)
    }
  }

  /// `parent`, `children of assistance`, `linked agenda`, `linking request.clinic`
  private func relation(_ value: YAMLValue) -> Relation? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("parent"), phrase.isAtEnd { return .parent }
    if phrase.skip("children", "of"), let name = phrase.word() {
      return .children(foreign(name, value))
    }
    if phrase.skip("linked"), let name = phrase.word() {
      return field(name, value, .link).map { .linked($0) }
    }
    if phrase.skip("linking"), let text = phrase.word() {
      return link(text, value).map { .linking($0) }
    }
    return phrase.refuse("`parent`, `children of …`, `linked FIELD` or `linking request.clinic`")
  }

  private func procedure(of relation: Relation) -> ProcedureName? {
    switch relation {
    case .parent: nil
    case .children(let procedure): procedure
    case .linked(let field): procedure(linkedBy: field)
    case .linking(let link): link.procedure
    }
  }
}
