internal import CaseCore
internal import WorkCalendar

/// `clocks`: what is measured, how long it runs, and what follows when it runs out.
extension ProcedureText {
  func clocks(_ section: YAMLValue) -> [ClockRule] {
    let read = section.entries { entry -> ClockRule? in
      guard let id = entry.key.identifier() else { return nil }
      declare(.clock, id)
      sources.note(.clock(ClockName(id)), entry.key.place)
      return clock(ClockName(id), entry.value)
    }
    return read ?? []
  }

  private func clock(_ name: ClockName, _ value: YAMLValue) -> ClockRule? {
    value.fields { keys in
      let label = keys.required("label")?.label()
      let owner = keys.required("owner").flatMap(role)
      let ladder = keys.optional("ladder").flatMap(ladder)
      let terms = terms(keys)
      let renewal = keys.optional("renewed")?.limit()
      let least = keys.optional("least")?.limit()
      let unless = keys.optional("unless").flatMap(condition)
      let expiry = keys.optional("then-do").flatMap(action)
      let isSilence = keys.optional("silence")?.oneOf(["counts": true]) ?? false
      guard let label, let owner, let terms else { return nil }
      return ClockRule(
        name: name, label: label, owner: owner, ladder: ladder, renewal: renewal, terms: terms,
        least: least, unless: unless, expiry: expiry, isSilence: isSilence)
    }
  }

  /// `limit` or `date` of the clock itself, or a list of terms under `limit`.
  private func terms(_ keys: YAMLFields) -> [ClockTerm]? {
    let (limit, date) = (keys.optional("limit"), keys.optional("date"))
    let notAfter = keys.optional("not-after").flatMap(parentClock)
    if let limit, case .list = limit.content {
      let terms = limit.list(of: term)
      if terms?.last?.when != nil { limit.complain("the last term has no `when`") }
      return terms
    }
    guard let length = length(limit, date, keys) else { return nil }
    return [ClockTerm(when: nil, length: length, notAfter: notAfter)]
  }

  private func term(_ value: YAMLValue) -> ClockTerm? {
    value.fields { keys in
      let when = keys.optional("when")
      let condition = when.flatMap(condition)
      let length = length(keys.optional("limit"), keys.optional("date"), keys)
      guard let length, (when == nil) == (condition == nil) else { return nil }
      return ClockTerm(when: condition, length: length)
    }
  }

  private func length(
    _ limit: YAMLValue?, _ date: YAMLValue?, _ keys: YAMLFields
  ) -> ClockLength? {
    switch (limit, date) {
    case (let limit?, nil): return limit.limit().map { .limit($0) }
    case (nil, let date?): return self.date(date)
    case (nil, nil), (_?, _?):
      keys.complain("a clock has either a `limit` or a `date`")
      return nil
    }
  }

  /// `held-on - 20wd`, `clinic.held-on + 1wd`, `parent.held-on - 2wd`
  private func date(_ value: YAMLValue) -> ClockLength? {
    guard var phrase = Phrase(value), let text = phrase.word() else { return nil }
    let offset = phrase.offset()
    guard phrase.isAtEnd else {
      return phrase.refuse("a date field and an offset, such as `clinic.held-on + 1wd`")
    }
    let parts = text.split(separator: ".").map(String.init)
    guard parts.count == 2 else {
      return field(text, value, .date).map { .date($0, offset: offset) }
    }
    if parts[0] == "parent" {
      mention(.field, parts[1], of: .parents, value)
      return .relativeDate(
        RelativeField(link: nil, field: FieldName(parts[1])), offset: offset)
    }
    guard let link = field(parts[0], value, .link) else { return nil }
    if let procedure = procedure(linkedBy: link) {
      mention(.field, parts[1], of: .procedure(procedure), value)
    }
    return .relativeDate(RelativeField(link: link, field: FieldName(parts[1])), offset: offset)
  }

  /// `parent.handle - 1wd`
  private func parentClock(_ value: YAMLValue) -> ParentClock? {
    guard var phrase = Phrase(value) else { return nil }
    guard let text = phrase.word(), text.hasPrefix("parent."), let offset = phrase.offset(),
      phrase.isAtEnd
    else { return phrase.refuse("a clock of the parent, such as `parent.handle - 1wd`") }
    let name = String(text.dropFirst("parent.".count))
    mention(.clock, name, of: .parents, value)
    return ParentClock(clock: ClockName(name), offset: offset)
  }
}
