@testable import CaseStore
import CaseCore
import Foundation
import GRDB
import Testing

/// A store's file looked at from outside, beside a daemon or without one.
@Suite struct StoreFileTests {
  /// A copy of the database alone, as somebody would carry it away.
  private func copy(of audited: AuditedStore) throws -> String {
    let directory = NSTemporaryDirectory() + "wenzhen-copy-" + UUID().uuidString
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    let queue = try DatabaseQueue(path: audited.temporary.path)
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [directory + "/wenzhen.db"])
    }
    return directory
  }

  @Test func `a copy in order has no finding, and nothing is made beside it`() async throws {
    let audited = try await AuditedStore()
    let directory = try copy(of: audited)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let verdict = try StoreFile(directory: directory).verify()
    #expect(verdict.findings == [])
    #expect(verdict.damage == [])
    #expect(verdict.head == audited.temporary.store.chainHead)
    #expect(try FileManager.default.contentsOfDirectory(atPath: directory) == ["wenzhen.db"])
  }

  @Test func `a live store is read beside its daemon`() async throws {
    let audited = try await AuditedStore()
    let file = try StoreFile(directory: audited.temporary.directory)
    #expect(try file.verify().findings == [])
    try await audited.breaking("UPDATE duty SET due_at = due_at + 1 WHERE case_id = 1")
    #expect(try file.verify().findings.map(\.row) == ["duty 1 rule/triage/1 due_at"])
  }

  @Test func `what is not a store is said so`() throws {
    #expect(throws: StoreError.self) { try StoreFile(directory: "/proc") }
  }

  @Test func `a store too broken to be served is audited all the same`() async throws {
    let audited = try await AuditedStore()
    let directory = try copy(of: audited)
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let queue = try DatabaseQueue(path: directory + "/wenzhen.db")
    try await queue.writeWithoutTransaction { db in
      try db.execute(sql: "UPDATE event SET record = x'7B7D' WHERE seq = 4")
    }
    try queue.close()
    #expect(throws: StoreError.self) {
      try CaseStore(
        directory: directory, options: StoreOptions(clock: .simulated, at: SampleCase.start))
    }
    let rows = try StoreFile(directory: directory).verify().findings.map(\.row)
    #expect(rows == ["event 4 hash", "event 4 record"])
  }

  @Test func `a head noted earlier is found in a copy`() async throws {
    let audited = try await AuditedStore()
    let noted = audited.temporary.store.chainHead
    var sample = SampleCase(9)
    sample.open()
    try await audited.temporary.commit(&sample)
    let file = try StoreFile(directory: audited.temporary.directory)
    #expect(try file.event(ofHead: noted.text) == noted.seq)
    #expect(try file.event(ofHead: String(repeating: "5", count: 64)) == nil)
  }
}
