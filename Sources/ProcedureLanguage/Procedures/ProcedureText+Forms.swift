internal import CaseCore

/// `form`: which fields an action asks for, and what will do in them.
extension ProcedureText {
  func form(_ value: YAMLValue) -> [FormField] {
    value.entries { entry -> FormField? in
      guard let name = field(entry.name, entry.key) else { return nil }
      switch entry.value.content {
      case .map: return asked(name, entry.value)
      case .text, .list, .empty:
        return need(entry.value).map { FormField(field: name, isRequired: $0) }
      }
    } ?? []
  }

  private func need(_ value: YAMLValue) -> Bool? {
    value.oneOf(["required": true, "optional": false])
  }

  private func asked(_ name: FieldName, _ value: YAMLValue) -> FormField? {
    value.fields { keys in
      let isRequired = keys.required("need").flatMap(need)
      let when = keys.optional("when").flatMap(condition)
      let only = keys.optional("only")
      let options = only?.list(of: { $0.label() }) ?? []
      let bounds = bounds(keys)
      let candidates = candidates(keys, of: name)
      guard let isRequired else { return nil }
      if case .choice(let known)? = fields[name]?.type,
        let unknown = options.first(where: { !known.contains($0) })
      {
        only?.complain("`\(unknown)` is no option of the field `\(name)`")
      }
      return FormField(
        field: name, isRequired: isRequired && when == nil, only: options,
        requiredWhen: isRequired ? when : nil, dateBounds: bounds, candidates: candidates)
    }
  }

  private func bounds(_ keys: YAMLFields) -> DateBounds? {
    let earliest = keys.optional("earliest")?.limit()
    let latest = keys.optional("latest")?.limit()
    let after = keys.optional("latest-after").flatMap(fieldOffset)
    guard earliest != nil || latest != nil || after != nil else { return nil }
    return DateBounds(earliest: earliest, latest: latest, latestAfter: after)
  }

  /// `held-on + 20wd`
  private func fieldOffset(_ value: YAMLValue) -> FieldOffset? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), let offset = phrase.offset(), phrase.isAtEnd else {
      return phrase.refuse("a field and an offset, such as `held-on + 20wd`")
    }
    return field(name, value, .date).map { FieldOffset(field: $0, offset: offset) }
  }

  private func candidates(_ keys: YAMLFields, of name: FieldName) -> CandidateRule? {
    let linked = procedure(linkedBy: name)
    let states = keys.optional("states")?.list { item -> StateName? in
      guard let id = item.identifier() else { return nil }
      if let linked { mention(.state, id, of: .procedure(linked), item) }
      return StateName(id)
    }
    let linkedBy = keys.optional("linked-by").flatMap { value -> FieldName? in
      guard let id = value.identifier() else { return nil }
      if let linked { mention(.field, id, of: .procedure(linked), value) }
      return FieldName(id)
    }
    guard let date = keys.optional("date") else {
      guard states != nil || linkedBy != nil else { return nil }
      return CandidateRule(states: states ?? [], linkedBy: linkedBy)
    }
    guard var phrase = Phrase(date) else { return nil }
    guard let id = phrase.word(), phrase.skip("within"), let limit = phrase.limit(),
      phrase.isAtEnd
    else { return phrase.refuse("a date of the other case, such as `held-on within 70d`") }
    if let linked { mention(.field, id, of: .procedure(linked), date) }
    return CandidateRule(
      states: states ?? [], dateField: FieldName(id), within: limit, linkedBy: linkedBy)
  }
}
