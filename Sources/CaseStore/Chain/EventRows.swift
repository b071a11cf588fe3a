package import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Rows of the event table as events.
enum EventRows {
  static func event(_ db: Database, _ row: Row) throws -> StoredEvent {
    let seq: Int64 = row["seq"]
    return try EventReading.decode(
      seq: seq, record: [UInt8](row["record"] as Data), texts: try texts(db, of: seq))
  }

  /// Goes through the office's events that a statement selects.
  ///
  /// One that can't be read is left out: the audit of the chain finds it.
  static func eachOfOffice(
    _ db: Database, _ sql: String, _ take: (Int64, OfficeRecord) -> Void
  ) throws {
    let rows = try Row.fetchCursor(db.cachedStatement(sql: sql))
    while let row = try rows.next() {
      guard let event = try? event(db, row), case .ofOffice(let record) = event.content else {
        continue
      }
      take(row["seq"], record)
    }
  }

  /// The texts that an event commits to and that were not erased.
  static func texts(_ db: Database, of seq: Int64) throws -> [Int: String] {
    let statement = try db.cachedStatement(sql: EventSQL.texts.rawValue)
    let rows = try Row.fetchAll(statement, arguments: ["seq": seq])
    return Dictionary(
      rows.map { ($0["ordinal"] as Int, $0["text"] as String) },
      uniquingKeysWith: { first, _ in first })
  }

  static func ofStream(
    _ db: Database, _ stream: EventStream, id: Int64, after version: Int, limit: Int
  ) throws -> [StoredEvent] {
    let statement = try db.cachedStatement(sql: EventSQL.ofStream.rawValue)
    let rows = try Row.fetchAll(
      statement,
      arguments: ["stream": stream.word, "id": id, "after": version, "limit": limit])
    return try rows.map { try event(db, $0) }
  }

  /// Every event of a case, in order.
  static func ofCase(_ db: Database, _ id: CaseID) throws -> [CaseEvent] {
    try ofStream(db, .cases, id: id.value, after: 0, limit: .max).compactMap(\.caseEvent)
  }

  /// The events of the roster up to a version of its stream, in order.
  static func ofRoster(_ db: Database, through version: Int = .max) throws -> [RosterEvent] {
    try ofStream(db, .roster, id: 0, after: 0, limit: version).compactMap { event in
      switch event.content {
      case .ofRoster(let event): event
      case .ofCase, .ofOffice: nil
      }
    }
  }
}

extension StoredEvent {
  /// The event of a case; nil for the other streams.
  package var caseEvent: CaseEvent? {
    switch content {
    case .ofCase(let event): event
    case .ofRoster, .ofOffice: nil
    }
  }
}

extension StoredEvent.Content {
  /// When it happened.
  var at: Instant {
    switch self {
    case .ofCase(let event): event.at
    case .ofRoster(let event): event.at
    case .ofOffice(let record): record.at
    }
  }
}
