internal import CaseCore
internal import GRDB

/// What the store keeps in memory because every commit needs it; moves on only once a commit has.
struct Standing: Sendable {
  var head: ChainHead
  var roster: Roster
  /// The version of the office's stream.
  var officeVersion: Int
  /// The last number given in each series.
  var series: [String: Int]
  /// The kinds of events written so far.
  var kinds: Set<RecordKind>

  /// Reads it; refuses a store in which an event is of a kind that this program can't read.
  init(_ db: Database) throws {
    kinds = try RecordKind.written(db)
    head = try ChainHead.last(db)
    roster = Roster()
    for event in try EventRows.ofRoster(db) { roster.apply(event) }
    officeVersion =
      try Int.fetchOne(
        db, sql: EventSQL.lastVersion.rawValue,
        arguments: [
          "stream": EventStream.office.word, "id": 0,
        ]) ?? 0
    series = try Loading.counters(db).series
  }
}
