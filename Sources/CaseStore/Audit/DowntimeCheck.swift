internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// Every downtime that an event speaks of has its row, seen to when an event says so, and there is
/// none besides.
enum DowntimeCheck {
  private struct Folded {
    let downtime: Downtime
    var seenAt: Instant?
  }

  static func findings(_ db: Database) throws -> [AuditFinding] {
    var missing = try folded(db)
    var findings: [AuditFinding] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: AuditSQL.downtimes.rawValue), arguments: ["after": 0])
    while let row = try rows.next() {
      let number: Int64 = row["event_seq"]
      let comparison = RowComparison(.downtime, nil, "\(number)")
      guard let known = missing.removeValue(forKey: number) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(
        row,
        [
          ("from_at", known.downtime.from.milliseconds),
          ("until_at", known.downtime.until.milliseconds), ("cases", known.downtime.cases),
          ("seen_at", known.seenAt?.milliseconds),
        ])
    }
    return findings
      + missing.keys.sorted().map { RowComparison(.downtime, nil, "\($0)").missing }
  }

  private static func folded(_ db: Database) throws -> [Int64: Folded] {
    var downtimes: [Int64: Folded] = [:]
    try EventRows.eachOfOffice(db, AuditSQL.downtimeEvents.rawValue) { number, record in
      if case .downtimeNoted(let downtime) = record.deed {
        downtimes[number] = Folded(downtime: downtime)
      } else if case .downtimeSeen(let seen, _) = record.deed {
        downtimes[seen]?.seenAt = record.at
      }
    }
    return downtimes
  }
}
