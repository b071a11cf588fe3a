internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// A case's clocks as duties: the difference that one event made.
extension CommitWriting {
  func writeDuties(_ step: CaseStep, before: CaseFile?) throws {
    let old = before?.clocks ?? []
    for change in step.event.changes {
      if case .rung(let key, let fired) = change {
        try fire(fired, of: key, in: step.after.id)
      }
    }
    for run in old where step.after.run(run.key)?.serial != run.serial {
      try end(run, at: step.event)
    }
    for run in step.after.clocks {
      let known = old.first { $0.key == run.key && $0.serial == run.serial }
      guard known != run else { continue }
      let isNews = known.map { run.isNews(after: $0) } ?? true
      try self.run(
        writing(run, over: known).rawValue,
        arguments(run, step.after.id, changedAt: isNews ? step.event.at : nil))
    }
  }

  private func writing(_ run: ClockRun, over known: ClockRun?) -> DutySQL {
    guard let known else { return .insert }
    let isInPlace =
      known.owner == run.owner && known.due.instant == run.due.instant
      && known.isOwed == run.isOwed && known.calendarVersion == run.calendarVersion
    return isInPlace ? .updateInPlace : .update
  }

  private func fire(_ fired: FiredRung, of key: ClockKey, in id: CaseID) throws {
    let statement = try db.cachedStatement(sql: DutySQL.live.rawValue)
    guard
      let duty = try Int64.fetchOne(
        statement, arguments: ["case": id.value, "clock": key.storedText])
    else { throw StoreError.conflict("a rung of case \(id) fired for a clock without a duty") }
    try run(
      DutySQL.fire.rawValue,
      [
        "duty": duty, "rung": fired.rung, "occurrence": fired.occurrence,
        "generation": fired.generation, "at": fired.at.milliseconds,
      ])
  }

  /// Ends a duty as its event says; one that the event only drops is void.
  private func end(_ run: ClockRun, at event: CaseEvent) throws {
    let phase = event.changes.reduce(ClockPhase.void) { phase, change in
      guard case .clock(let changed) = change, changed.key == run.key,
        changed.serial == run.serial
      else { return phase }
      return changed.phase
    }
    try self.run(
      DutySQL.end.rawValue,
      [
        "phase": phase.storedText, "at": event.at.milliseconds, "case": event.caseID.value,
        "clock": run.key.storedText, "serial": run.serial,
      ])
  }

  private func arguments(
    _ run: ClockRun, _ id: CaseID, changedAt: Instant?
  ) -> NamedValues {
    [
      "case": id.value, "clock": run.key.storedText, "serial": run.serial,
      "generation": run.generation, "owner": run.owner.post.text,
      "assignee": run.owner.person.text, "startedAt": run.intervals.started.milliseconds,
      "yellowAt": run.yellowAt.milliseconds, "dueAt": run.due.instant.milliseconds,
      "calendar": run.calendarVersion, "provisional": run.due.isProvisional,
      "phase": run.phase.storedText, "owed": run.isOwed,
      "missedAt": run.missedAt?.milliseconds, "changedAt": changedAt?.milliseconds,
    ]
  }
}
