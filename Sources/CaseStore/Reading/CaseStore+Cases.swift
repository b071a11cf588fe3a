package import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// The most cases on one page.
  package static let largestPage = 200

  /// A page of the cases that `viewer` may see (nil: the daemon itself); lights are as of `at`.
  package func caseList(
    _ filter: CaseFilter, viewer: Viewer?, order: CaseOrder, at: Instant, limit: Int,
    cursor: String? = nil
  ) async throws(StoreError) -> Page<CaseFile> {
    let limit = min(max(limit, 1), CaseStore.largestPage)
    let list = order == .newest ? "cases newest" : "cases due"
    let (cache, mostGathered) = (cacheAccess, options.lateGathered)
    return try await read { db in
      let key = try Meta.value(db, Meta.cursorKey) ?? ""
      let place = try cursor.map { try Cursor.open($0, of: list, key: key) }
      let fewAreLate = try CaseListSQL.isOfFewLate(filter, atMost: mostGathered, db, at: at)
      guard
        let sql = CaseListSQL(
          filter, viewer, order, at: at, after: place, limit: limit + 1, fewAreLate: fewAreLate)
      else { return Page(items: [], next: nil) }
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: sql.text), arguments: sql.arguments)
      let files = try rows.prefix(limit).compactMap { row in
        try CaseRow.file(db, CaseID(row["id"]), version: row["version"], cache: cache)
      }
      guard rows.count > limit, let last = rows.prefix(limit).last else {
        return Page(items: files, next: nil)
      }
      let next =
        order == .newest
        ? try Cursor.seal(list, last["id"], 0, key: key)
        : try Cursor.seal(list, last["red_at"], last["id"], key: key)
      return Page(items: files, next: next)
    }
  }

  /// One case by its public id, if `viewer` may see it (nil: the daemon itself).
  package func caseFile(
    publicID: String, viewer: Viewer? = nil
  ) async throws(StoreError) -> CaseFile? {
    try await read { db in
      let visibility = VisibilitySQL(viewer)
      let sql = """
        SELECT c.id, c.version, c.snapshot FROM case_file c
        WHERE c.public_id = :publicID AND \(visibility.condition)
        """
      return try Row.fetchOne(
        db.cachedStatement(sql: sql),
        arguments: visibility.arguments &+ ["publicID": publicID]
      ).map { try CaseRow.decode($0) }
    }
  }

  /// All cases, oldest first: those after a number, page by page.
  package func caseFiles(
    after id: CaseID? = nil, limit: Int
  ) async throws(StoreError) -> [CaseFile] {
    try await read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: CaseSQL.page.rawValue),
        arguments: ["after": id?.value ?? 0, "limit": limit]
      ).map { try CaseRow.decode($0) }
    }
  }

  /// One case by its number, if `viewer` may see it (nil: the daemon itself).
  package func caseFile(_ id: CaseID, viewer: Viewer?) async throws(StoreError) -> CaseFile? {
    try await read { db in
      let visibility = VisibilitySQL(viewer)
      let sql = """
        SELECT c.id, c.version, c.snapshot FROM case_file c
        WHERE c.id = :id AND \(visibility.condition)
        """
      return try Row.fetchOne(
        db.cachedStatement(sql: sql), arguments: visibility.arguments &+ ["id": id.value]
      ).map { try CaseRow.decode($0) }
    }
  }

  /// Cases by their numbers, without their families.
  package func caseFiles(_ ids: Set<CaseID>) async throws(StoreError) -> [CaseID: CaseFile] {
    let cache = cacheAccess
    return try await read { db in
      var files: [CaseID: CaseFile] = [:]
      for id in ids { files[id] = try CaseRow.file(db, id, cache: cache) }
      return files
    }
  }

  /// The newest cases of a procedure that no other case opened, open or ended; and the number that
  /// the next case of all will have.
  package func newestCases(
    of procedure: ProcedureName, limit: Int
  ) async throws(StoreError) -> (cases: [CaseFile], nextCase: Int64) {
    let cache = cacheAccess
    return try await read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: CaseSQL.newestOfProcedure.rawValue),
        arguments: ["procedure": procedure.text, "limit": limit])
      let files = try rows.compactMap { row in
        try CaseRow.file(db, CaseID(row["id"]), version: row["version"], cache: cache)
      }
      return (files, try Loading.counters(db).nextCase)
    }
  }

  /// The open cases of a procedure in these states that a link field may name, newest first; and
  /// those that can't be read, which must not keep anybody from choosing another.
  package func candidates(
    _ procedure: ProcedureName, in states: [StateName], viewer: Viewer?, limit: Int
  ) async throws(StoreError) -> (cases: [CaseFile], unreadable: [CaseID]) {
    let visibility = VisibilitySQL(viewer)
    return try await read { db in
      let sql = """
        SELECT c.id, c.version, c.snapshot FROM case_file c
        WHERE c.state = :state AND c.procedure = :procedure AND c.is_final = 0
          AND \(visibility.condition)
        ORDER BY c.id DESC LIMIT :limit
        """
      let statement = try db.cachedStatement(sql: sql)
      var found: [CaseFile] = []
      var unreadable: [CaseID] = []
      for state in states {
        let rows = try Row.fetchAll(
          statement,
          arguments: visibility.arguments &+ [
            "state": state.text, "procedure": procedure.text, "limit": limit,
          ])
        for row in rows {
          do {
            found.append(try CaseRow.decode(row))
          } catch StoreError.corrupt {
            unreadable.append(CaseID(row["id"]))
          }
        }
      }
      return (Array(found.sorted { $0.id > $1.id }.prefix(limit)), unreadable)
    }
  }

  /// The cases in which time alone changes something by `until`, in the order they fall due.
  package func wakes(until: Instant, limit: Int) async throws(StoreError) -> [CaseID] {
    try await read { db in
      try Int64.fetchAll(
        db.cachedStatement(sql: CaseSQL.wakes.rawValue),
        arguments: ["until": until.milliseconds, "limit": limit]
      ).map { CaseID($0) }
    }
  }

  /// The next instant at which time alone changes some case; nil when nothing is running.
  ///
  /// `besides` are cases that don't count.
  package func earliestWake(
    besides aside: Set<CaseID> = []
  ) async throws(StoreError) -> Instant? {
    try await read { db in try Loading.earliestWake(db, besides: aside) }
  }
}
