internal import CaseCore

/// `open`, as an effect (further cases) and at the top of a file (how a case begins).
extension ProcedureText {
  func opening(_ section: YAMLValue) -> OpeningRule? {
    sources.note(.opening, section.place)
    return section.fields { keys in
      let label = keys.required("label")?.label()
      let by = keys.optional("by")?.list(orOne: true, canBeEmpty: true, of: role) ?? []
      let requesters =
        keys.optional("requester")?.list(orOne: true) { $0.oneOf(OrganisationKind.self) } ?? []
      let form = keys.optional("form").flatMap(form) ?? []
      let state = keys.required("state").flatMap(state)
      let effects = keys.optional("do").flatMap(effects) ?? []
      let echo = keys.required("echo").flatMap(echo)
      let tells = keys.optional("tell").flatMap(told) ?? []
      guard let label, let state, let echo else { return nil }
      return OpeningRule(
        by: by, requesters: requesters, label: label, form: form, state: state,
        effects: effects, echo: echo, tells: tells)
    }
  }

  func open(_ value: YAMLValue) -> OpenRule? {
    value.fields { keys in
      let target = keys.required("procedure")
      let asChild = keys.optional("child")?.yes() ?? false
      let forEach = keys.optional("for").map(openFor) ?? .once
      let requester = keys.required("requester")?.oneOf(OpenRequester.self)
      let fieldsKey = keys.optional("fields")
      let ifSame = keys.optional("if-same-lead")
      guard let target, let text = target.identifier() else { return nil }
      let name = procedure(text, target)
      let given = fieldsKey.flatMap { openFields($0, of: .procedure(name)) } ?? []
      let cancel = ifSame?.identifier()
      if let ifSame, let cancel { mention(.action, cancel, of: .procedure(name), ifSame) }
      guard let forEach, let requester else { return nil }
      return OpenRule(
        procedure: name, asChild: asChild, forEach: forEach, requester: requester,
        fields: given, ifSameLead: cancel.map { ActionName($0) })
    }
  }

  /// `once`, `each of FIELD`, `every member`, `each FIELD of request.clinic`,
  /// `each requester of request.clinic`.
  func openFor(_ value: YAMLValue) -> OpenFor? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("once"), phrase.isAtEnd { return .once }
    if phrase.skip("every", "member"), phrase.isAtEnd { return .everyMember }
    if let name = phrase.word(after: "each", "of"), phrase.isAtEnd {
      return field(name, value, .organisations).map { .organisations($0) }
    }
    guard let what = phrase.word(after: "each"), let text = phrase.word(after: "of"),
      phrase.isAtEnd
    else {
      return phrase.refuse(
        "`once`, `every member`, `each of FIELD`, `each FIELD of PROCEDURE.FIELD` or "
          + "`each requester of PROCEDURE.FIELD`")
    }
    guard let link = link(text, value) else { return nil }
    if what == "requester" { return .linkingRequesters(link) }
    mention(.field, what, of: .procedure(link.procedure), value)
    return .linkingField(link, FieldName(what))
  }

  /// `{child-field: FIELD | ="文字" | this}`; whether a text is a choice is known with the child.
  func openFields(_ value: YAMLValue, of owner: ForeignOwner) -> [OpenField]? {
    value.entries { entry in
      guard let name = entry.key.identifier(), let text = entry.value.text() else { return nil }
      mention(.field, name, of: owner, entry.key)
      let target = FieldName(name)
      if text == "this" { return OpenField(field: target, value: .this) }
      if text.hasPrefix("=") {
        let given = text.dropFirst().trimmingQuotes
        return OpenField(field: target, value: .text(given))
      }
      return field(entry.value).map { OpenField(field: target, value: .field($0)) }
    }
  }
}

extension Substring {
  /// The text without the quotes around it.
  fileprivate var trimmingQuotes: String {
    let isQuoted = count >= 2 && first == "\"" && last == "\""
    return String(isQuoted ? dropFirst().dropLast() : self)
  }
}
