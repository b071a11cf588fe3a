internal import WorkCalendar

/// What failed too often, put aside: the rest of the case goes on, and somebody owes the release.
extension Deliberation {
  mutating func quarantine(
    _ id: CaseID, _ failing: Failing, _ reason: String
  ) throws(Rejection) {
    let (file, procedure) = try file(id)
    guard file.isOpen, let stopping = clocks(failing, in: file, procedure) else { return }
    let reason = stopping.map { "「\($0.label(procedure))」" }.joined() + reason
    var draft = draft(file, procedure, by: .time)
    if !stopping.isEmpty { draft.note(.stopped(file.stopped + stopping)) }
    draft.note(.quarantine(reason))
    draft.startRelease()
    if let director = draft.file.run(.release)?.owner {
      let fact = NoticeFact(label: "停下的原因", value: reason)
      draft.tell(director, EngineTemplate.quarantine, .escalation, draft.facts(and: [fact]))
    }
    take(draft, .quarantined, note: reason)
  }

  /// The clocks that stop; nil when nothing fails any more, or is put aside already.
  private func clocks(
    _ failing: Failing, in file: CaseFile, _ procedure: Procedure
  ) -> [ClockKey]? {
    switch failing {
    case .clock(let key):
      let isDue = file.run(key)?.wakesAt.map { $0 <= at } ?? false
      return isDue && !file.stopped.contains(key) ? [key] : nil
    case .whateverIsDue:
      return DueThing.first(in: file, procedure, until: at).map { [$0.run.key] }
    case .owners, .calendar: return file.quarantine == nil ? [] : nil
    }
  }

  /// Lets what was put aside go on: time does at once what it should have done, and owners that
  /// could not be found, and dates that could not be moved, are looked for again.
  mutating func release(_ draft: consuming Draft, note: String?) throws(Rejection) {
    var draft = draft
    let id = draft.file.id
    draft.end(.release, as: .met)
    draft.note(.stopped([]))
    draft.note(.quarantine(nil))
    take(draft, .released, note: note)
    try ownersChanged(id)
    try calendarChanged(id)
  }
}

extension Draft {
  /// Lays the release upon the role that owes it; upon the case's own owner if nobody is in that
  /// role, since the failure may be just that.
  fileprivate mutating func startRelease() {
    let rule = procedure.release
    guard file.run(.release) == nil, let owner = (try? owner(rule.role)) ?? file.owner else {
      return
    }
    start(.release, owned: owner, term: .limit(rule.limit))
  }
}
