package import CaseCore
internal import GRDB
internal import WorkCalendar

extension CaseStore {
  /// The migration that is to go on; nil where none is under way.
  package func migrationUnderWay() async throws(StoreError) -> Migration? {
    try await read { db in
      try Row.fetchOne(db.cachedStatement(sql: MigrationSQL.underWay.rawValue))
        .map { try Migration($0, db) }
    }
  }

  package func migration(_ number: Int) async throws(StoreError) -> Migration? {
    try await read { db in try Migration.one(db, number) }
  }

  /// The migrations of a procedure's cases, newest first; those before a number.
  package func migrations(
    of procedure: ProcedureName, before number: Int = .max, limit: Int
  ) async throws(StoreError) -> [Migration] {
    try await read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: MigrationSQL.ofProcedure.rawValue),
        arguments: ["procedure": procedure.text, "before": number, "limit": limit]
      ).map { try Migration($0, db) }
    }
  }

  /// The cases that a migration left where they were, with their numbers, oldest first.
  package func casesLeft(
    by migration: Int, after id: CaseID = CaseID(0), limit: Int
  ) async throws(StoreError) -> [(publicID: String, number: String, left: CaseLeft)] {
    try await read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: MigrationSQL.left.rawValue),
        arguments: ["number": migration, "after": id.value, "limit": limit]
      ).map { row in
        (
          row["public_id"], row["number"],
          CaseLeft(caseID: CaseID(row["case_id"]), reason: row["reason"])
        )
      }
    }
  }

  /// Open cases that go by a version of their procedure before this one, in the order of their
  /// numbers; but for those that the migration of a number left.
  package func cases(
    behind reference: ProcedureReference, leftBy migration: Int = 0, after id: CaseID = CaseID(0),
    limit: Int
  ) async throws(StoreError) -> [CaseID] {
    try await read { db in
      try Int64.fetchAll(
        db.cachedStatement(sql: MigrationSQL.behind.rawValue),
        arguments: [
          "procedure": reference.name.text, "version": reference.version, "number": migration,
          "after": id.value, "limit": limit,
        ]
      ).map { CaseID($0) }
    }
  }

  /// How many those are.
  package func cases(behind reference: ProcedureReference) async throws(StoreError) -> Int {
    try await count(.countBehind, reference)
  }

  /// How many open cases go by this version.
  package func openCases(of reference: ProcedureReference) async throws(StoreError) -> Int {
    try await count(.openOfVersion, reference)
  }

  /// Whether any does.
  package func hasOpenCases(of reference: ProcedureReference) async throws(StoreError) -> Bool {
    try await count(.anyOpenOfVersion, reference) > 0
  }

  private func count(
    _ sql: MigrationSQL, _ reference: ProcedureReference
  ) async throws(StoreError) -> Int {
    try await read { db in
      try Int.fetchOne(
        db.cachedStatement(sql: sql.rawValue),
        arguments: ["procedure": reference.name.text, "version": reference.version]) ?? 0
    }
  }
}
