internal import CaseCore
internal import WorkCalendar

/// Fills in forms in each way that can make a difference.
struct FormFilling {
  /// How many ways of filling in one form are tried.
  static let mostWays = 24
  /// No date is put off further than this where the form gives no end.
  static let daysAhead = 45

  let moment: Moment
  let procedure: Procedure
  let lens: ProcedureLens
  /// Nil where there is no case yet.
  let file: CaseFile?
  /// Whoever fills in dates chooses the first that he may, not the last.
  var isHasty = false

  /// The ways to fill in a form, the fullest first.
  func ways(_ form: [FormField], effects: [Effect] = []) -> [[FieldName: FieldValue]] {
    var ways: [[FieldName: FieldValue]] = [[:]]
    for asked in form {
      var longer: [[FieldName: FieldValue]] = []
      for way in ways {
        let values = values(of: asked, effects, way)
        if values.isEmpty, asked.isRequired { continue }
        longer += values.map { way.merging([asked.field: $0]) { _, new in new } }
        let isTelling = lens.telling.contains(asked.field)
        if !asked.isRequired, values.isEmpty || isTelling { longer.append(way) }
      }
      ways = Array(longer.prefix(FormFilling.mostWays))
    }
    return ways
  }

  private func values(
    of asked: FormField, _ effects: [Effect], _ way: [FieldName: FieldValue]
  ) -> [FieldValue] {
    guard let rule = procedure.field(asked.field) else { return [] }
    switch rule.type {
    case .line, .text, .contact: return [.text("文")]
    // One that is left open is as good as one that is not raised.
    case .flag: return asked.isRequired ? [.flag(true), .flag(false)] : [.flag(true)]
    case .integer(let min, _): return [.integer(min)]
    case .choice(let all):
      let options = asked.only.isEmpty ? all : asked.only
      return lens.representatives(of: asked.field, among: options).map { .choice($0) }
    case .date: return dates(asked).map { .date($0) }
    case .organisation(let kind):
      return organisations(kind, asked, effects, way).prefix(1).map { .organisation($0) }
    case .organisations(let kind, _):
      return organisations(kind, asked, effects, way).prefix(1).map { .organisations([$0]) }
    case .person(let kind, let party): return people(kind, party).prefix(1).map { .person($0) }
    case .link(let other):
      return candidates(other, asked).prefix(2).map { .cases([$0]) }
    case .links(let other, let max):
      let all = Array(candidates(other, asked).prefix(max))
      return all.isEmpty ? [] : [.cases(all)]
    }
  }

  /// The latest day that the form admits, or the first.
  private func dates(_ asked: FormField) -> [CivilDate] {
    let calendar = moment.around.calendar
    let furthest = moment.today.advanced(byDays: FormFilling.daysAhead)
    guard let bounds = asked.dateBounds else { return [isHasty ? moment.today : furthest] }
    var date = isHasty ? moment.today : furthest
    let earliest = bounds.earliest.compactMap(day).max()
    let latest = bounds.latest.compactMap(day).min()
    if let latest { date = min(date, latest) }
    if let earliest { date = max(date, earliest) }
    if let run = bounds.extends.flatMap({ file?.run($0) }) {
      date = run.due.date.advanced(byDays: 1)
    }
    guard bounds.isWorkingDay else { return [date] }
    let rolled = calendar.rolledForward(date)
    return [latest.map { rolled > $0 } ?? false ? calendar.rolledBack(date) : rolled]
  }

  private func day(of bound: DateBound) -> CivilDate? {
    let calendar = moment.around.calendar
    switch bound {
    case .today(let limit): return calendar.due(limit, from: moment.today).date
    case .field(let name, let limit):
      return file?.fields[name]?.date.map { calendar.due(limit, from: $0).date }
    }
  }

  private func organisations(
    _ kind: OrganisationKind?, _ asked: FormField, _ effects: [Effect],
    _ way: [FieldName: FieldValue]
  ) -> [OrganisationID] {
    var barred: Set<OrganisationID> = []
    for other in asked.otherThan {
      switch other {
      case .party(.lead): barred.formUnion([file?.lead].compactMap(\.self))
      case .party(.requester): barred.formUnion(file?.requesters.map(\.organisation) ?? [])
      case .field(let name):
        barred.formUnion((way[name] ?? file?.fields[name])?.organisations ?? [])
      case .openChild(let child):
        let children = file.map { moment.around.docket.children(of: $0.id, child) } ?? []
        barred.formUnion(children.filter(\.isOpen).compactMap(\.lead))
      }
    }
    let makesLead = effects.contains {
      if case .lead(let source) = $0 { source == asked.field } else { false }
    }
    if makesLead { barred.formUnion(file?.requesters.map(\.organisation) ?? []) }
    // Departments before members: they are the ones that work.
    let kinds: [OrganisationKind] = kind.map { [$0] } ?? [.department, .member]
    return kinds.flatMap { moment.around.roster.organisationsOf(kind: $0, on: moment.today) }
      .filter { !barred.contains($0) }
  }

  private func people(_ kind: PostKind?, _ party: Party?) -> [PersonID] {
    let roster = moment.around.roster
    guard let kind else { return roster.peopleByID.keys.sorted() }
    let organisation: OrganisationID?
    switch party {
    case nil: organisation = nil
    case .lead: organisation = file?.lead
    case .requester: organisation = file?.requesters.first?.organisation
    }
    if party != nil, organisation == nil { return [] }
    let posts = organisation.map { roster.posts(kind, in: $0) } ?? roster.posts(kind)
    return posts.flatMap { roster.holders(of: $0, on: moment.today) }
  }

  private func candidates(_ other: ProcedureName, _ asked: FormField) -> [CaseID] {
    let states = asked.candidates?.states ?? []
    return moment.files.filter { candidate in
      guard candidate.procedure.name == other, candidate.id != file?.id,
        states.isEmpty ? candidate.isOpen : states.contains(candidate.state)
      else { return false }
      guard let link = asked.candidates?.linkedBy, let file else { return true }
      return candidate.fields[link]?.cases.contains(file.id) == true
    }.map(\.id)
  }
}
