internal import GRDB

/// The settings of the store's connections, set and read back.
enum Pragmas {
  static let writerCacheKiB = 24576
  static let readerCacheKiB = 4096
  static let journalSizeLimit = 67_108_864
  static let busySeconds = 10.0

  /// Runs on each new connection, before the pool's own settings.
  static func prepare(_ db: Database) throws {
    try db.execute(sql: "PRAGMA trusted_schema = OFF")
    try db.execute(sql: "PRAGMA cell_size_check = ON")
    if db.configuration.readonly {
      try db.execute(sql: "PRAGMA wal_autocheckpoint = 0")
      try db.execute(sql: "PRAGMA cache_size = -\(readerCacheKiB)")
    }
  }

  /// Runs on the writer once the pool is open: the pool sets `synchronous` back after `prepare`.
  static func settle(_ db: Database) throws {
    try db.execute(sql: "PRAGMA synchronous = FULL")
    try db.execute(sql: "PRAGMA journal_size_limit = \(journalSizeLimit)")
    try db.execute(sql: "PRAGMA cache_size = -\(writerCacheKiB)")
    try expect(db, "synchronous", "2")
    try expect(db, "journal_mode", "wal")
    try expect(db, "foreign_keys", "1")
    try expect(db, "trusted_schema", "0")
    try expect(db, "cell_size_check", "1")
    try expect(db, "cache_size", "-\(writerCacheKiB)")
    try expect(db, "journal_size_limit", "\(journalSizeLimit)")
  }

  /// Throws unless a reading connection can't write and leaves checkpoints alone.
  static func checkReader(_ db: Database) throws {
    try expect(db, "wal_autocheckpoint", "0")
    guard db.configuration.readonly else { throw StoreError.setting("a reader can write") }
  }

  private static func expect(_ db: Database, _ name: String, _ value: String) throws {
    let found = try Row.fetchOne(db, sql: "PRAGMA \(name)")?[0] as DatabaseValue?
    let text = found.flatMap {
      String.fromDatabaseValue($0) ?? Int64.fromDatabaseValue($0)?.description
    }
    guard text == value else {
      throw StoreError.setting("\(name) is \(text ?? "unknown") where \(value) was set")
    }
  }
}
