internal import CaseCore
internal import GRDB

/// What can be found of a case is what its fields say, open and internal apart.
enum SearchCheck {
  static func findings(
    _ db: Database, _ stretch: AuditStretch, _ facets: AuditFacets
  ) throws -> [AuditFinding] {
    var missing = Set(stretch.folds.keys)
    var findings: [AuditFinding] = []
    for row in try stretch.fetch(db, .search) {
      let number: Int64 = row["id"]
      let comparison = RowComparison(.search, CaseID(number))
      missing.remove(number)
      guard let file = stretch.folds[number]?.file else {
        if stretch.rows[number] == nil { findings.append(comparison.extra) }
        continue
      }
      guard let facets = facets(file) else { continue }
      let folded = SearchRow(of: file, facets)
      if (row["open_text"] as String?) != SearchText.cut(folded.open) {
        findings.append(comparison.unlike("open_text"))
      }
      if (row["internal_text"] as String?) != SearchText.cut(folded.internal) {
        findings.append(comparison.unlike("internal_text"))
      }
      if (row["party"] as String?) != SearchText.pieces(of: folded.parties) {
        findings.append(comparison.unlike("party"))
      }
    }
    return findings + missing.sorted().map { RowComparison(.search, CaseID($0)).missing }
  }
}
