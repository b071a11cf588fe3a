internal import CaseCore
internal import WorkCalendar

/// What a form's field may not be: dates too early or too late, organisations barred.
extension ProcedureText {
  func bounds(_ name: FieldName, _ keys: YAMLFields) -> DateBounds? {
    let (earliest, latest) = (keys.optional("earliest"), keys.optional("latest"))
    let extends = keys.optional("extends")
    let workingDay = keys.optional("working-day")
    let bounds = DateBounds(
      earliest: earliest?.list(orOne: true, of: dateBound) ?? [],
      latest: latest?.list(orOne: true, of: dateBound) ?? [],
      extends: extends.flatMap(clock), isWorkingDay: workingDay?.yes() ?? false)
    guard earliest != nil || latest != nil || extends != nil || workingDay != nil else {
      return nil
    }
    guard fields[name]?.type == .date else {
      keys.complain("`earliest`, `latest`, `extends` and `working-day` are for dates")
      return nil
    }
    return bounds
  }

  /// `20wd` from today, or `held-on + 20wd`.
  private func dateBound(_ value: YAMLValue) -> DateBound? {
    guard var phrase = Phrase(value) else { return nil }
    if let limit = phrase.limit(), phrase.isAtEnd { return .today(plus: limit) }
    phrase = Phrase(value) ?? phrase
    guard let name = phrase.word(), let offset = phrase.offset(), phrase.isAtEnd else {
      return phrase.refuse("a limit from today, such as `20wd`, or `held-on + 20wd`")
    }
    return field(name, value, .date).map { .field($0, plus: offset) }
  }

  /// `other-than: [lead, requester, lead-department, open assistance]`.
  func otherThan(_ name: FieldName, _ keys: YAMLFields) -> [BarredOrganisation] {
    guard let value = keys.optional("other-than") else { return [] }
    switch fields[name]?.type {
    case .organisation, .organisations: break
    case .line, .text, .contact, .choice, .flag, .integer, .date, .person, .link, .links, nil:
      keys.complain("`other-than` is for organisations")
    }
    return value.list(orOne: true, of: barred) ?? []
  }

  private func barred(_ value: YAMLValue) -> BarredOrganisation? {
    guard var phrase = Phrase(value) else { return nil }
    if let child = phrase.word(after: "open"), phrase.isAtEnd {
      return .openChild(procedure(child, value))
    }
    guard let word = phrase.word(), phrase.isAtEnd else {
      return phrase.refuse("`lead`, `requester`, a field or `open PROCEDURE`")
    }
    if let party = Party(rawValue: word) { return .party(party) }
    return field(word, value, .organisations).map { .field($0) }
  }
}
