internal import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// How many cases are looked at in one read.
  static let auditPage = 50

  /// Looks at every case and the chain for what breaks P1 and P2; `today` is the day of `at`.
  package func audit(at: Instant, today: CivilDate) async throws(StoreError) -> [AuditFinding] {
    let roster = self.roster
    let findings = try await eachCase { db, file in
      let subject = AuditCase(
        file: file, events: try EventRows.ofCase(db, file.id),
        duties: try DutyRow.all(db, .ofCase, ["case": file.id.value]), roster: roster, at: at,
        today: today)
      return OwnerCheck.findings(subject) + DutyCheck.findings(subject)
        + WakeCheck.findings(subject) + RebuildCheck.findings(subject)
        + (try OrphanCheck.findings(db, subject)) + (try NoticeCheck.findings(db, subject))
    }
    return findings + (try await verifyChain()).map(AuditFinding.chain)
  }

  /// Folds every case from its events and compares with what is stored, byte for byte.
  package func rebuild() async throws(StoreError) -> [AuditFinding] {
    let roster = self.roster
    return try await eachCase { db, file in
      RebuildCheck.findings(
        AuditCase(
          file: file, events: try EventRows.ofCase(db, file.id), duties: [], roster: roster,
          at: file.openedAt, today: CivilDate(daysSinceEpoch: 0)))
    }
  }

  private func eachCase(
    _ check: @escaping @Sendable (Database, CaseFile) throws -> [AuditFinding]
  ) async throws(StoreError) -> [AuditFinding] {
    var findings: [AuditFinding] = []
    var last = CaseID(0)
    while true {
      let after = last
      let page = try await read { db in
        let rows = try Row.fetchAll(
          db.cachedStatement(sql: CaseSQL.page.rawValue),
          arguments: ["after": after.value, "limit": CaseStore.auditPage])
        let files = try rows.map { try CaseRow.decode($0) }
        return (last: files.last?.id, findings: try files.flatMap { try check(db, $0) })
      }
      findings += page.findings
      guard let next = page.last else { return findings }
      last = next
    }
  }
}
