@testable import CaseStore
import CaseCore
import GRDB
import Testing
import WorkCalendar

/// When a duty was last news to whoever owes it: begun, passed on, moved, resumed.
@Suite struct DutyNewsTests {
  private func changedAt(_ temporary: TemporaryStore) async throws -> [Int64?] {
    try await temporary.store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT changed_at FROM duty ORDER BY id")
        .map { $0["changed_at"] }
    }
  }

  private func moment(_ version: Int64) -> Int64 {
    SampleCase.start.advanced(byMilliseconds: version * 1_000).milliseconds
  }

  @Test(arguments: ["passed on", "moved", "resumed"])
  func `what changes for whoever owes it is news of that instant`(_ change: String) async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    var run = SampleCase.run("triage")
    switch change {
    case "passed on": run.owner = Owner(post: "officer-post", person: "zhang")
    case "moved": run.due = SampleCase.run("triage", dueAfter: 2 * SampleCase.day).due
    default:
      run.phase = .held
      sample.step(.ownersChanged, [.clock(run)])
      run.phase = .running
    }
    sample.step(.ownersChanged, [.clock(run)])
    let version = Int64(try #require(sample.file).version)
    try await temporary.commit(&sample)
    #expect(try await changedAt(temporary) == [moment(version)])
    #expect(try await temporary.rebuild().filter { $0.row.hasPrefix("duty") }.isEmpty)
  }

  @Test func `what changes nothing for them is none`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    var run = SampleCase.run("triage")
    run.yellowAt = SampleCase.start
    sample.step(.ownersChanged, [.clock(run)])
    try await temporary.commit(&sample)
    #expect(try await changedAt(temporary) == [moment(1)])
  }

  @Test func `the audit names one that was changed behind the store's back`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    try await temporary.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "UPDATE duty SET changed_at = changed_at + 1")
    }
    let found = try await temporary.rebuild().filter { $0.row.hasPrefix("duty") }
    #expect(found.count == 1 && found[0].row.contains("changed_at"), "\(found.map(\.row))")
  }
}
