internal import CaseCore
internal import GRDB

/// Whoever is named as being in charge of a case stands beside it, and nobody else: they see it.
enum ChargeCheck {
  static func findings(_ db: Database, _ stretch: AuditStretch) throws -> [AuditFinding] {
    var missing = stretch.folds.mapValues { Set($0.file.charges.map(\.storedText)) }
    var findings: [AuditFinding] = []
    for row in try stretch.fetch(db, .charges) {
      let number: Int64 = row["case_id"]
      let charge: String = row["charge"]
      if missing[number]?.remove(charge) == nil {
        findings.append(RowComparison(.charge, CaseID(number), charge).extra)
      }
    }
    return findings + RowComparison.missing(.charge, missing)
  }
}
