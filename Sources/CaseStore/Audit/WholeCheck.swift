internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// What belongs to no single case: standing posts, lanes, references between rows.
enum WholeCheck {
  /// How many dangling rows are named.
  static let mostDangling = 100

  static func findings(
    _ db: Database, _ roster: Roster, today: CivilDate
  ) throws -> [AuditFinding] {
    vacancies(roster, today: today) + (try lanes(db)) + (try OfficeNoticeCheck.findings(db))
      + (try dangling(db))
  }

  /// A standing post is never without somebody, on this day or a coming one.
  private static func vacancies(_ roster: Roster, today: CivilDate) -> [AuditFinding] {
    roster.standingPosts.compactMap { post in
      roster.firstVacancy(of: post, from: today).map { .postVacant(post, from: $0) }
    }
  }

  private static func lanes(_ db: Database) throws -> [AuditFinding] {
    try Row.fetchAll(db.cachedStatement(sql: AuditSQL.lanes.rawValue)).flatMap { row in
      RowComparison(.lane, nil, "\(row["id"] as Int64)")
        .findings(row, [("next_at", row["folded"] as Int64)])
    }
  }

  private static func dangling(_ db: Database) throws -> [AuditFinding] {
    let rows = try Row.fetchCursor(db, sql: "PRAGMA foreign_key_check")
    var findings: [AuditFinding] = []
    while findings.count < mostDangling, let row = try rows.next() {
      findings.append(.dangling(table: row["table"], row: row["rowid"]))
    }
    return findings
  }
}
