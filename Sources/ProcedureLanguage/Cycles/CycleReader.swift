package import CaseCore
private import Foundation
internal import WorkCalendar

/// Reads the file that says what recurs and when.
package enum CycleReader {
  /// The file's name in the directory of the rules.
  package static let fileName = "cycle.yaml"
  /// Most working days that one is prepared ahead, or that are left free.
  static let mostWorkingDays = 250

  /// Reads the file of a directory and holds its names against the procedures; nil where there is
  /// none: then nothing recurs.
  package static func read(
    directory: String, for procedures: [Procedure]
  ) -> Result<CyclePlan?, Complaints> {
    let path = directory + "/" + fileName
    guard FileManager.default.fileExists(atPath: path) else { return .success(nil) }
    return LocalText.read(path: path) { text, file in
      read(text, file: file, for: procedures).map { $0 }
    }
  }

  package static func read(
    _ text: String, file: String, for procedures: [Procedure]
  ) -> Result<CyclePlan, Complaints> {
    StrictYAML.read(text, file: file) { document in
      document.fields { keys in
        let procedure = keys.required("procedure").flatMap { $0.procedure(among: procedures) }
        let host = keys.required("host")?.oneOf(PostKind.self)
        let names = CycleNames(procedure: procedure)
        let fields = fields(keys, names)
        let missing = keys.required("missing").flatMap { duty($0, names) }
        let section = keys.optional("rule")
        let rule = section.flatMap { self.rule($0, names) }
        guard let procedure, let host, let fields, let missing, (section == nil) == (rule == nil)
        else { return nil }
        return CyclePlan(
          procedure: procedure.name, host: host, fields: fields, rule: rule, missing: missing)
      }
    }
  }

  private static func fields(_ keys: YAMLFields, _ names: CycleNames) -> CycleFields? {
    let date = keys.required("date").flatMap { names.field($0, "a date") { $0 == .date } }
    let ruleDay = keys.required("rule-day").flatMap { names.field($0, "a date") { $0 == .date } }
    let flag = keys.required("unconfirmed").flatMap { names.field($0, "a flag") { $0 == .flag } }
    let previous = keys.required("previous").flatMap { value in
      names.field(value, "a case of the same procedure") { type in
        names.procedure.map { type == .link($0.name) } ?? true
      }
    }
    let section = keys.optional("named-in")
    let namedIn = section.flatMap { names.field($0, "a date") { $0 == .date } }
    guard let date, let ruleDay, let flag, let previous, (section == nil) == (namedIn == nil)
    else { return nil }
    return CycleFields(
      date: date, ruleDay: ruleDay, unconfirmed: flag, previous: previous, namedIn: namedIn)
  }

  private static func duty(_ value: YAMLValue, _ names: CycleNames) -> StandingDuty? {
    value.fields { keys in
      let role = keys.required("role").flatMap(names.role)
      let limit = keys.required("limit")?.limit()
      let ladder = keys.required("ladder").flatMap(names.ladder)
      guard let role, let limit, let ladder else { return nil }
      return StandingDuty(role: role, limit: limit, ladder: ladder)
    }
  }

  private static func rule(_ value: YAMLValue, _ names: CycleNames) -> CycleRule? {
    value.fields { keys in
      let every = keys.required("every")?.oneOf(PeriodLength.self)
      let month = keys.required("month")?.int(in: 1...12)
      let day = keys.required("day").flatMap(weekday)
      let clear = keys.optional("clear-of").map(clearance) ?? (rest: mostWorkingDays, days: 0)
      let ahead = keys.required("ahead").flatMap(workingDays)
      let least = keys.required("least").flatMap(workingDays)
      let texts = keys.required("fields").flatMap { self.texts($0, names) }
      guard let every, let month, let day, let clear, let ahead, let least, let texts else {
        return nil
      }
      guard
        let recurring = RecurringDay(every: every, month: month, week: day.week, weekday: day.day)
      else {
        keys.complain(
          "`month` counts the months of one \(every.rawValue), which has \(every.months)")
        return nil
      }
      guard least <= ahead else {
        keys.complain("`least` is more than `ahead`: none would ever be opened")
        return nil
      }
      let meeting = MeetingRule(
        day: recurring, longRestDays: clear.rest, clearWorkingDays: clear.days)
      return CycleRule(
        meeting: meeting, aheadWorkingDays: ahead, leastWorkingDays: least, texts: texts)
    }
  }

  /// `third thursday`, `last friday`.
  private static func weekday(_ value: YAMLValue) -> (week: RecurringDay.Week, day: Int)? {
    let days = [
      "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
    ]
    guard var phrase = Phrase(value) else { return nil }
    guard let week = phrase.word().flatMap(RecurringDay.Week.init(rawValue:)),
      let day = phrase.word().flatMap({ days.firstIndex(of: $0) }), phrase.isAtEnd
    else {
      let weeks = RecurringDay.Week.allCases.map(\.rawValue).joined(separator: ", ")
      return phrase.refuse("one of \(weeks) and a day of the week, such as `third thursday`")
    }
    return (week, day + 1)
  }

  /// From how many days of rest on how many working days after them are left alone.
  private static func clearance(_ value: YAMLValue) -> (rest: Int, days: Int)? {
    value.fields { keys in
      let rest = keys.required("rest")?.int(in: 2...mostWorkingDays)
      let days = keys.required("working-days")?.int(in: 1...20)
      guard let rest, let days else { return nil }
      return (rest, days)
    }
  }

  private static func workingDays(_ value: YAMLValue) -> Int? {
    guard let limit = value.limit() else { return nil }
    guard case .workingDays(let count) = limit, (1...mostWorkingDays).contains(count) else {
      return value.refuse("working days ahead, such as `45wd`, at most \(mostWorkingDays)")
    }
    return count
  }

  private static func texts(
    _ value: YAMLValue, _ names: CycleNames
  ) -> [FieldName: String]? {
    let read = value.entries { entry -> (FieldName, String)? in
      let field = names.field(entry.key, "text that people fill in", isAsked: true) { type in
        switch type {
        case .line, .text: true
        case .contact, .choice, .flag, .integer, .date, .organisation, .organisations, .person,
          .link, .links:
          false
        }
      }
      guard let field, let text = entry.value.text() else { return nil }
      return (field, text)
    }
    return read.map { Dictionary($0) { first, _ in first } }
  }
}

