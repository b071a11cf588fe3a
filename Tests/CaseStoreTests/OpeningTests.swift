@testable import CaseStore
import Foundation
import GRDB
import Testing

@Suite struct OpeningTests {
  @Test func `a second daemon is refused`() throws {
    let first = try TemporaryStore()
    #expect(throws: StoreError.locked(path: first.directory + "/lock")) {
      try CaseStore(
        directory: first.directory,
        options: StoreOptions(clock: .simulated, at: SampleCase.start))
    }
  }

  @Test func `the directory is nobody else's to read`() throws {
    let temporary = try TemporaryStore()
    let attributes = try FileManager.default.attributesOfItem(atPath: temporary.directory)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    let file = try FileManager.default.attributesOfItem(atPath: temporary.path)
    #expect(file[.posixPermissions] as? Int == 0o600)
  }

  @Test func `the folders above the directory are made too, for nobody else to read`() throws {
    let above = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: above) }
    let options = StoreOptions(clock: .real, at: SampleCase.start)
    try CaseStore(directory: above + "/of/a/tour", options: options).close()
    let attributes = try FileManager.default.attributesOfItem(atPath: above)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `a directory that can't be made is told by its path`() throws {
    #expect(throws: StoreError.directory("/proc/wenzhen/data: No such file or directory")) {
      try CaseStore(
        directory: "/proc/wenzhen/data",
        options: StoreOptions(clock: .real, at: SampleCase.start))
    }
  }

  @Test func `a store keeps its kind of clock for ever`() throws {
    let directory = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    func open(_ clock: ClockKind) throws {
      let options = StoreOptions(clock: clock, at: SampleCase.start)
      try CaseStore(directory: directory, options: options).close()
    }
    try open(.real)
    try open(.real)
    #expect(throws: StoreError.otherClock(expected: .simulated, found: .real)) {
      try open(.simulated)
    }
  }

  @Test func `a store of a newer program is refused`() throws {
    let directory = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let options = StoreOptions(clock: .real, at: SampleCase.start)
    try CaseStore(directory: directory, options: options).close()
    let queue = try DatabaseQueue(path: directory + "/wenzhen.db")
    try queue.write { try $0.execute(sql: "PRAGMA user_version = 99") }
    try queue.close()
    #expect(throws: StoreError.newer(found: 99, known: Migrations.newest)) {
      try CaseStore(directory: directory, options: options)
    }
  }

  @Test(arguments: [("roster", "reorganised", 1), ("case", "opened", 2), ("weather", "rain", 1)])
  func `an event that only a newer program reads refuses to open`(
    _ stream: String, _ kind: String, _ version: Int
  ) throws {
    let directory = NSTemporaryDirectory() + "wenzhen-store-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let options = StoreOptions(clock: .real, at: SampleCase.start)
    try CaseStore(directory: directory, options: options).close()
    let queue = try DatabaseQueue(path: directory + "/wenzhen.db")
    try queue.write {
      try $0.execute(
        sql: "INSERT INTO event_kind VALUES(?, ?, ?)", arguments: [stream, kind, version])
    }
    try queue.close()
    #expect(throws: StoreError.newerEvent(stream: stream, kind: kind, version: version)) {
      try CaseStore(directory: directory, options: options)
    }
  }

  @Test func `each kind of event is noted once, with the first of it`() async throws {
    let temporary = try TemporaryStore()
    for id in 1...2 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      sample.open()
      try await temporary.commit(&sample)
    }
    let kinds = try await temporary.store.pool.read { db in
      try Row.fetchAll(db, sql: "SELECT * FROM event_kind").map { "\($0["kind"] as String)" }
    }
    #expect(kinds == ["opened"])
  }

  @Test func `a directory that can't be made is said so`() {
    #expect(throws: StoreError.self) {
      try CaseStore(
        directory: "/proc/nowhere", options: StoreOptions(clock: .real, at: SampleCase.start))
    }
  }
}
