internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// Every digest that an event speaks of is there until its time is over, and none that no event
/// speaks of; what waits has its bytes, and waits for an instant.
///
/// How far digests have come is held against the same events.
enum DigestCheck {
  static func findings(_ db: Database) throws -> [AuditFinding] {
    let made = Instant(
      milliseconds: try Meta.value(db, Meta.createdAt).flatMap(Int64.init) ?? 0)
    let last = Instant(
      milliseconds: try Meta.value(db, Meta.lastInstant).flatMap(Int64.init) ?? 0)
    var missing = try written(db)
    let newest = Dictionary(missing.keys.map { ($0.kind, $0.slot) }, uniquingKeysWith: max)
    var findings = try DigestRoundCheck.findings(db, newest: newest, madeAt: made, last: last)
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: AuditSQL.digests.rawValue), arguments: ["after": 0])
    while let row = try rows.next() {
      let number: Int64 = row["id"]
      guard let digest = try? DigestRow(row) else {
        findings.append(RowComparison(.digest, nil, "\(number)").unlike("state"))
        continue
      }
      let comparison = RowComparison(.digest, nil, digest.name.text)
      guard let at = missing.removeValue(forKey: digest.name) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(row, [("window_end", at.milliseconds)])
      if !(made <= digest.window.start && digest.window.start <= digest.window.end) {
        findings.append(comparison.unlike("window_start"))
      }
      findings += standing(digest, comparison)
    }
    let due = missing.filter {
      last.milliseconds - $0.value.milliseconds <= DigestRow.retention
    }
    return findings
      + due.keys.map(\.text).sorted().map { RowComparison(.digest, nil, $0).missing }
  }

  /// The digests that events speak of, and when they were written.
  private static func written(_ db: Database) throws -> [DigestName: Instant] {
    var written: [DigestName: Instant] = [:]
    try EventRows.eachOfOffice(db, AuditSQL.digestEvents.rawValue) { _, record in
      guard case .digestsWritten(let kind, let slot, let people) = record.deed else { return }
      for person in people {
        written[DigestName(kind: kind, person: person, slot: slot)] = record.at
      }
    }
    return written
  }

  /// What is owed waits for an instant; what is not over has its bytes.
  private static func standing(
    _ digest: DigestRow, _ comparison: RowComparison
  ) -> [AuditFinding] {
    let isOver =
      switch digest.state {
      case .owed, .sending, .uncertain: false
      case .delivered, .failed: true
      }
    var findings: [AuditFinding] = []
    let isWaiting = digest.nextAt.map { $0 >= digest.window.end } ?? false
    if isWaiting != (digest.state == .owed) {
      findings.append(comparison.unlike("next_at"))
    }
    if isOver != (digest.body == nil) { findings.append(comparison.unlike("body")) }
    if DigestName(String(digest.messageID.prefix { $0 != "@" })) != digest.name {
      findings.append(comparison.unlike("message_id"))
    }
    return findings
  }
}
