internal import CaseCore
internal import WorkCalendar

/// `do`: what an action does besides changing the state.
extension ProcedureText {
  func effects(_ section: YAMLValue) -> [Effect]? {
    let lists = section.list(orOne: true) { item -> [Effect]? in
      if case .map(let entries) = item.content {
        return entries.compactMap(effect)
      }
      return plainEffect(item).map { [$0] }
    }
    return lists?.flatMap { $0 }
  }

  /// The effects that a single word says.
  private func plainEffect(_ value: YAMLValue) -> Effect? {
    value.oneOf([
      "next-round": Effect.nextRound, "raise-level": .raiseLevel, "reset-level": .resetLevel,
      "unmerge": .unmerge, "detach-requester": .detachRequester,
    ])
  }

  private enum EffectWord: String, CaseIterable {
    case set, clear, copy, lead, assign, fresh, renew, meet, move, leave, open, order
    case countHeld = "count-held"
    case mergeInto = "merge-into"
  }

  private func effect(_ entry: YAMLEntry) -> Effect? {
    let value = entry.value
    // `assign officer: actor` says the same as `assign: officer from actor`.
    if let kind = entry.name.split(separator: " ").last, entry.name == "assign \(kind)" {
      return assign(kind: String(kind), source: value.text() ?? "", value)
    }
    switch entry.key.oneOf(EffectWord.self) {
    case .set: return set(value)
    case .clear: return value.list(orOne: true) { field($0) }.map { .clear($0) }
    case .copy: return copy(value)
    case .lead: return lead(value)
    case .assign: return assign(value)
    case .fresh: return value.list(orOne: true, of: clock).map { .fresh($0) }
    case .renew: return value.list(orOne: true, of: clock).map { .renew($0) }
    case .meet: return value.list(orOne: true, of: clock).map { .meet($0) }
    case .move:
      return pair(value) { field($0, .date) }.map { .move($0.0, to: $0.1) }
    case .leave: return pair(value) { $0.limit() }.map { .leave($0.0, $0.1) }
    case .countHeld: return clock(value).map { .countHeld($0) }
    case .mergeInto: return field(value, .link).map { .merge(into: $0) }
    case .open: return open(value).map { .open($0) }
    case .order: return order(value).map { .order($0) }
    case nil: return nil
    }
  }

  /// `set: {field: value}`; one effect sets one field.
  private func set(_ value: YAMLValue) -> Effect? {
    let read = value.entries { entry -> Effect? in
      guard let id = entry.key.identifier(), let name = field(id, entry.key) else { return nil }
      switch fields[name]?.type {
      case .line, .text, .contact: return entry.value.text().map { .set(name, $0) }
      case .choice, .flag, .integer, .date, .organisation, .organisations, .person, .link,
        .links, nil:
        return self.value(of: name, entry.value).map { .set(name, $0) }
      }
    }
    guard let read else { return nil }
    if read.count > 1 { value.complain("one `set` sets one field: write another") }
    return read.first
  }

  /// `copy: {field: FIELD}` or `copy: {field: previous.results}`; one effect copies one field.
  private func copy(_ value: YAMLValue) -> Effect? {
    let read = value.entries { entry -> Effect? in
      guard let id = entry.key.identifier(), let target = field(id, entry.key),
        let source = source(entry.value, for: target)
      else { return nil }
      return .copy(target, from: source)
    }
    guard let read else { return nil }
    if read.count > 1 { value.complain("one `copy` fills one field: write another") }
    return read.first
  }

  private func source(_ value: YAMLValue, for target: FieldName) -> FieldSource? {
    guard let text = value.text() else { return nil }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 2 { return relativeField(parts[0], parts[1], value).map { .relative($0) } }
    guard let name = field(text, value), let from = fields[name]?.type,
      let to = fields[target]?.type
    else { return nil }
    guard to.takes(from) else { return value.refuse("a field of what `\(target)` holds") }
    return .own(name)
  }

