@testable import CaseStore
import GRDB
import Testing

@Suite struct SettingsTests {
  @Test(arguments: [
    ("synchronous", 2), ("foreign_keys", 1), ("trusted_schema", 0), ("cell_size_check", 1),
    ("cache_size", -24576), ("journal_size_limit", 67_108_864), ("user_version", Migrations.newest),
    ("application_id", 0x777A_686E),
  ])
  func `the writer has its settings`(_ name: String, _ value: Int) async throws {
    let temporary = try TemporaryStore()
    let found = try await temporary.store.pool.writeWithoutTransaction {
      try Int.fetchOne($0, sql: "PRAGMA \(name)")
    }
    #expect(found == value)
  }

  @Test func `readers neither write nor checkpoint`() async throws {
    let temporary = try TemporaryStore()
    let (checkpoint, cache) = try await temporary.store.pool.read { db in
      (
        try Int.fetchOne(db, sql: "PRAGMA wal_autocheckpoint"),
        try Int.fetchOne(db, sql: "PRAGMA cache_size")
      )
    }
    #expect(checkpoint == 0)
    #expect(cache == -4096)
    await #expect(throws: DatabaseError.self) {
      try await temporary.store.pool.read { try $0.execute(sql: "DELETE FROM meta") }
    }
  }
}
