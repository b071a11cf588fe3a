internal import CaseCore
internal import GRDB

/// What the store keeps in memory because every commit needs it; moves on only once a commit has.
struct Standing: Sendable {
  var head: ChainHead
  var roster: Roster
  /// The version of the office's stream.
  var officeVersion: Int

  init(_ db: Database) throws {
    head = try ChainHead.last(db)
    roster = Roster()
    for event in try EventRows.ofRoster(db) { roster.apply(event) }
    officeVersion = try Int.fetchOne(db, sql: EventSQL.lastVersion.rawValue, arguments: [
      "stream": EventStream.office.word, "id": 0,
    ]) ?? 0
  }
}
