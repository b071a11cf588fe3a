internal import CaseCore
internal import WorkCalendar

/// One reading of a demonstration's files: what they have told so far, and whom they mention.
///
/// It belongs to one thread, as the collector of its complaints does.
final class SeedReading {
  let names: SeedNames
  private var cases: [SeedCase] = []
  private var commands: [SeedCommand] = []
  /// Where each key was mentioned, in which command, and of which procedure its case must be.
  private var mentions: [Mention] = []

  private struct Mention {
    let value: YAMLValue
    let key: String
    let procedure: ProcedureName
    let command: Int
  }

  init(_ names: SeedNames) { self.names = names }

  /// One case with everything that is done to it.
  func story(_ key: String, _ value: YAMLValue) -> Void? {
    value.fields { keys in
      let procedure = keys.required("procedure").flatMap(names.procedure)
      let requester = keys.required("requester").flatMap(names.organisation)
      let command = head(keys)
      let late = keys.optional("late")?.text()
      let fields = keys.required("fields").map { self.fields($0, of: procedure) } ?? [:]
      let steps = keys.optional("then")
      guard let procedure, let requester, let by = command.by else { return nil }
      commands.append(
        SeedCommand(
          place: value.place, at: command.at, by: by, behalf: command.behalf,
          deed: .open(key, procedure.name, requester: requester), fields: fields, note: nil))
      declare(key, value, procedure, fields, late)
      var last = command.at
      return steps.map { steps in
        _ = steps.list { self.step($0, of: key, procedure, after: &last) }
      }
    }
  }

  private func declare(
    _ key: String, _ value: YAMLValue, _ procedure: Procedure,
    _ fields: [FieldName: SeedValue], _ late: String?
  ) {
    guard case .plain(.text(let title))? = fields[procedure.title] else {
      return value.complain("the field `\(procedure.title)` is missing")
    }
    if let other = cases.first(where: { $0.key == key || $0.title == title }) {
      value.complain("there is a case `\(other.key)` of this key or title already")
    }
    cases.append(SeedCase(key: key, procedure: procedure.name, title: title, late: late))
  }

  private func step(
    _ value: YAMLValue, of key: String, _ procedure: Procedure, after last: inout SeedTime?
  ) -> Void? {
    value.fields { keys in
      let command = head(keys)
      let children = keys.optional("in").flatMap(self.children)
      let procedure = children?.procedure ?? procedure
      let action = keys.required("do").flatMap { names.action($0, of: procedure) }
      let fields = keys.optional("fields").map { self.fields($0, of: procedure) } ?? [:]
      let note = keys.optional("note")?.paragraph()
      if let at = command.at, last.map({ at < $0 }) ?? true {
        value.complain("a step can't come before the one above it")
      }
      last = command.at
      guard let action, let by = command.by else { return nil }
      for child in children?.each ?? [nil] {
        commands.append(
          SeedCommand(
            place: value.place, at: command.at, by: by, behalf: command.behalf,
            deed: .act(action, on: key, child: child), fields: fields, note: note))
      }
      return ()
    }
  }

  /// What a filing and a step have in common.
  private func head(_ keys: YAMLFields) -> (at: SeedTime?, by: PersonID?, behalf: SeedBehalf?) {
    let at = keys.optional("at").flatMap { $0.seedTime(names.officeHours) }
    let by = keys.required("by").flatMap(names.person)
    let behalf = keys.optional("said")?.fields { said -> SeedBehalf? in
      let name = said.required("by")?.text()
      let means = said.required("means")?.oneOf(BehalfMeans.self)
      guard let name, let means else { return nil }
      return SeedBehalf(name: name, means: means)
    }
    return (at, by, behalf)
  }

