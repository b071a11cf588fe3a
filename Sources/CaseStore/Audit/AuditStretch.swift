internal import CaseCore
internal import GRDB

/// A stretch of case numbers under audit: what the store has of them, and what their events say.
struct AuditStretch {
  let after: Int64
  let through: Int64
  /// The cases there are, by their rows or by their events.
  let ids: [Int64]
  private(set) var rows: [Int64: Row] = [:]
  private(set) var listed: [Int64: Row] = [:]
  private(set) var folds: [Int64: CaseFold] = [:]

  /// The next cases after a number, at most so many; the last stretch has no end, so that a row
  /// of a case that never was is met as well.
  init(_ db: Database, after: Int64, limit: Int) throws {
    let arguments: StatementArguments = ["after": after, "limit": limit]
    let stored = try Int64.fetchAll(
      db.cachedStatement(sql: AuditSQL.caseIDs.rawValue), arguments: arguments)
    let told = try Int64.fetchAll(
      db.cachedStatement(sql: EventSQL.caseStreams.rawValue), arguments: arguments)
    ids = Array(Set(stored + told).sorted().prefix(limit))
    self.after = after
    through = ids.count < limit ? .max : ids.last ?? .max
    for row in try fetch(db, .cases) { rows[row["id"]] = row }
    for row in try fetch(db, .listed) { listed[row["id"]] = row }
    for id in ids {
      let events = try? EventRows.ofStream(db, .cases, id: id, after: 0, limit: .max)
      folds[id] = events.flatMap { CaseFold($0) }
    }
  }

  var isLast: Bool { through == .max }

  /// The rows of a statement that asks for this stretch.
  func fetch(_ db: Database, _ sql: AuditSQL, _ more: StatementArguments = [:]) throws -> [Row] {
    try Row.fetchAll(
      db.cachedStatement(sql: sql.rawValue),
      arguments: ["after": after, "through": through] &+ more)
  }
}
