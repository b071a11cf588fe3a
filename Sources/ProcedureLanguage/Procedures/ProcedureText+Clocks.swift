internal import CaseCore
internal import WorkCalendar

/// `clocks`: what runs, for whom, how long, and what its end does.
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

  private enum Silence: String, CaseIterable { case counts }

  private func clock(_ name: ClockName, _ value: YAMLValue) -> ClockRule? {
    value.fields { keys in
      let label = keys.required("label")?.label()
      let owner = keys.required("owner").flatMap(role)
      let ladder = keys.optional("ladder").flatMap(ladder)
      let renewal = keys.optional("renewed")?.limit()
      let terms = terms(keys)
      let least = keys.optional("least")?.limit()
      let unless = keys.optional("unless").flatMap(condition)
      let expiry = keys.optional("then-do").flatMap(action)
      let silence = keys.optional("silence")
      let isSilence = silence?.oneOf(Silence.self) != nil
      guard let label, let owner, let terms else { return nil }
      if isSilence, expiry == nil {
        silence?.complain("silence counts only for a clock that says what happens: `then-do`")
      }
      return ClockRule(
        name: name, label: label, owner: owner, ladder: ladder, renewal: renewal, terms: terms,
        least: least, unless: unless, expiry: expiry, isSilence: isSilence)
    }
  }

  /// `limit: 5wd`, `date: clinic.held-on + 1wd`, or `limit:` with a list of cases.
  private func terms(_ keys: YAMLFields) -> [ClockTerm]? {
    let (limit, date) = (keys.optional("limit"), keys.optional("date"))
    let notAfter = keys.optional("not-after").flatMap(parentClock)
    switch (limit, date) {
    case (nil, nil):
      keys.complain("say how long the clock runs: `limit` or `date`")
      return nil
    case (.some, .some):
      keys.complain("`limit` and `date` exclude each other")
      return nil
    case (nil, let date?):
      return dateLength(date).map { [ClockTerm(when: nil, length: $0, notAfter: notAfter)] }
    case (let limit?, nil):
      if case .list = limit.content { return termList(limit, notAfter) }
      return limit.limit().map { [ClockTerm(when: nil, length: .limit($0), notAfter: notAfter)] }
    }
  }

  private func termList(_ value: YAMLValue, _ notAfter: ParentClock?) -> [ClockTerm]? {
    let read = value.list { item -> (term: ClockTerm, source: YAMLValue)? in
      item.fields { keys in
        let when = keys.optional("when")
        let condition = when.flatMap(condition)
        let terms = terms(keys)
        let least = keys.optional("least")?.limit()
        guard let first = terms?.first, (when == nil) == (condition == nil) else { return nil }
        let term = ClockTerm(
          when: condition, length: first.length, notAfter: first.notAfter ?? notAfter,
          least: least)
        return (term, item)
      }
    }
    guard let read else { return nil }
    for (index, one) in read.enumerated() {
      let isLast = index == read.count - 1
      if isLast, one.term.when != nil {
        one.source.complain("the last has no `when`: it is taken when no other holds")
      }
      if !isLast, one.term.when == nil {
        one.source.complain("without `when` it hides all that follow: put it last")
      }
    }
    return read.map(\.term)
  }

  /// `review-date`, `clinic.held-on + 1wd`, `parent.held-on - 10wd`.
  private func dateLength(_ value: YAMLValue) -> ClockLength? {
    guard var phrase = Phrase(value) else { return nil }
    let wanted = "a date field and an offset, such as `due-on` or `clinic.held-on + 1wd`"
    guard let text = phrase.word() else { return phrase.refuse(wanted) }
    let offset = phrase.isAtEnd ? nil : phrase.offset()
    guard phrase.isAtEnd else { return phrase.refuse(wanted) }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch parts.count {
    case 1: return field(parts[0], value, .date).map { .date($0, offset: offset) }
    case 2:
      return relativeField(parts[0], parts[1], value).map { .relativeDate($0, offset: offset) }
    default: return phrase.refuse(wanted)
    }
  }

  func relativeField(
    _ link: String, _ name: String, _ value: YAMLValue
  ) -> RelativeField? {
    if link == "parent" {
      mention(.field, name, of: .parents, value)
      return RelativeField(link: nil, field: FieldName(name))
    }
    guard let link = field(link, value, .link), let owner = procedure(linkedBy: link) else {
      return nil
    }
    mention(.field, name, of: .procedure(owner), value)
    return RelativeField(link: link, field: FieldName(name))
  }

  /// `parent.handle - 1wd`.
  private func parentClock(_ value: YAMLValue) -> ParentClock? {
    guard var phrase = Phrase(value) else { return nil }
    guard let text = phrase.word(), text.hasPrefix("parent."), let offset = phrase.offset(),
      phrase.isAtEnd
    else { return phrase.refuse("a clock of the parent's, such as `parent.handle - 1wd`") }
    let name = String(text.dropFirst("parent.".count))
    mention(.clock, name, of: .parents, value)
    return ParentClock(clock: ClockName(name), offset: offset)
  }
}
