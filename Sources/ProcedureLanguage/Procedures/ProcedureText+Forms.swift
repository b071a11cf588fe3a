internal import CaseCore
internal import WorkCalendar

/// `form`: which fields an action asks for.
extension ProcedureText {
  func form(_ section: YAMLValue) -> [FormField]? {
    section.entries { entry in
      guard let id = entry.key.identifier(), let name = field(id, entry.key) else { return nil }
      return formField(name, entry.value)
    }
  }

  private enum Need: String, CaseIterable { case required, optional }

  private func formField(_ name: FieldName, _ value: YAMLValue) -> FormField? {
    guard case .map = value.content else {
      return value.oneOf(Need.self).map { FormField(field: name, isRequired: $0 == .required) }
    }
    return value.fields { keys in
      let need = keys.required("need")?.oneOf(Need.self)
      let when = keys.optional("when")
      let condition = when.flatMap(condition)
      let only = keys.optional("only")?.list(orOne: true) { self.value(of: name, $0) } ?? []
      let bounds = bounds(name, keys)
      let candidates = candidates(name, keys)
      let otherThan = otherThan(name, keys)
      guard let need else { return nil }
      if need == .optional { when?.complain("`when` says when a required field is asked for") }
      return FormField(
        field: name, isRequired: need == .required && when == nil, only: only,
        requiredWhen: condition, dateBounds: bounds, candidates: candidates,
        otherThan: otherThan)
    }
  }

  private func candidates(_ name: FieldName, _ keys: YAMLFields) -> CandidateRule? {
    let states = keys.optional("states")
    let date = keys.optional("date")
    let linkedBy = keys.optional("linked-by")
    guard states != nil || date != nil || linkedBy != nil else { return nil }
    guard let owner = procedure(linkedBy: name) else {
      keys.complain("`states`, `date` and `linked-by` are for fields that name cases")
      return nil
    }
    let names = states?.list(orOne: true) { item -> StateName? in
      guard let text = item.identifier() else { return nil }
      mention(.state, text, of: .procedure(owner), item)
      return StateName(text)
    }
    let within = date.flatMap { dateWithin($0, of: owner) }
    let link = linkedBy.flatMap { value -> FieldName? in
      guard let text = value.identifier() else { return nil }
      mention(.field, text, of: .procedure(owner), value)
      return FieldName(text)
    }
    return CandidateRule(
      states: names ?? [], dateField: within?.field, within: within?.limit, linkedBy: link)
  }

  /// `held-on within 70d`, a field of the procedure whose cases may be named.
  private func dateWithin(
    _ value: YAMLValue, of owner: ProcedureName
  ) -> (field: FieldName, limit: Limit)? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), phrase.skip("within"), let limit = phrase.limit(),
      phrase.isAtEnd
    else { return phrase.refuse("a date and how far ahead, such as `held-on within 70d`") }
    mention(.field, name, of: .procedure(owner), value)
    return (FieldName(name), limit)
  }
}
