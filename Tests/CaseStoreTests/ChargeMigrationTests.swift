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
    let options = StoreOptions(clock: .simulated, at: SampleCase.start)
    let made = try await makeOfBefore(directory, options)
    #expect(
      made == [
        "1 council-member/chen", "1 officer/li", "2 council-member/chen", "2 officer/li",
      ])
    let opened = try CaseStore(directory: directory, options: options)
    #expect(try await charges(opened) == Array(made.prefix(2)))
    try opened.close()
  }

  /// Makes the store, and says what it kept before that was taken out; the lock on its directory
  /// ends with this.
  private func makeOfBefore(
    _ directory: String, _ options: StoreOptions
  ) async throws -> [String] {
    let store = try CaseStore(directory: directory, options: options)
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
    let made = try await charges(store)
    try await store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "DROP TABLE case_charge")
      try db.execute(sql: "UPDATE case_file SET snapshot = x'7b' WHERE id = 2")
      try db.execute(sql: "PRAGMA user_version = 9")
    }
    try store.close()
    return made
  }

  private func charges(_ store: CaseStore) async throws -> [String] {
    try await store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM case_charge ORDER BY case_id, charge")
        .map { "\($0["case_id"] as Int64) \($0["charge"] as String)" }
    }
  }
}
