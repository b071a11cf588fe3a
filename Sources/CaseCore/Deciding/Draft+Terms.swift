internal import WorkCalendar

/// How long a clock of the procedure runs when it starts.
extension Draft {
  /// The term of a clock that starts now, and the floor under it; nil when the date it hangs on
  /// isn't known.
  func termOfStart(
    _ rule: ClockRule, isRenewal: Bool, _ evaluation: Evaluation
  ) -> (term: Term, floor: Instant?)? {
    if isRenewal, let renewal = rule.renewal { return (.limit(renewal), nil) }
    guard let chosen = rule.terms.first(where: { evaluation.holds($0.when) }) else { return nil }
    guard let term = term(chosen.length, evaluation) else { return nil }
    let least = chosen.least ?? rule.least
    let floor = floor(least, term)
    guard let bound = chosen.notAfter, let latest = parentDate(bound) else { return (term, floor) }
    return (earlier(term, latest, least: least), floor)
  }

  /// A date that puts a clock off, and what is left of the clock at least.
  typealias BoundDate = (date: CivilDate, least: Limit?)

  /// The date on which one of the changed fields puts a clock; nil for clocks that hang on none.
  func ownDate(_ rule: ClockRule, changed: Set<FieldName>) -> BoundDate? {
    guard let term = chosenTerm(rule), case .date(let field, let offset) = term.length,
      changed.contains(field)
    else { return nil }
    return moved(file.fields[field]?.date, by: offset).map { ($0, term.least ?? rule.least) }
  }

  /// The date on which a relative's date puts a clock; nil for clocks that hang on none.
  func relativeDate(_ rule: ClockRule) -> BoundDate? {
    guard let term = chosenTerm(rule), case .relativeDate(let field, let offset) = term.length
    else { return nil }
    return moved(date(of: field), by: offset).map { ($0, term.least ?? rule.least) }
  }

  private func chosenTerm(_ rule: ClockRule) -> ClockTerm? {
    let evaluation = Evaluation(file, around: around, at: at)
    return rule.terms.first { evaluation.holds($0.when) }
  }

  private func term(_ length: ClockLength, _ evaluation: Evaluation) -> Term? {
    switch length {
    case .limit(let limit): .limit(limit)
    case .date(let field, let offset):
      moved(evaluation.fields[field]?.date, by: offset).map { .date($0) }
    case .relativeDate(let field, let offset): moved(date(of: field), by: offset).map { .date($0) }
    }
  }

  /// What a date-bound clock leaves at least from its start.
  private func floor(_ least: Limit?, _ term: Term) -> Instant? {
    switch term {
    case .limit: nil
    case .date: least.map { calendar.due($0, from: at).instant }
    }
  }

  private func date(of field: RelativeField) -> CivilDate? { value(of: field)?.date }

  /// What a field of a relative holds.
  func value(of field: RelativeField) -> FieldValue? {
    let relative = field.link.map { file.fields[$0]?.cases.first } ?? file.parent
    return relative.flatMap { around.docket[$0] }?.fields[field.field]
  }

  private func moved(_ date: CivilDate?, by offset: Limit?) -> CivilDate? {
    guard let offset else { return date }
    return date.map { calendar.due(offset, from: $0).date }
  }

  private func parentDate(_ bound: ParentClock) -> CivilDate? {
    let run = file.parent.flatMap { around.docket[$0] }?.run(bound.clock)
    return run.map { calendar.due(bound.offset, from: $0.due.date).date }
  }

  /// The earlier of a term and a date, when the date leaves the clock at least `least`.
  private func earlier(_ term: Term, _ latest: CivilDate, least: Limit?) -> Term {
    let closing = calendar.close(of: latest)
    let due = calendar.due(of: ClockIntervals(started: at, term: term))
    let soonest = least.map { calendar.due($0, from: at).instant } ?? at
    guard let due, closing < due.instant, closing >= soonest else { return term }
    return .date(latest)
  }
}
