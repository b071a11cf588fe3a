package import WorkCalendar

/// Answers conditions about one case, with the fields of a form laid over its own.
struct Evaluation {
  let file: CaseFile
  /// The case's fields, those of the form replacing them.
  let fields: [FieldName: FieldValue]
  let around: Surroundings
  let at: Instant

  init(
    _ file: CaseFile, form: [FieldName: FieldValue] = [:], around: Surroundings, at: Instant
  ) {
    self.file = file
    // Merging copies the fields even where there is nothing to merge.
    fields = form.isEmpty ? file.fields : file.fields.merging(form) { _, entered in entered }
    self.around = around
    self.at = at
  }

  private var today: CivilDate { around.calendar.date(of: at) }

  /// Whether the condition holds; no condition always does.
  func holds(_ condition: Condition?) -> Bool {
    guard let condition else { return true }
    switch condition {
    case .all(let conditions): return conditions.allSatisfy { holds($0) }
    case .not(let condition): return !holds(condition)
    case .field(let name, let values):
      // A flag nobody set is not raised.
      let value = fields[name]?.comparable ?? "no"
      return values.contains(value)
    case .isSet(let name): return fields[name] != nil
    case .done(let action, let scope, let times): return file.uses(of: action, per: scope) >= times
    case .onTime(let clock): return isOnTime(clock)
    case .ahead(let clock, let limit): return isAhead(clock, limit)
    case .today(let name): return fields[name]?.date == today
    case .later(let name): return fields[name]?.date.map { $0 > today } ?? false
    case .sinceEnd(let limit): return isWithin(limit)
    case .severalRequesters: return file.requesters.count > 1
    case .requestersWaiting: return file.requesters.contains { $0.answer == nil }
    case .noneOpen, .everyLinking, .noLinking, .linked, .mergeTargetOpen:
      return holdsInFamily(condition)
    }
  }

  private func holdsInFamily(_ condition: Condition) -> Bool {
    switch condition {
    case .noneOpen(let procedure):
      return !around.docket.children(of: file.id, procedure).contains { $0.isOpen }
    case .everyLinking(let link, let states):
      return around.docket.linking(to: file.id, by: link).allSatisfy {
        !$0.isOpen || states.contains($0.state)
      }
    case .noLinking(let link, let states):
      return !around.docket.linking(to: file.id, by: link).contains { states.contains($0.state) }
    case .linked(let name, let states):
      let named = (fields[name]?.cases ?? []).compactMap { around.docket[$0] }
      return !named.isEmpty && named.allSatisfy { states.contains($0.state) }
    case .mergeTargetOpen:
      guard let target = file.mergedInto.flatMap({ around.docket[$0] }) else { return false }
      // Taken apart, neither case may be left without anybody who asked.
      return target.isOpen && target.requesters.contains { $0.joinedFrom != file.id }
        && file.requesters.contains { $0.joinedFrom == nil }
    case .all, .not, .field, .isSet, .done, .onTime, .ahead, .today, .later, .sinceEnd,
      .severalRequesters, .requestersWaiting:
      return holds(condition)
    }
  }

  private func isOnTime(_ clock: ClockName) -> Bool {
    guard let run = file.run(clock) else { return false }
    return run.phase == .running && at <= run.due.instant
  }

  /// Whether at least `limit` is left: what is recorded at the due instant itself is on time.
  private func isAhead(_ clock: ClockName, _ limit: Limit) -> Bool {
    guard let run = file.run(clock), run.phase == .running else { return false }
    return at <= around.calendar.shift(run.due.instant, by: limit.negated)
  }

  private func isWithin(_ limit: Limit) -> Bool {
    guard let ended = file.endedAt else { return false }
    return at <= around.calendar.due(limit, from: ended).instant
  }
}

extension Limit {
  /// The same length in the other direction.
  var negated: Limit {
    switch self {
    case .workingDays(let count): .workingDays(-count)
    case .days(let count): .days(-count)
    case .hours(let count): .hours(-count)
    case .months(let count): .months(-count)
    }
  }
}

extension Surroundings {
  /// Whether only its parties may see a case.
  package func isConfidential(_ file: CaseFile, at: Instant) -> Bool {
    holds(procedures[file.procedure]?.confidentialWhen, file, at)
  }

  /// Whether departments don't learn who asked.
  package func hidesRequester(_ file: CaseFile, at: Instant) -> Bool {
    holds(procedures[file.procedure]?.hidesRequesterWhen, file, at)
  }

  /// Whether two cases may become one: who asks in either learns of the other, and is named in it.
  func mayBecomeOne(_ one: CaseFile, _ other: CaseFile, at: Instant) -> Bool {
    let isConfidential = isConfidential(one, at: at)
    guard isConfidential == self.isConfidential(other, at: at),
      hidesRequester(one, at: at) == hidesRequester(other, at: at)
    else { return false }
    return !isConfidential
      || one.requesters.map(\.organisation) == other.requesters.map(\.organisation)
  }

  private func holds(_ condition: Condition?, _ file: CaseFile, _ at: Instant) -> Bool {
    condition.map { Evaluation(file, around: self, at: at).holds($0) } ?? false
  }
}