  /// `receipt of suat bay-lab where asked-for is 征集`: cases that the present one opened, the
  /// newest of each organisation.
  private func children(_ value: YAMLValue) -> (procedure: Procedure, each: [SeedChild?])? {
    let wanted = "`PROCEDURE of ORGANISATION…` or `… where FIELD is OPTION`"
    guard var phrase = Phrase(value), let kind = phrase.word(), phrase.skip("of") else {
      return value.refuse(wanted)
    }
    let words = phrase.rest()
    let leads = words.prefix { $0 != "where" }
    let rest = Array(words.dropFirst(leads.count))
    guard !leads.isEmpty, rest.isEmpty || (rest.count == 4 && rest[2] == "is") else {
      return value.refuse(wanted)
    }
    guard let procedure = names.procedures.first(where: { $0.name.text == kind }),
      leads.allSatisfy(names.organisations.contains),
      rest.isEmpty || procedure.field(FieldName(rest[1])) != nil
    else {
      value.complain("there is no such procedure, organisation or field")
      return nil
    }
    let having =
      rest.isEmpty ? nil : SeedChild.Having(field: FieldName(rest[1]), option: rest[3])
    return (
      procedure,
      leads.map {
        SeedChild(procedure: procedure.name, lead: OrganisationID($0), having: having)
      }
    )
  }

  private func fields(_ value: YAMLValue, of procedure: Procedure?) -> [FieldName: SeedValue] {
    let read = value.entries { entry -> (FieldName, SeedValue)? in
      guard let procedure else { return nil }
      let all = procedure.fields.map(\.name.text)
      guard let name = names.known(entry.key, among: all, "field").map({ FieldName($0) }),
        let rule = procedure.field(name), let value = self.value(entry.value, of: rule.type)
      else { return nil }
      return (name, value)
    }
    return Dictionary(read ?? []) { first, _ in first }
  }

  private func value(_ value: YAMLValue, of type: FieldType) -> SeedValue? {
    switch type {
    case .line(let max): value.text(atMost: max).map { .plain(.text($0)) }
    case .text(let max), .contact(let max): value.paragraph(atMost: max).map { .plain(.text($0)) }
    case .choice(let options): value.option(options).map { .plain(.choice($0)) }
    case .flag: value.bool().map { .plain(.flag($0)) }
    case .integer(let min, let max): value.int(in: min...max).map { .plain(.integer($0)) }
    case .date: value.seedDay().map { .day($0) }
    case .organisation: names.organisation(value).map { .plain(.organisation($0)) }
    case .organisations:
      value.list(orOne: true, of: names.organisation).map { .plain(.organisations($0)) }
    case .person: names.person(value).map { .plain(.person($0)) }
    case .link(let procedure): mention(value, procedure).map { .cases([$0]) }
    case .links(let procedure, _):
      value.list(orOne: true) { mention($0, procedure) }.map { .cases($0) }
    }
  }

  private func mention(_ value: YAMLValue, _ procedure: ProcedureName) -> String? {
    guard let key = value.identifier() else { return nil }
    // The command itself comes next.
    mentions.append(
      Mention(value: value, key: key, procedure: procedure, command: commands.count))
    return key
  }

  /// Everything in order; what is done at the end comes last, and what was written first, first.
  func plan() -> SeedPlan {
    checkMentions()
    let order = commands.indices.sorted { left, right in
      switch (commands[left].at, commands[right].at) {
      case (let one?, let other?) where one != other: one < other
      case (nil, _?): false
      case (_?, nil): true
      case (_?, _?), (nil, nil): left < right
      }
    }
    return SeedPlan(cases: cases, commands: order.map { commands[$0] })
  }

  private func checkMentions() {
    var filed: [String: SeedTime?] = [:]
    for command in commands {
      if case .open(let key, _, _) = command.deed { filed[key] = .some(command.at) }
    }
    for mention in mentions {
      guard let found = cases.first(where: { $0.key == mention.key }),
        found.procedure == mention.procedure
      else {
        let keys = cases.filter { $0.procedure == mention.procedure }.map(\.key)
        let hint = nearestHint(to: mention.key, among: keys)
        mention.value.complain("no \(mention.procedure) has the key `\(mention.key)`\(hint)")
        continue
      }
      guard commands.indices.contains(mention.command), let at = commands[mention.command].at
      else { continue }
      if let opening = filed[mention.key], opening.map({ $0 > at }) ?? true {
        mention.value.complain("`\(mention.key)` is filed only later")
      }
    }
  }
}
