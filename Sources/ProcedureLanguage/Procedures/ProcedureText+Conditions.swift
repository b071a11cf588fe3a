internal import CaseCore
internal import WorkCalendar

/// Conditions: maps whose keys must all hold; a key is a word of the vocabulary or a field.
extension ProcedureText {
  func condition(_ value: YAMLValue) -> Condition? {
    guard case .map(let entries) = value.content else {
      return value.refuse("a condition, such as {urgency: 紧急}")
    }
    return condition(entries, of: value)
  }

  /// `needs`: each a condition with `else` (what a person is told) and perhaps `recorded`.
  func guards(_ value: YAMLValue) -> [Guard]? {
    value.list(orOne: true) { item in
      guard case .map(let entries) = item.content else {
        return item.refuse("a condition with `else`, such as {urgency: 紧急, else: 只限紧急件}")
      }
      let words: Set<String> = ["else", "recorded"]
      let condition = condition(entries.filter { !words.contains($0.name) }, of: item)
      let message = entries.first { $0.name == "else" }?.value
      let recorded = entries.first { $0.name == "recorded" }?.value.yes()
      guard let message else { return item.refuse("`else`, what a person is told,") }
      guard let condition, let text = message.text() else { return nil }
      return Guard(condition: condition, message: text, isRecorded: recorded ?? false)
    }
  }

  private func condition(_ entries: [YAMLEntry], of value: YAMLValue) -> Condition? {
    guard !entries.isEmpty else { return value.refuse("a condition") }
    let all = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
    var parts: [Condition] = []
    for entry in entries where !isCompanion(entry, all) {
      guard let part = part(entry, all) else { return nil }
      parts.append(part)
    }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  /// Words that only say more about another key of the same map.
  private func isCompanion(_ entry: YAMLEntry, _ all: [String: YAMLValue]) -> Bool {
    switch entry.name {
    case "per", "times": all["done"] != nil
    case "in": all["every"] != nil || all["none"] != nil || all["linked"] != nil
    default: false
    }
  }

  private enum Requesters: String, CaseIterable { case several, waiting }
  private enum MergeTarget: String, CaseIterable { case open }

  private func part(_ entry: YAMLEntry, _ all: [String: YAMLValue]) -> Condition? {
    let value = entry.value
    switch entry.name {
    case "not": return condition(value).map { .not($0) }
    case "done": return done(value, all)
    case "on-time": return clock(value).map { .onTime($0) }
    case "ahead": return ahead(value)
    case "none-open": return value.identifier().map { .noneOpen(procedure($0, value)) }
    case "every": return linking(value, all).map { .everyLinking($0.0, in: $0.1) }
    case "none": return linking(value, all).map { .noLinking($0.0, in: $0.1) }
    case "linked": return linked(value, all)
    case "today": return field(value, .date).map { .today($0) }
    case "later": return field(value, .date).map { .later($0) }
    case "since-end": return value.limit().map { .sinceEnd($0) }
    case "requesters":
      return value.oneOf(Requesters.self).map {
        switch $0 {
        case .several: .severalRequesters
        case .waiting: .requestersWaiting
        }
      }
    case "merge-target": return value.oneOf(MergeTarget.self).map { _ in .mergeTargetOpen }
    default: return comparison(entry)
    }
  }

  /// `{done: overrule, per: lead, times: 1}`; by itself, once in the case.
  private func done(_ value: YAMLValue, _ all: [String: YAMLValue]) -> Condition? {
    let scope = all["per"].map { $0.oneOf(CapScope.self) } ?? .whole
    let times = all["times"].map { $0.int(in: 1...ProcedureText.mostTimes) } ?? 1
    guard let action = action(value), let scope, let times else { return nil }
    return .done(action, per: scope, atLeast: times)
  }

  /// How often anything can be counted or capped.
  static let mostTimes = 1000

  /// `handle by 1wd`.
  private func ahead(_ value: YAMLValue) -> Condition? {
    guard var phrase = Phrase(value) else { return nil }
    guard let name = phrase.word(), phrase.skip("by"), let limit = phrase.limit(), phrase.isAtEnd
    else { return phrase.refuse("a clock and what is left of it, such as `handle by 1wd`") }
    return .ahead(clock(name, value), limit)
  }

  /// `request.clinic in [pooled, final]`, or with the states under a key `in`.
  private func linking(
    _ value: YAMLValue, _ all: [String: YAMLValue]
  ) -> (LinkReference, [StateName])? {
    guard let (text, states) = membership(value, all), let link = link(text, value) else {
      return nil
    }
    return (link, foreignStates(states, of: link.procedure, value))
  }

  /// `clinic in [in-session]`.
  private func linked(_ value: YAMLValue, _ all: [String: YAMLValue]) -> Condition? {
    guard let (text, states) = membership(value, all), let name = field(text, value, .link),
      let owner = procedure(linkedBy: name)
    else { return nil }
    return .linked(name, in: foreignStates(states, of: owner, value))
  }

  private func membership(
    _ value: YAMLValue, _ all: [String: YAMLValue]
  ) -> (String, [String])? {
    guard var phrase = Phrase(value) else { return nil }
    let wanted = "cases and their states, such as `request.clinic in [pooled, final]`"
    guard let text = phrase.word() else { return phrase.refuse(wanted) }
    if let list = all["in"], phrase.isAtEnd {
      return list.list(orOne: true) { $0.identifier() }.map { (text, $0) }
    }
    guard phrase.skip("in") else { return phrase.refuse(wanted) }
    let states = phrase.rest()
    return states.isEmpty ? phrase.refuse(wanted) : (text, states)
  }

  /// States of another procedure; `final` says of linking cases what holds anyway.
  private func foreignStates(
    _ names: [String], of owner: ProcedureName, _ value: YAMLValue
  ) -> [StateName] {
    names.filter { $0 != "final" }.map {
      mention(.state, $0, of: .procedure(owner), value)
      return StateName($0)
    }
  }

  /// `{promised: set}`, `{promised: not set}`, `{urgency: 紧急}`, `{outcome: [已解决, 部分解决]}`.
  private func comparison(_ entry: YAMLEntry) -> Condition? {
    guard let name = entry.key.identifier(), let field = field(name, entry.key) else { return nil }
    switch entry.value.content {
    case .text("set"): return .isSet(field)
    case .text("not set"): return .not(.isSet(field))
    case .text, .list, .map, .empty:
      let values = entry.value.list(orOne: true) { value(of: field, $0) }
      return values.map { .field(field, in: $0) }
    }
  }

  /// A value that a field can be compared with or set to.
  func value(of name: FieldName, _ value: YAMLValue) -> String? {
    switch fields[name]?.type {
    case .choice(let options): return value.oneOf(options)
    case .flag: return value.yes().map { $0 ? "yes" : "no" }
    case .integer(let min, let max):
      return min <= max ? value.int(in: min...max).map { String($0) } : nil
    case .line, .text, .contact, .date, .organisation, .organisations, .person, .link, .links:
      return value.refuse("`set` or `not set`, all that can be asked of `\(name)`,")
    case nil: return nil
    }
  }
}

extension YAMLValue {
  /// One of the options of a choice.
  func oneOf(_ options: [String]) -> String? {
    guard let text = text() else { return nil }
    return options.contains(text)
      ? text : refuse("one of \(options.joined(separator: ", "))")
  }
}
