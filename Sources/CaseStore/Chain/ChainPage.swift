internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// A stretch of the chain as it was checked: hashes, records, the columns and texts beside them.
struct ChainPage: Sendable {
  /// How many records are looked at in one read.
  static let length = 500

  /// The last event looked at; of an empty stretch the one before it.
  private(set) var last: Int64
  /// How many events were looked at.
  private(set) var count = 0
  private(set) var faults: [ChainFault] = []

  /// Checks the records after an event, whose own hash is taken as it stands.
  init(_ db: Database, after start: Int64) throws {
    last = start
    var head = ChainHead(seq: start, hash: try ChainPage.hash(db, of: start))
    var erased: ErasedTexts?
    let rows = try Row.fetchCursor(
      db.cachedStatement(sql: EventSQL.chain.rawValue),
      arguments: ["after": start, "limit": ChainPage.length])
    while let row = try rows.next() {
      let seq: Int64 = row["seq"]
      let record = [UInt8](row["record"] as Data)
      let stored = ChainHead(seq: seq, hash: [UInt8](row["hash"] as Data))
      if seq != head.seq + 1 { faults.append(.gap(before: seq)) }
      if stored.hash != SHA256Digest.of(head.hash, record) { faults.append(.unlike(seq)) }
      try check(db, row, record, &erased)
      head = stored
      last = seq
      count += 1
    }
  }

  private static func hash(_ db: Database, of seq: Int64) throws -> [UInt8] {
    guard seq > 0 else { return ChainHead.genesis.hash }
    let statement = try db.cachedStatement(sql: EventSQL.hash.rawValue)
    return try Data.fetchOne(statement, arguments: ["seq": seq]).map { [UInt8]($0) } ?? []
  }

  private mutating func check(
    _ db: Database, _ row: Row, _ record: [UInt8], _ erased: inout ErasedTexts?
  ) throws {
    let seq: Int64 = row["seq"]
    guard let reading = try? EventReading.read(record, [:]) else {
      return faults.append(.unreadable(seq))
    }
    let head = reading.head
    let columns: [(String, DatabaseValue)] = [
      ("seq", head.seq.databaseValue), ("stream", head.stream.databaseValue),
      ("stream_id", head.streamID.databaseValue), ("version", head.version.databaseValue),
      ("kind", head.kind.databaseValue), ("kind_version", head.kindVersion.databaseValue),
      ("at", reading.content.at.milliseconds.databaseValue),
    ]
    faults += columns.filter { name, value in (row[name] as DatabaseValue) != value }
      .map { .column(seq, $0.0) }
    let kept = try checkTexts(db, seq, record)
    guard kept.count < reading.sealedTexts else { return }
    let known = try erased ?? ErasedTexts(db)
    erased = known
    let gone = try known.ordinals(in: record)
    faults += (0..<reading.sealedTexts)
      .filter { !kept.contains($0) && !gone.contains($0) }.map { .textGone(seq, ordinal: $0) }
  }

  /// Checks the texts beside an event against its commitments; returns their ordinals.
  private mutating func checkTexts(
    _ db: Database, _ seq: Int64, _ record: [UInt8]
  ) throws -> Set<Int> {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.sealedTexts.rawValue), arguments: ["seq": seq])
    guard !rows.isEmpty else { return [] }
    let text = String(decoding: record, as: UTF8.self)
    for row in rows {
      let commitment = SHA256Digest.of(
        [UInt8](row["salt"] as Data), Array((row["text"] as String).utf8))
      if !text.contains("\"\(SHA256Digest.hex(commitment))\"") {
        faults.append(.text(seq, ordinal: row["ordinal"]))
      }
    }
    return Set(rows.map { $0["ordinal"] as Int })
  }
}
