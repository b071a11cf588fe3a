internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// Migrations of cases: how far they have come, and an event each at their beginning and end.
extension CommitWriting {
  mutating func write(_ change: MigrationChange, by actor: Actor) throws {
    switch change {
    case .began(let order):
      try run(
        MigrationSQL.insert.rawValue,
        [
          "number": order.number, "procedure": order.procedure.text,
          "ordered": Data(order.canonicalBytes), "at": batch.at.milliseconds,
        ])
      try record(.migrationBegan(order), by: actor)
    case .moved(let number, let count):
      try run(MigrationSQL.addMoved.rawValue, ["number": number, "count": count])
    case .left(let number, let cases):
      for one in cases {
        try run(
          MigrationSQL.insertLeft.rawValue,
          ["number": number, "id": one.caseID.value, "reason": one.reason])
      }
    case .ended(let number):
      try run(MigrationSQL.end.rawValue, ["number": number, "at": batch.at.milliseconds])
      guard db.changesCount == 1, let ended = try Migration.one(db, number) else { return }
      try record(.migrationEnded(number, moved: ended.moved, left: ended.left), by: actor)
    }
  }
}

extension Migration {
  static func one(_ db: Database, _ number: Int) throws -> Migration? {
    let statement = try db.cachedStatement(sql: MigrationSQL.one.rawValue)
    return try Row.fetchOne(statement, arguments: ["number": number]).map { try Migration($0, db) }
  }

  init(_ row: Row, _ db: Database) throws {
    let number: Int = row["number"]
    let ordered = [UInt8](row["ordered"] as Data)
    guard let order = try? MigrationOrder(canonicalBytes: ordered) else {
      throw StoreError.corrupt("migration \(number)")
    }
    let left = try db.cachedStatement(sql: MigrationSQL.countLeft.rawValue)
    self.init(
      order: order, beganAt: Instant(milliseconds: row["began_at"]),
      endedAt: (row["ended_at"] as Int64?).map { Instant(milliseconds: $0) },
      moved: row["moved"],
      left: try Int.fetchOne(left, arguments: ["number": number]) ?? 0)
  }
}
