package import CaseCore
internal import GRDB
internal import WorkCalendar

/// A page of the ledger: its cases, and what its cells need besides.
package struct LedgerPage: Sendable {
  package var files: [CaseFile]
  /// The cases that they name, and those that hang on them.
  package var relatives: Docket
  /// What each case's events tell, where it was asked for.
  package var pasts: [CaseID: LedgerPast]
  /// Whether more follows.
  package var hasNext: Bool
}

extension CaseStore {
  /// The ledger's cases that `viewer` may see, oldest first, after the one numbered `after`.
  package func ledger(
    _ filter: LedgerFilter, viewer: Viewer?, after: CaseID? = nil, withPasts: Bool, limit: Int
  ) async throws(StoreError) -> LedgerPage {
    let limit = min(max(limit, 1), CaseStore.largestPage)
    let cache = cacheAccess
    return try await read { db in
      let from = try filter.from.map { try LedgerReading.firstCase(db, openedFrom: $0) - 1 }
      let until = try filter.until.map { try LedgerReading.firstCase(db, openedFrom: $0) }
      let sql = LedgerSQL(
        filter, viewer, after: max(after?.value ?? 0, from ?? 0), before: until ?? .max,
        limit: limit + 1)
      let rows = try Row.fetchAll(db.cachedStatement(sql: sql.text), arguments: sql.arguments)
      let files = try rows.prefix(limit).map { try CaseRow.decode($0) }
      var page = LedgerPage(
        files: files, relatives: Docket(), pasts: [:], hasNext: rows.count > limit)
      for file in files {
        page.relatives.put(file)
        for relative in try Loading.relatives(db, of: file)
        where page.relatives[relative] == nil {
          if let found = try CaseRow.file(db, relative, cache: cache) {
            page.relatives.put(found)
          }
        }
        guard withPasts else { continue }
        page.pasts[file.id] = LedgerPast(try EventRows.ofCase(db, file.id))
      }
      return page
    }
  }
}

/// Reads that only the ledger needs.
enum LedgerReading {
  /// The number of the first case opened at an instant or later.
  ///
  /// Cases are numbered in the order in which they are opened, so it is searched for by halves.
  static func firstCase(_ db: Database, openedFrom instant: Instant) throws -> Int64 {
    let statement = try db.cachedStatement(sql: LedgerSQL.opening)
    let newest = try Int64.fetchOne(db.cachedStatement(sql: CaseSQL.lastID.rawValue)) ?? 0
    return try Halving.first(in: 1..<newest + 1) { number in
      let row = try Row.fetchOne(statement, arguments: ["id": number])
      return row.map { $0["at"] as Int64 >= instant.milliseconds } ?? true
    }
  }
}
