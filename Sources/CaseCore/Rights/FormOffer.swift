internal import WorkCalendar

/// The form of an action as a person would fill it in now.
struct FormOffer {
  let rule: ActionRule
  let file: CaseFile
  let procedure: Procedure
  let around: Surroundings
  let at: Instant

  private var today: CivilDate { around.calendar.date(of: at) }

  /// The form's fields but for those that have nothing to choose from; nil when such a one is
  /// required.
  func fields() -> [FieldOffer]? {
    var offers: [FieldOffer] = []
    for asked in rule.form {
      guard let field = procedure.field(asked.field) else { continue }
      let offer = offer(asked, field)
      if offer.type.needsOptions, offer.options.isEmpty {
        if offer.isRequired { return nil }
        continue
      }
      offers.append(offer)
    }
    return offers
  }

  private func offer(_ asked: FormField, _ field: FieldRule) -> FieldOffer {
    let check = FormCheck(
      form: rule.form, procedure: procedure, file: file, around: around, at: at)
    let dates = check.dates(asked)
    return FieldOffer(
      field: field.name, label: field.label, type: field.type,
      need: FieldNeed(asked, in: rule.form) {
        Evaluation(file, around: around, at: at).holds($0)
      },
      options: options(asked, field), earliest: dates.earliest, latest: dates.latest,
      isWorkingDay: asked.dateBounds?.isWorkingDay ?? false,
      candidates: candidates(asked, field))
  }

  private func options(_ asked: FormField, _ field: FieldRule) -> [FieldOption] {
    switch field.type {
    case .choice(let options):
      (asked.only.isEmpty ? options : asked.only).map { FieldOption(value: $0, label: $0) }
    case .organisation(let kind), .organisations(let kind, _):
      organisations(kind, isLead: makesLead(field.name), asked)
    case .person(let kind, let party): people(kind, of: party)
    case .line, .text, .contact, .flag, .integer, .date, .link, .links: []
    }
  }

  private func organisations(
    _ kind: OrganisationKind?, isLead: Bool, _ asked: FormField
  ) -> [FieldOption] {
    let check = FormCheck(
      form: rule.form, procedure: procedure, file: file, around: around, at: at)
    var barred = check.barredOrganisations(asked)
    if isLead { barred.formUnion(file.requesters.map(\.organisation)) }
    return around.roster.organisationsOf(kind: kind, on: today)
      .filter { !barred.contains($0) }
      .map { FieldOption(value: $0.text, label: around.roster.organisation($0)?.name ?? "") }
  }

  private func people(_ kind: PostKind?, of party: Party?) -> [FieldOption] {
    guard let kind else { return [] }
    let check = FormCheck(
      form: rule.form, procedure: procedure, file: file, around: around, at: at)
    let holders = check.posts(kind, of: party).flatMap {
      around.roster.holders(of: $0, on: today)
    }
    var seen: Set<PersonID> = []
    return holders.filter { seen.insert($0).inserted }.map {
      FieldOption(value: $0.text, label: around.roster.person($0)?.name ?? "")
    }
  }

  private func makesLead(_ field: FieldName) -> Bool {
    (rule.effects + rule.branches.flatMap(\.effects)).contains { effect in
      if case .lead(let source?) = effect { return source == field }
      return false
    }
  }

  private func candidates(_ asked: FormField, _ field: FieldRule) -> CandidateQuery? {
    switch field.type {
    case .link(let procedure), .links(let procedure, _):
      CandidateQuery(procedure: procedure, states: asked.candidates?.states ?? [])
    case .line, .text, .contact, .choice, .flag, .integer, .date, .organisation, .organisations,
      .person:
      nil
    }
  }
}

extension FieldType {
  /// Whether a value can only be one of those offered.
  fileprivate var needsOptions: Bool {
    switch self {
    case .choice, .organisation, .organisations, .person: true
    case .line, .text, .contact, .flag, .integer, .date, .link, .links: false
    }
  }
}
