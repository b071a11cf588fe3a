internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// Whoever takes part in a case stands among its parties, and nobody else: they see it.
enum PartyCheck {
  /// Asks party by party, which there are few of, so that the table needs no index by case.
  static func findings(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    var missing = stretch.folds.mapValues { Set($0.file.parties.map(\.storedText)) }
    var findings: [AuditFinding] = []
    let next = try db.cachedStatement(sql: AuditSQL.nextParty.rawValue)
    var party = try String.fetchOne(db.cachedStatement(sql: AuditSQL.firstParty.rawValue))
    while let present = party {
      for row in try stretch.fetch(db, .casesOfParty, ["party": present]) {
        let number: Int64 = row["case_id"]
        let stored = RowComparison(.party, CaseID(number), present)
        if missing[number]?.remove(present) == nil {
          findings.append(stored.extra)
        } else if let file = stretch.folds[number]?.file {
          findings += stored.findings(row, lights(of: file))
        }
      }
      party = try String.fetchOne(next, arguments: ["party": present])
    }
    return findings + RowComparison.missing(.party, missing)
  }

  /// When the case turns yellow and red, as it stands beside each party.
  private static func lights(
    of file: CaseFile
  ) -> [(column: String, value: (any DatabaseValueConvertible)?)] {
    [("red_at", file.redAt.milliseconds), ("yellow_at", file.yellowAt.milliseconds)]
  }
}
