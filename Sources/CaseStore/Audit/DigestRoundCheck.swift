internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// How far digests have come is no further than time itself, and no less far than the events say.
///
/// A round that was put into the future would keep digests silent; one that was put back or taken
/// out would go through everybody again.
enum DigestRoundCheck {
  /// `newest` is the newest slot of each kind of which an event says that it was written.
  static func findings(
    _ db: Database, newest: [DigestKind: String], madeAt made: Instant, last: Instant
  ) throws -> [AuditFinding] {
    var missing = newest
    var findings: [AuditFinding] = []
    let rows = try Row.fetchAll(db.cachedStatement(sql: AuditSQL.digestRounds.rawValue))
    for row in rows {
      let kind: String = row["kind"]
      let comparison = RowComparison(.digestRound, nil, kind)
      guard let known = DigestKind(rawValue: kind) else {
        findings.append(comparison.extra)
        continue
      }
      let written = missing.removeValue(forKey: known)
      guard let round = try? DigestRound(row) else {
        findings.append(comparison.unlike("slot"))
        continue
      }
      if let written, round.slot.text < written { findings.append(comparison.unlike("slot")) }
      if !round.slot.isOfItsInstant || round.slot.at > last {
        findings.append(comparison.unlike("slot_at"))
      }
      if !(round.slot.at <= round.startedAt && round.startedAt <= last) {
        findings.append(comparison.unlike("started_at"))
      }
      if !(made <= round.since && round.since <= round.startedAt) {
        findings.append(comparison.unlike("since"))
      }
    }
    return findings
      + missing.keys.map(\.rawValue).sorted().map { RowComparison(.digestRound, nil, $0).missing }
  }
}

extension DigestSlot {
  /// Whether the wall can show this at that instant, in whatever zone.
  fileprivate var isOfItsInstant: Bool {
    let shown = Int64(date.daysSinceEpoch) * Instant.millisecondsPerDay
    return abs(shown - at.milliseconds) < 2 * Instant.millisecondsPerDay
  }
}