  /// `FIELD`, or `nobody`.
  private func lead(_ value: YAMLValue) -> Effect? {
    if case .text("nobody") = value.content { return .lead(nil) }
    return field(value, .organisation).map { .lead($0) }
  }

  /// `{handle: X}`: a clock and what goes with it.
  private func pair<Value>(
    _ value: YAMLValue, _ reader: (YAMLValue) -> Value?
  ) -> (ClockName, Value)? {
    let read = value.entries { entry -> (ClockName, Value)? in
      let name = clock(entry.key)
      guard let read = reader(entry.value), let name else { return nil }
      return (name, read)
    }
    if let read, read.count > 1 { value.complain("one clock at a time: write another effect") }
    return read?.first
  }

  /// `officer from actor`, `handler from FIELD`, `handler nobody`.
  private func assign(_ value: YAMLValue) -> Effect? {
    guard var phrase = Phrase(value) else { return nil }
    let kind = phrase.word()
    let source = phrase.skip("from") ? phrase.word() : phrase.skip("nobody") ? "nobody" : nil
    guard let kind, let source, phrase.isAtEnd else {
      return phrase.refuse("an assignment, such as `officer from actor` or `handler nobody`")
    }
    return assign(kind: kind, source: source, value)
  }

  private func assign(kind: String, source: String, _ value: YAMLValue) -> Effect? {
    guard let post = PostKind(rawValue: kind) else {
      return value.refuse("one of \(PostKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    switch source {
    case "actor": return .assign(post, .actor)
    case "nobody": return .assign(post, .nobody)
    default: return field(source, value, .person).map { .assign(post, .person($0)) }
    }
  }

  private func order(_ value: YAMLValue) -> OrderRule? {
    value.fields { keys in
      let relation = keys.required("to").flatMap(relation)
      let action = keys.required("do")
      let except = keys.optional("except").flatMap { field($0, .link) }
      let fieldsKey = keys.optional("fields")
      guard let (relation, owner) = relation, let action, let name = action.identifier() else {
        return nil
      }
      mention(.action, name, of: owner, action)
      let given = fieldsKey.flatMap { openFields($0, of: owner) } ?? []
      return OrderRule(to: relation, action: ActionName(name), except: except, fields: given)
    }
  }

  /// `parent`, `children of assistance`, `linked clinic`, `linking request.clinic`.
  private func relation(_ value: YAMLValue) -> (Relation, ForeignOwner)? {
    guard var phrase = Phrase(value) else { return nil }
    let wanted = "`parent`, `children of PROCEDURE`, `linked FIELD` or `linking PROCEDURE.FIELD`"
    if phrase.skip("parent"), phrase.isAtEnd { return (.parent, .parents) }
    if let name = phrase.word(after: "children", "of"), phrase.isAtEnd {
      let child = procedure(name, value)
      return (.children(child), .procedure(child))
    }
    if let name = phrase.word(after: "linked"), phrase.isAtEnd {
      guard let link = field(name, value, .link), let owner = procedure(linkedBy: link) else {
        return nil
      }
      return (.linked(link), .procedure(owner))
    }
    if let name = phrase.word(after: "linking"), phrase.isAtEnd {
      return link(name, value).map { (.linking($0), .procedure($0.procedure)) }
    }
    return phrase.refuse(wanted)
  }
}

extension FieldType {
  /// Whether whatever a field of the other type holds can stand in one of this type.
  fileprivate func takes(_ other: FieldType) -> Bool {
    switch (self, other) {
    case (.line(let max), .line(let length)), (.text(let max), .line(let length)),
      (.text(let max), .text(let length)), (.contact(let max), .contact(let length)):
      length <= max
    case (.line, _), (.text, _), (.contact, _), (.choice, _), (.flag, _), (.integer, _),
      (.date, _), (.organisation, _), (.organisations, _), (.person, _), (.link, _), (.links, _):
      self == other
    }
  }
}
