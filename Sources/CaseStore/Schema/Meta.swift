internal import GRDB
internal import WorkCalendar

/// What a store says about itself, for ever.
enum Meta {
  static let clock = "clock"
  static let isDemo = "demo"
  static let createdAt = "created-at"
  static let lastInstant = "last-instant"
  static let cursorKey = "cursor-key"
  static let ownersBroughtTo = "owners-brought-to"

  /// Marks a new store; of an old one, refuses the other kind of clock.
  static func settle(_ db: Database, _ options: StoreOptions) throws {
    guard let found = try value(db, clock) else { return try mark(db, options) }
    guard let kind = ClockKind(storedText: found) else {
      throw StoreError.corrupt("unknown kind of clock: \(found)")
    }
    guard kind == options.clock else {
      throw StoreError.otherClock(expected: options.clock, found: kind)
    }
  }

  static func value(_ db: Database, _ key: String) throws -> String? {
    try String.fetchOne(
      db.cachedStatement(sql: MetaSQL.value.rawValue), arguments: ["key": key])
  }

  static func set(_ db: Database, _ key: String, _ value: String) throws {
    try db.cachedStatement(sql: MetaSQL.set.rawValue).execute(
      arguments: ["key": key, "value": value])
  }

  private static func mark(_ db: Database, _ options: StoreOptions) throws {
    try db.inTransaction(.immediate) {
      try set(db, clock, options.clock.storedText)
      try set(db, isDemo, options.isDemo ? "1" : "0")
      try set(db, createdAt, String(options.at.milliseconds))
      try set(db, lastInstant, String(options.at.milliseconds))
      try set(db, cursorKey, Cursor.newKey())
      return .commit
    }
  }
}

/// The statements about the store itself.
enum MetaSQL: String, CaseIterable {
  case value = "SELECT value FROM meta WHERE key = :key"
  case set = """
    INSERT INTO meta(key, value) VALUES(:key, :value)
    ON CONFLICT(key) DO UPDATE SET value = excluded.value
    """
  case counters = "SELECT series, value FROM counter"
  case setCounter = """
    INSERT INTO counter(series, value) VALUES(:series, :value)
    ON CONFLICT(series) DO UPDATE SET value = excluded.value
    """
}
