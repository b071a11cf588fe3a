internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// The duties are those of the cases' clocks, and the rungs that fired stand beside them (P1, P3).
enum DutyCheck {
  static func findings(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    var findings: [AuditFinding] = []
    var missing: [Int64: [String: FoldedDuty]] = stretch.folds.mapValues { fold in
      Dictionary(fold.duties.map { (key($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
    for row in try stretch.fetch(db, .duties) {
      let number: Int64 = row["case_id"]
      let key = "\(row["clock"] as String)/\(row["serial"] as Int)"
      let comparison = RowComparison(.duty, CaseID(number), key)
      guard let duty = missing[number]?.removeValue(forKey: key) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(row, columns(duty))
      // Of a duty from before this was kept the row says nothing.
      if row["changed_at"] as Int64? != nil {
        findings += comparison.findings(row, [("changed_at", duty.changedAt.milliseconds)])
      }
      findings += try rungs(db, row["id"], of: duty, CaseID(number), key)
    }
    for (number, duties) in missing.sorted(by: { $0.key < $1.key }) {
      findings += duties.keys.sorted().map { RowComparison(.duty, CaseID(number), $0).missing }
    }
    return findings
  }

  private static func key(_ duty: FoldedDuty) -> String {
    "\(duty.run.key.storedText)/\(duty.run.serial)"
  }

  static func columns(
    _ duty: FoldedDuty
  ) -> [(column: String, value: (any DatabaseValueConvertible)?)] {
    let run = duty.run
    return [
      ("generation", run.generation), ("owner_post", run.owner.post.text),
      ("assignee", run.owner.person.text), ("started_at", run.intervals.started.milliseconds),
      ("yellow_at", run.yellowAt.milliseconds), ("due_at", run.due.instant.milliseconds),
      ("calendar_version", run.calendarVersion), ("provisional", run.due.isProvisional),
      ("phase", duty.phase.storedText), ("owed", duty.endedAt == nil && run.isOwed),
      ("first_missed_at", duty.firstMissedAt?.milliseconds),
      ("ended_at", duty.endedAt?.milliseconds),
    ]
  }

  private static func rungs(
    _ db: Database, _ duty: Int64, of folded: FoldedDuty, _ id: CaseID, _ key: String
  ) throws -> [AuditFinding] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: AuditSQL.rungs.rawValue), arguments: ["duty": duty])
    if rows.isEmpty, folded.fired.isEmpty { return [] }
    var missing = Dictionary(
      folded.fired.map { ("\($0.rung)/\($0.occurrence)/\($0.generation)", $0) },
      uniquingKeysWith: { first, _ in first })
    var findings: [AuditFinding] = []
    for row in rows {
      let place = "\(row["rung"] as Int)/\(row["occurrence"] as Int)/\(row["generation"] as Int)"
      let comparison = RowComparison(.rung, id, "\(key) \(place)")
      guard let fired = missing.removeValue(forKey: place) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(row, [("fired_at", fired.at.milliseconds)])
    }
    return findings
      + missing.keys.sorted().map { RowComparison(.rung, id, "\(key) \($0)").missing }
  }
}
