@testable import CaseStore
import CaseCore
import Foundation
import GRDB
import Testing

/// A store from before it was kept who is in charge of a case.
@Suite struct ChargeMigrationTests {
  @Test func `each case gets those whom it names, and a broken one keeps no store shut`()
    async throws
  {
    let directory = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, at: SampleCase.start))
    try await fill(store)
    let made = try await charges(store)
    #expect(
      made == [
        "1 council-member/chen", "1 officer/li", "2 council-member/chen", "2 officer/li",
      ])
    try await store.pool.write { db in
      try db.execute(sql: "DROP TABLE case_charge")
      try db.execute(sql: "UPDATE case_file SET snapshot = x'7b' WHERE id = 2")
      try db.execute(sql: Migration010.sql)
    }
    #expect(try await charges(store) == Array(made.prefix(2)))
    try store.close()
  }

  private func fill(_ store: CaseStore) async throws {
    for id in 1...2 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      sample.open(
        extra: [
          .assigned(.officer, "li"), .assigned(.councilMember, "chen"),
          .assigned(.handler, "sun"),
        ])
      _ = try await store.commit(
        CommitBatch(
          at: SampleCase.start, entries: [CommitEntry(steps: sample.takeSteps())],
          counters: Counters(nextCase: 1, series: [:])))
    }
  }

  private func charges(_ store: CaseStore) async throws -> [String] {
    try await store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM case_charge ORDER BY case_id, charge")
        .map { "\($0["case_id"] as Int64) \($0["charge"] as String)" }
    }
  }
}
