internal import GRDB

/// The store's schema, step by step; the only place where `user_version` moves.
enum Migrations {
  /// `wzhn` in ASCII: says of a file that it is a store of ours.
  static let applicationID: Int32 = 0x777A_686E

  /// In order, the first making version 1; none is ever changed or taken out.
  private static let steps = [
    Migration001.sql, Migration002.sql, Migration003.sql, Migration004.sql,
    Migration005.sql, Migration006.sql, Migration007.sql, Migration008.sql,
    Migration009.sql, Migration010.sql, Migration011.sql,
    Migration012.sql, Migration013.sql, Migration014.sql, Migration015.sql,
    Migration016.sql, Migration017.sql, Migration018.sql, Migration019.sql,
    Migration020.sql,
  ]

  static var newest: Int { steps.count }

  /// Brings the schema to the newest version, each step in its own transaction.
  static func run(_ db: Database) throws {
    let application = try Int32.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found <= newest else { throw StoreError.newer(found: found, known: newest) }
    if application != applicationID {
      guard application == 0, found == 0, try isEmpty(db) else {
        throw StoreError.corrupt("the file is another program's database")
      }
    }
    for version in found..<newest {
      try db.inTransaction(.immediate) {
        try db.execute(sql: steps[version])
        try db.execute(sql: "PRAGMA application_id = \(applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(version + 1)")
        return .commit
      }
    }
  }

  private static func isEmpty(_ db: Database) throws -> Bool {
    try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema") == 0
  }
}
