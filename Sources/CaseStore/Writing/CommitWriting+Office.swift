internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Procedures, calendars and tokens: rows, and an event each in the office's stream.
extension CommitWriting {
  mutating func writeOffice(_ entry: CommitEntry) throws {
    for procedure in entry.procedures {
      let sha256 = SHA256Digest.hex(SHA256Digest.of(Array(procedure.text.utf8)))
      try run(
        OfficeSQL.insertProcedure.rawValue,
        [
          "name": procedure.reference.name.text, "version": procedure.reference.version,
          "text": procedure.text, "sha256": sha256, "at": batch.at.milliseconds,
        ])
      try record(.procedureLoaded(procedure.reference, sha256: sha256), by: entry.actor)
    }
    for calendar in entry.calendars {
      let sha256 = SHA256Digest.hex(SHA256Digest.of(Array(calendar.text.utf8)))
      try run(
        OfficeSQL.insertCalendar.rawValue,
        [
          "version": calendar.version, "text": calendar.text, "sha256": sha256,
          "at": batch.at.milliseconds,
        ])
      try record(.calendarLoaded(calendar.version, sha256: sha256), by: entry.actor)
    }
    for change in entry.migrations { try write(change, by: entry.actor) }
    for change in entry.tokenChanges { try write(change, by: entry.actor) }
    for deed in entry.deeds { try write(deed, by: entry.actor) }
    for change in entry.endpointChanges { try write(change, by: entry.actor) }
    for delivery in entry.deliveries { try write(delivery) }
    for order in entry.replayOrders { try write(order, by: entry.actor) }
  }

  /// Records a deed, with the row that it makes or changes.
  private mutating func write(_ deed: OfficeRecord.Deed, by actor: Actor) throws {
    if case .downtimeSeen(let number, _) = deed, try !see(number) { return }
    try record(deed, by: actor)
    if case .downtimeNoted(let downtime) = deed { try insert(downtime) }
  }

  mutating func record(_ deed: OfficeRecord.Deed, by actor: Actor) throws {
    standing.officeVersion += 1
    try append(
      EventRecord(
        seq: standing.head.seq + 1, version: standing.officeVersion,
        OfficeRecord(at: batch.at, actor: actor, deed: deed)))
  }

  private mutating func write(_ change: TokenChange, by actor: Actor) throws {
    switch change {
    case .created(let draft):
      try run(
        OfficeSQL.insertToken.rawValue,
        [
          "person": draft.person.text, "hash": Data(draft.hash),
          "scopes": draft.scopes.joined(separator: " "),
          "expiresAt": (draft.expiresAt ?? .distantFuture).milliseconds,
        ])
      try record(
        .tokenCreated(db.lastInsertedRowID, draft.person, scopes: draft.scopes), by: actor)
    case .revoked(let token):
      try run(OfficeSQL.revokeToken.rawValue, ["id": token, "at": batch.at.milliseconds])
      if db.changesCount == 1 { try record(.tokenRevoked(token), by: actor) }
    case .used(let token, let day):
      try run(OfficeSQL.useToken.rawValue, ["id": token, "day": day.daysSinceEpoch])
    }
  }
}