/// The names that the file may mention; each asker complains of one that is not there.
private struct CycleNames {
  let procedure: Procedure?

  /// A field of a fitting type; `isAsked` by the form of the opening.
  func field(
    _ value: YAMLValue, _ wanted: String, isAsked: Bool = false,
    fits: (FieldType) -> Bool
  ) -> FieldName? {
    guard let name = value.identifier() else { return nil }
    guard let procedure else { return FieldName(name) }
    let form = Set(procedure.opening.form.map(\.field))
    let known = procedure.fields.filter { !isAsked || form.contains($0.name) }
    guard let rule = known.first(where: { $0.name.text == name }) else {
      return unknown("field", name, among: known.map(\.name.text), value)
    }
    guard fits(rule.type) else { return value.refuse("a field that holds \(wanted)") }
    return rule.name
  }

  func role(_ value: YAMLValue) -> RoleName? {
    guard let name = value.identifier() else { return nil }
    guard let procedure, procedure.role(RoleName(name)) == nil else { return RoleName(name) }
    return unknown("role", name, among: procedure.roles.map(\.name.text), value)
  }

  func ladder(_ value: YAMLValue) -> LadderName? {
    guard let name = value.identifier() else { return nil }
    guard let procedure, procedure.ladder(LadderName(name)) == nil else { return LadderName(name) }
    return unknown("ladder", name, among: procedure.ladders.map(\.name.text), value)
  }

  private func unknown<Found>(
    _ kind: String, _ name: String, among names: [String], _ value: YAMLValue
  ) -> Found? {
    value.complainOfUnknown(kind, name, among: names)
    return nil
  }
}
