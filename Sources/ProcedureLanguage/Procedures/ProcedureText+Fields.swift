internal import CaseCore

/// `fields`: what a case's record holds.
extension ProcedureText {
  /// The words that conditions keep for themselves, so that no field may be called so.
  static let reservedWords: Set<String> = [
    "done", "on-time", "ahead", "none-open", "every", "none", "linked", "today", "later",
    "since-end", "requesters", "merge-target", "not", "per", "times", "in", "else", "recorded",
  ]

  func fields(_ section: YAMLValue) -> [FieldRule] {
    let read = section.entries { entry -> FieldRule? in
      guard let id = entry.key.identifier() else { return nil }
      guard !ProcedureText.reservedWords.contains(id) else {
        return entry.key.refuse("a field's name that is no word of conditions")
      }
      declare(.field, id)
      sources.note(.field(FieldName(id)), entry.key.place)
      return entry.value.fields { keys in
        let label = keys.required("label")?.label()
        let type = type(keys)
        let isInternal = keys.optional("internal")?.yes() ?? false
        let draftIn = keys.optional("draft-in")?.list { state($0) } ?? []
        guard let label, let type else { return nil }
        return FieldRule(
          name: FieldName(id), label: label, type: type, isInternal: isInternal, draftIn: draftIn)
      }
    }
    let rules = read ?? []
    fields = Dictionary(rules.map { ($0.name, $0) }) { first, _ in first }
    return rules
  }

  private enum TypeWord: String, CaseIterable {
    case line, text, contact, choice, flag, integer, date, organisation, organisations, person
    case link = "case"
    case links = "cases"
  }

  private func type(_ keys: YAMLFields) -> FieldType? {
    switch keys.required("type")?.oneOf(TypeWord.self) {
    case .line: max(keys).map { .line(max: $0) }
    case .text: max(keys).map { .text(max: $0) }
    case .contact: max(keys).map { .contact(max: $0) }
    case .choice: options(keys).map { .choice($0) }
    case .flag: .flag
    case .integer: integer(keys)
    case .date: .date
    case .organisation: .organisation(kind(keys))
    case .organisations:
      // Both are asked for before either can fail.
      pair(kind(keys), max(keys)).map { .organisations($0.0, max: $0.1) }
    case .person:
      .person(
        keys.optional("post")?.oneOf(PostKind.self), of: keys.optional("of")?.oneOf(Party.self))
    case .link: linked(keys).map { .link($0) }
    case .links: links(keys)
    case nil: nil
    }
  }

  /// The longest text, or the most things, that a field may be made to hold.
  private static let maxRange = 1...100_000

  private func max(_ keys: YAMLFields) -> Int? {
    keys.required("max")?.int(in: ProcedureText.maxRange)
  }

  private func kind(_ keys: YAMLFields) -> OrganisationKind? {
    keys.optional("kind")?.oneOf(OrganisationKind.self)
  }

  private func pair<Left>(_ left: Left, _ right: Int?) -> (Left, Int)? {
    right.map { (left, $0) }
  }

  private func options(_ keys: YAMLFields) -> [String]? {
    guard let value = keys.required("options"), let options = value.list(of: { $0.label() })
    else { return nil }
    if Set(options).count < options.count { value.complain("an option stands twice") }
    return options
  }

  private func integer(_ keys: YAMLFields) -> FieldType? {
    let range = -1_000_000_000...1_000_000_000
    let (least, most) = (keys.required("min"), keys.required("max"))
    guard let min = least?.int(in: range), let max = most?.int(in: range) else { return nil }
    if min > max { most?.complain("`max` is less than `min`") }
    return .integer(min: min, max: max)
  }

  private func linked(_ keys: YAMLFields) -> ProcedureName? {
    guard let value = keys.required("of"), let name = value.identifier() else { return nil }
    return procedure(name, value)
  }

  private func links(_ keys: YAMLFields) -> FieldType? {
    let (procedure, max) = (linked(keys), max(keys))
    guard let procedure, let max else { return nil }
    return .links(procedure, max: max)
  }
}

extension YAMLValue {
  /// `yes` or `no`, the words in which procedure files answer.
  func yes() -> Bool? { oneOf(["yes": true, "no": false]) }
}
