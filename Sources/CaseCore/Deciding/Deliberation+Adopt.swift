internal import WorkCalendar

/// A case that was under way before, as an old ledger has it.
package struct Adoption: Equatable, Sendable {
  package var opening: Opening
  package var state: StateName
  package var level: Int

  package init(opening: Opening, state: StateName, level: Int) {
    self.opening = opening
    self.state = state
    self.level = level
  }
}

/// Taking over what was under way before (接续, decision 0059).
extension Deliberation {
  mutating func adopt(_ adoption: Adoption) throws(Rejection) {
    let opening = adoption.opening
    guard let procedure = around.procedures.inForce(opening.procedure),
      let rule = procedure.adoption
    else { throw .unknownProcedure(opening.procedure) }
    guard let place = rule.state(adoption.state) else {
      throw .conditionNotMet(message: "不能从环节「\(adoption.state)」接续")
    }
    guard (0...CaseFile.highestLevel).contains(adoption.level) else {
      throw .conditionNotMet(message: "级别应在 0 到 \(CaseFile.highestLevel) 之间")
    }
    try checkParties(of: opening, procedure.opening.requesters)
    let form = FormCheck(
      form: rule.form(of: place), procedure: procedure, file: nil, around: around, at: at)
    let complaints =
      form.complaints(opening.fields) + faultOfDates(rule, procedure, opening.fields)
    if !complaints.isEmpty { throw .invalidFields(complaints) }
    let requester = Requester(organisation: opening.requester, contact: opening.contact)
    let (file, opened) = newCase(procedure, parent: nil)
    var blank = file
    blank.requesters = [requester]
    let rights = Rights(file: blank, procedure: procedure, around: around, on: today)
    let actor = try actor(
      opening.caller, rights.posts(of: opening.caller.person, acting: rule.by),
      ActionName("take-over"))
    var draft = draft(file, procedure, by: actor)
    draft.note(.opened(opened))
    draft.note(.requesters([requester]))
    for name in opening.fields.keys.sorted() { draft.note(.field(name, opening.fields[name])) }
    if adoption.level > 0 { draft.note(.level(adoption.level)) }
    try draft.adopt(place, rule)
    try draft.echo(rule.echo)
    try draft.tell(rule.tells, template: procedure.adoptionTemplate)
    take(draft, .adopted)
  }

  /// It was given to somebody by today, and is to be done no sooner than that.
  private func faultOfDates(
    _ rule: AdoptionRule, _ procedure: Procedure, _ fields: [FieldName: FieldValue]
  ) -> [FieldComplaint] {
    guard let since = fields[rule.since]?.date else { return [] }
    func label(_ field: FieldName) -> String { procedure.field(field)?.label ?? field.text }
    if since > today {
      return [FieldComplaint(field: rule.since, message: "\(label(rule.since)): 不能晚于今天")]
    }
    guard let due = fields[rule.due]?.date, due < since else { return [] }
    return [
      FieldComplaint(field: rule.due, message: "\(label(rule.due)): 不能早于\(label(rule.since))")
    ]
  }
}

extension Draft {
  /// Enters the state with its clock at the dates given, late if they are over; what else runs
  /// there begins now.
  mutating func adopt(_ place: AdoptedState, _ rule: AdoptionRule) throws(Rejection) {
    let restarts = try perform(place.effects)
    if let clock = procedure.clock(place.clock), let due = file.fields[rule.due]?.date {
      let since = file.fields[rule.since]?.date.map(calendar.start(of:)) ?? at
      try start(clock, since: since, until: due)
    }
    try enter(place.state, restarts)
  }

  /// Starts a clock that has been running since an earlier day: rungs that lie behind are left out,
  /// and a date that is over was missed by now.
  private mutating func start(
    _ rule: ClockRule, since: Instant, until date: CivilDate
  ) throws(Rejection) {
    let key = ClockKey.rule(rule.name)
    try start(key, owner: rule.owner, term: .date(date), since: since)
    guard var run = file.run(key), run.due.instant < at else { return }
    run.missedAt = at
    replan(&run)
    note(run)
  }
}
