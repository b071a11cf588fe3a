internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Every migration of cases that an event began has its row, which is over when an event says so,
/// with as many cases moved and left as that event counts.
enum MigrationRowCheck {
  private struct Folded {
    let order: MigrationOrder
    let beganAt: Instant
    var end: (at: Instant, moved: Int, left: Int)?
  }

  static func findings(_ db: Database) throws -> [AuditFinding] {
    var missing = try folded(db)
    var findings: [AuditFinding] = []
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: AuditSQL.migrations.rawValue), arguments: ["after": 0])
    for row in rows {
      let number: Int = row["number"]
      let comparison = RowComparison(.migration, nil, "\(number)")
      guard let known = missing.removeValue(forKey: number) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(row, columns(known))
    }
    return findings
      + missing.keys.sorted().map { RowComparison(.migration, nil, "\($0)").missing }
  }

  private static func columns(
    _ known: Folded
  ) -> [(column: String, value: (any DatabaseValueConvertible)?)] {
    let columns: [(column: String, value: (any DatabaseValueConvertible)?)] = [
      ("procedure", known.order.procedure.text),
      ("ordered", Data(known.order.canonicalBytes)),
      ("began_at", known.beganAt.milliseconds), ("ended_at", known.end?.at.milliseconds),
    ]
    // How far one has come that is under way, only its cases' events say.
    guard let end = known.end else { return columns }
    return columns + [("moved", end.moved), ("left_count", end.left)]
  }

  private static func folded(_ db: Database) throws -> [Int: Folded] {
    var migrations: [Int: Folded] = [:]
    try EventRows.eachOfOffice(db, AuditSQL.migrationEvents.rawValue) { _, record in
      if case .migrationBegan(let order) = record.deed {
        migrations[order.number] = Folded(order: order, beganAt: record.at)
      } else if case .migrationEnded(let number, let moved, let left) = record.deed {
        migrations[number]?.end = (record.at, moved, left)
      }
    }
    return migrations
  }
}
