package import WorkCalendar

/// Checks what was entered in a form against the fields that the procedure asks for.
package struct FormCheck {
  let form: [FormField]
  let procedure: Procedure
  let file: CaseFile?
  let around: Surroundings
  let at: Instant

  /// A check of a form; `file` is nil where there is no case yet.
  package init(
    form: [FormField], procedure: Procedure, file: CaseFile?, around: Surroundings, at: Instant
  ) {
    self.form = form
    self.procedure = procedure
    self.file = file
    self.around = around
    self.at = at
  }

  /// What lies farther off than this is a slip of the pen, and limits counted from it would lead to
  /// dates that nobody can write.
  static let farthestAheadDays = 3_660
  static let farthestBackDays = 36_600

  var today: CivilDate { around.calendar.date(of: at) }

  /// All that is wrong with the values, in the order of the form.
  package func complaints(_ values: [FieldName: FieldValue]) -> [FieldComplaint] {
    var complaints: [FieldComplaint] = []
    let known = Set(form.map(\.field))
    for name in values.keys.sorted() where !known.contains(name) {
      complaints.append(FieldComplaint(field: name, message: "此操作没有这个字段"))
    }
    for asked in form {
      guard let rule = procedure.field(asked.field) else { continue }
      if let value = values[asked.field] {
        if let message = fault(of: value, asked, rule, values) {
          complaints.append(
            FieldComplaint(field: asked.field, message: "\(rule.label): \(message)"))
        }
      } else if isRequired(asked, values) {
        complaints.append(FieldComplaint(field: asked.field, message: "\(rule.label): 必填"))
      }
    }
    return complaints
  }

  /// Whether the field must be filled in beside these values.
  func isRequired(_ asked: FormField, _ values: [FieldName: FieldValue]) -> Bool {
    if asked.isRequired { return true }
    guard let when = asked.requiredWhen else { return false }
    guard let file else { return valuesHold(when, values) }
    return Evaluation(file, form: values, around: around, at: at).holds(when)
  }

  /// A condition on the entered values alone, before there is a case.
  private func valuesHold(_ condition: Condition, _ values: [FieldName: FieldValue]) -> Bool {
    guard case .field(let name, let options) = condition else { return false }
    return options.contains(values[name]?.comparable ?? "no")
  }

  private func fault(
    of value: FieldValue, _ asked: FormField, _ rule: FieldRule,
    _ values: [FieldName: FieldValue]
  ) -> String? {
    switch (rule.type, value) {
    case (.line(let max), .text(let text)), (.contact(let max), .text(let text)):
      if text.contains(where: \.isNewline) { return "只能填写一行" }
      return faultOfLength(text, max)
    case (.text(let max), .text(let text)): return faultOfLength(text, max)
    case (.choice(let options), .choice(let option)):
      let allowed = asked.only.isEmpty ? options : asked.only
      return allowed.contains(option) ? nil : "只能是：\(allowed.joined(separator: "、"))"
    case (.flag, .flag): return nil
    case (.integer(let min, let max), .integer(let number)):
      return (min...max).contains(number) ? nil : "应在 \(min) 到 \(max) 之间"
    case (.date, .date(let date)): return faultOfDate(date, asked, values)
    case (.organisation(let kind), .organisation(let one)):
      return faultOfOrganisations([one], kind, max: 1) ?? faultOfBarred([one], asked, values)
    case (.organisations(let kind, let max), .organisations(let several)):
      return faultOfOrganisations(several, kind, max: max)
        ?? faultOfBarred(several, asked, values)
    case (.person(let kind, let party), .person(let person)):
      return faultOfPerson(person, kind, of: party)
    case (.link, .cases(let cases)):
      return cases.count == 1 ? faultOfLinks(cases, asked, rule) : "应指明一件"
    case (.links(_, let max), .cases(let cases)):
      return cases.count <= max ? faultOfLinks(cases, asked, rule) : "最多 \(max) 件"
    case (.line, _), (.text, _), (.contact, _), (.choice, _), (.flag, _), (.integer, _),
      (.date, _), (.organisation, _), (.organisations, _), (.person, _), (.link, _), (.links, _):
      return "类型不对"
    }
  }

  private func faultOfLength(_ text: String, _ max: Int) -> String? {
    if let fault = ReadableText.fault(of: text) { return fault }
    return text.count <= max ? nil : "最多 \(max) 个字，现有 \(text.count) 个"
  }

  private func faultOfDate(
    _ date: CivilDate, _ asked: FormField, _ values: [FieldName: FieldValue]
  ) -> String? {
    let range = dates(asked, values)
    let earliest = range.earliest ?? today.advanced(byDays: -FormCheck.farthestBackDays)
    let latest = range.latest ?? today.advanced(byDays: FormCheck.farthestAheadDays)
    if date < earliest { return "不能早于 \(earliest)" }
    return date > latest ? "不能晚于 \(latest)" : faultOfRestDay(date, asked)
  }

  private func faultOfOrganisations(
    _ organisations: [OrganisationID], _ kind: OrganisationKind?, max: Int
  ) -> String? {
    if organisations.count > max { return "最多 \(max) 个单位" }
    if Set(organisations).count < organisations.count { return "单位重复" }
    let open = Set(around.roster.organisationsOf(kind: kind, on: today))
    if let unknown = organisations.first(where: { !open.contains($0) }) {
      return "没有这个单位，或其类别不符：\(unknown)"
    }
    return nil
  }

  private func faultOfPerson(
    _ person: PersonID, _ kind: PostKind?, of party: Party?
  ) -> String? {
    guard around.roster.isActive(person) else { return "没有这个人员：\(person)" }
    guard let kind else { return nil }
    let held = around.roster.postsHeld(by: person, on: today)
    guard held.contains(where: { around.roster.post($0)?.kind == kind }) else {
      return "\(person) 不是\(kind.label)"
    }
    let fitting = posts(kind, of: party)
    return held.contains(where: fitting.contains) ? nil : "\(person) 不是本单位的\(kind.label)"
  }

  /// The posts of a kind whose holders may be named: those of a party's, or all.
  func posts(_ kind: PostKind, of party: Party?) -> [PostID] {
    switch party {
    case nil: around.roster.posts(kind)
    case .lead: file?.lead.map { around.roster.posts(kind, in: $0) } ?? []
    case .requester:
      file?.requesters.flatMap { around.roster.posts(kind, in: $0.organisation) } ?? []
    }
  }

  private func faultOfLinks(_ cases: [CaseID], _ asked: FormField, _ rule: FieldRule) -> String? {
    let allowed = LinkCandidates(asked, rule, file: file, around: around, at: at)
    for linked in cases where !(around.docket[linked].map(allowed.admits) ?? false) {
      return "不能选择事项 \(around.docket[linked]?.number ?? "(不存在)")"
    }
    return nil
  }
}
