import CaseCore
import CaseStore
import Foundation
import Testing
import WorkCalendar

@testable import CaseService

/// Stores that earlier programs wrote: every later one opens them and finds nothing wrong.
///
/// `Tests/Fixtures/Stores/N.db.gz` is the demonstration as it was loaded by
/// `wenzhend serve --demo --simulated-clock 2026-03-02T09:00+08:00` and copied by
/// `wenzhenctl backup`. Files are added when what is stored has changed, and none is written anew.
@Suite struct StoredDemonstrationTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Stores")

  static let stores =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
    .filter { $0.hasSuffix(".db.gz") }.sorted()

  @Test func `the first of them is there`() {
    #expect(StoredDemonstrationTests.stores.first == "1.db.gz")
  }

  @Test(arguments: stores) func `it opens, audits clean and goes on in time`(name: String)
    async throws
  {
    let directory = NSTemporaryDirectory() + "wenzhen-stored-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try unpack(name, into: directory)
    let start = "2026-03-02T09:00:00+08:00"
    let procedures = try await ownProcedures(
      in: directory, at: try #require(Instant(iso8601: start)))
    let work = try await OfficeAtWork(directory, at: start, procedures: procedures)
    #expect(try await work.findings().isEmpty)
    #expect(try await work.cases().count > 700)
    try await work.advance(to: "2026-03-05T12:00:00+08:00")
    #expect(try await work.findings().isEmpty)
    try await work.stop()
  }

  /// The configuration by which its cases were decided: what is shipped, with the store's own
  /// procedures in place of those of today that have the same version.
  private func ownProcedures(in directory: String, at: Instant) async throws -> URL {
    let store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, at: at))
    let versions = try await store.procedureVersions()
    try store.close()
    let config = URL(filePath: directory).appending(path: "config")
    let shipped = StoredDemonstrationTests.folder.appending(path: "../../../config")
    try FileManager.default.copyItem(at: shipped.standardizedFileURL, to: config)
    let procedures = config.appending(path: "procedures")
    for version in versions {
      let file = procedures.appending(path: "\(version.reference.name).yaml")
      let today = try String(contentsOf: file, encoding: .utf8)
      // A newer version stands beside the stored one.
      guard today.contains("\nversion: \(version.reference.version)\n") else { continue }
      try version.text.write(to: file, atomically: true, encoding: .utf8)
    }
    return procedures
  }

  private func unpack(_ name: String, into directory: String) throws {
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let path = directory + "/wenzhen.db"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    let gzip = Process()
    gzip.executableURL = URL(filePath: "/usr/bin/gzip")
    gzip.arguments = ["-dc", StoredDemonstrationTests.folder.appending(path: name).path]
    gzip.standardOutput = try FileHandle(forWritingTo: URL(filePath: path))
    try gzip.run()
    gzip.waitUntilExit()
    try #require(gzip.terminationStatus == 0)
  }
}
