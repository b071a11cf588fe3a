internal import CaseCore
internal import GRDB
internal import WorkCalendar

/// Every token was made by an event, for the person and the scopes that it says, and one that an
/// event revoked opens nothing any more.
enum TokenCheck {
  /// A token as its events leave it.
  private struct Folded {
    let person: PersonID
    let scopes: [String]
    var revokedAt: Instant?
  }

  static func findings(_ db: Database) throws -> [AuditFinding] {
    var missing = try folded(db)
    var findings: [AuditFinding] = []
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: AuditSQL.tokens.rawValue), arguments: ["after": 0])
    while let row = try rows.next() {
      let id: Int64 = row["id"]
      let comparison = RowComparison(.token, nil, "\(id)")
      guard let token = missing.removeValue(forKey: id) else {
        findings.append(comparison.extra)
        continue
      }
      findings += comparison.findings(
        row,
        [
          ("person", token.person.text), ("scopes", token.scopes.joined(separator: " ")),
          ("revoked_at", token.revokedAt?.milliseconds),
        ])
    }
    return findings
      + missing.keys.sorted().map { RowComparison(.token, nil, "\($0)").missing }
  }

  private static func folded(_ db: Database) throws -> [Int64: Folded] {
    var tokens: [Int64: Folded] = [:]
    try EventRows.eachOfOffice(db, AuditSQL.tokenEvents.rawValue) { _, record in
      switch record.deed {
      case .tokenCreated(let id, let person, let scopes):
        tokens[id] = Folded(person: person, scopes: scopes)
      case .tokenRevoked(let id): tokens[id]?.revokedAt = record.at
      case .procedureLoaded, .calendarLoaded, .migrationBegan, .migrationEnded, .erased,
        .notesErased, .contactErased,
        .contactShown, .endpointAdded, .endpointRotated, .endpointDisabled, .endpointEnabled,
        .endpointReplayed, .endpointKeyAdded, .endpointReformatted, .digestsWritten,
        .digestSettled, .downtimeNoted, .downtimeSeen:
        return
      }
    }
    return tokens
  }
}
