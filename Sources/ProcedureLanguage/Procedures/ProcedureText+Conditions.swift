internal import CaseCore
internal import WorkCalendar

/// Conditions: small maps whose keys all have to hold.
extension ProcedureText {
  /// The keys that stand beside conditions without being any.
  private static let besides: Set<String> = ["else", "recorded", "per", "times"]

  /// Reads a map of conditions, all of which must hold.
  func condition(_ value: YAMLValue) -> Condition? {
    guard case .map(let entries) = value.content else { return value.refuse("a map of conditions") }
    let parts = entries.filter { !ProcedureText.besides.contains($0.name) }
    let read = parts.compactMap { condition($0, among: entries) }
    guard read.count == parts.count, let first = read.first else { return nil }
    return read.count == 1 ? first : .all(read)
  }

  private func condition(_ entry: YAMLEntry, among all: [YAMLEntry]) -> Condition? {
    let value = entry.value
    switch entry.name {
    case "not": return condition(value).map { .not($0) }
    case "done": return done(value, among: all)
    case "on-time": return clock(value).map { .onTime($0) }
    case "ahead": return ahead(value)
    case "none-open":
      return value.identifier().map { .noneOpen(foreign($0, value)) }
    case "every": return linking(value).map { .everyLinking($0.0, in: $0.1) }
    case "none": return linking(value).map { .noLinking($0.0, in: $0.1) }
    case "linked": return linked(value)
    case "today": return field(value, .date).map { .today($0) }
    case "later": return field(value, .date).map { .later($0) }
    case "since-end": return value.limit().map { .sinceEnd($0) }
    case "requesters":
      return value.oneOf(["several": Condition.severalRequesters, "waiting": .requestersWaiting])
    case "merge-target": return value.oneOf(["open": Condition.mergeTargetOpen])
    default: return fieldCondition(entry)
    }
  }

  private func fieldCondition(_ entry: YAMLEntry) -> Condition? {
    guard let name = field(entry.name, entry.key) else { return nil }
    if case .text("set") = entry.value.content { return .isSet(name) }
    if case .text("not set") = entry.value.content { return .not(.isSet(name)) }
    guard let values = entry.value.list(orOne: true, of: { $0.text() }) else { return nil }
    if let unknown = unknownOption(values, of: name) {
      entry.value.complain("`\(unknown)` is no value of the field `\(name)`")
      return nil
    }
    return .field(name, in: values)
  }

  private func unknownOption(_ values: [String], of name: FieldName) -> String? {
    switch fields[name]?.type {
    case .choice(let options): values.first { !options.contains($0) }
    case .flag: values.first { !["yes", "no"].contains($0) }
    case .integer: values.first { Int($0) == nil }
    case .line, .text, .contact, .date, .organisation, .organisations, .person, .link, .links:
      values.first
    case nil: nil
    }
  }

  private func done(_ value: YAMLValue, among all: [YAMLEntry]) -> Condition? {
    let scope = all.first { $0.name == "per" }?.value.oneOf(CapScope.self) ?? .whole
    let times = all.first { $0.name == "times" }?.value.int(in: 1...1_000) ?? 1
    return action(value).map { .done($0, per: scope, atLeast: times) }
  }

  /// `handle by 1wd`
  private func ahead(_ value: YAMLValue) -> Condition? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), phrase.skip("by"), let limit = phrase.limit(), phrase.isAtEnd
    else { return phrase.refuse("a clock and a limit, such as `handle by 1wd`") }
    return .ahead(clock(name, value), limit)
  }

  /// `request.clinic in [long-term, pooled]`
  private func linking(_ value: YAMLValue) -> (LinkReference, [StateName])? {
    guard var phrase = Phrase(value) else { return nil }
    guard let text = phrase.word(), let link = link(text, value) else { return nil }
    let states = phrase.skip("in") ? phrase.rest() : []
    for state in states { mention(.state, state, of: .procedure(link.procedure), value) }
    return (link, states.map { StateName($0) })
  }

  /// `clinic in [in-session]`
  private func linked(_ value: YAMLValue) -> Condition? {
    guard var phrase = Phrase(value) else { return nil }
    guard let word = phrase.word(), phrase.skip("in"), !phrase.isAtEnd else {
      return phrase.refuse("a field and states, such as `clinic in in-session`")
    }
    guard let name = field(word, value, .link) else { return nil }
    let states = phrase.rest()
    if let procedure = procedure(linkedBy: name) {
      for state in states { mention(.state, state, of: .procedure(procedure), value) }
    }
    return .linked(name, in: states.map { StateName($0) })
  }

  /// A procedure named as such; it has to be among those read together.
  func foreign(_ name: String, _ value: YAMLValue) -> ProcedureName {
    mention(.field, "", of: .procedure(ProcedureName(name)), value)
    return ProcedureName(name)
  }
}
