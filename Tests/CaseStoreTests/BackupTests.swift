@testable import CaseStore
import CaseCore
import Foundation
import GRDB
import Testing

/// A copy is whole or it isn't there, and nothing is ever replaced by one.
@Suite struct BackupTests {
  private func folder() throws -> String {
    let folder = NSTemporaryDirectory() + "wenzhen-backup-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test func `a backup holds what was committed, and becomes a store again`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let backup = try await temporary.store.backUp(to: folder + "/copy.db")
    #expect(backup.head == temporary.store.chainHead)
    #expect(backup.bytes > 0)

    let restored = try await StoreCopy(path: folder + "/copy.db").restore(into: folder + "/data")
    #expect(restored == backup.head)
    let store = try CaseStore(
      directory: folder + "/data",
      options: StoreOptions(clock: .simulated, at: SampleCase.start))
    #expect(store.chainHead == backup.head)
    #expect(try await store.verifyChain() == [])
    #expect(try await store.caseFile(publicID: SampleCase.publicID(1))?.number == "DB-2026-1")
    try store.close()
  }

  @Test func `a file that is there is left alone`() async throws {
    let temporary = try TemporaryStore()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/copy.db"
    try Data("mine".utf8).write(to: URL(filePath: path))
    await #expect(throws: BackupFault.inTheWay(path: path)) {
      try await temporary.store.backUp(to: path)
    }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "mine")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["copy.db"])
  }

  @Test func `a store that is served or there is never restored over`() async throws {
    let temporary = try TemporaryStore()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/copy.db"
    _ = try await temporary.store.backUp(to: path)
    await #expect(throws: StoreError.self) {
      try await StoreCopy(path: path).restore(into: temporary.directory)
    }
    let other = folder + "/data"
    _ = try await StoreCopy(path: path).restore(into: other)
    await #expect(throws: BackupFault.inTheWay(path: other + "/wenzhen.db")) {
      try await StoreCopy(path: path).restore(into: other)
    }
  }

  @Test func `a damaged or foreign file is no copy`() async throws {
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let path = folder + "/other.db"
    try Data("SQLite format 3\0 but no more".utf8).write(to: URL(filePath: path))
    await #expect(throws: BackupFault.self) {
      try await StoreCopy(path: path).restore(into: folder + "/data")
    }
    #expect(!FileManager.default.fileExists(atPath: folder + "/data/wenzhen.db"))
  }

  @Test func `a store whose chain was broken is not copied, nor restored`() async throws {
    let temporary = try TemporaryStore()
    for number in 1...3 as ClosedRange<Int64> {
      var sample = SampleCase(number)
      sample.open()
      try await temporary.commit(&sample)
    }
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    _ = try await temporary.store.backUp(to: folder + "/sound.db")
    let queue = try DatabaseQueue(path: folder + "/sound.db")
    try await queue.write { try $0.execute(sql: "UPDATE event SET at = at + 1 WHERE seq = 2") }
    try queue.close()
    let fault = await #expect(throws: BackupFault.self) {
      try await StoreCopy(path: folder + "/sound.db").restore(into: folder + "/data")
    }
    #expect(fault?.description.contains("event 2 at") == true)
    try await temporary.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "UPDATE event SET hash = x'00' WHERE seq = 2")
    }
    await #expect(throws: BackupFault.self) {
      try await temporary.store.backUp(to: folder + "/broken.db")
    }
    let left = try FileManager.default.contentsOfDirectory(atPath: folder)
    #expect(left == ["sound.db"])
  }

  @Test func `commits go on while a copy is made`() async throws {
    let temporary = try TemporaryStore()
    let folder = try folder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    async let backup = temporary.store.backUp(to: folder + "/copy.db")
    for number in 1...20 {
      var sample = SampleCase(Int64(number))
      sample.open()
      try await temporary.commit(&sample)
    }
    let head = try await backup.head
    #expect(head.seq <= temporary.store.chainHead.seq)
    #expect(temporary.store.chainHead.seq == 20)
  }
}
