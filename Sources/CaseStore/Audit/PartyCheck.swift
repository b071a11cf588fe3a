internal import CaseCore
internal import GRDB

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
        if missing[number]?.remove(present) == nil {
          findings.append(RowComparison(.party, CaseID(number), present).extra)
        }
      }
      party = try String.fetchOne(next, arguments: ["party": present])
    }
    for (number, parties) in missing.sorted(by: { $0.key < $1.key }) {
      findings += parties.sorted().map { RowComparison(.party, CaseID(number), $0).missing }
    }
    return findings
  }
}
