@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Testing

/// An office with rules of its own, whose files a test changes.
struct VersionedOffice {
  let work: OfficeAtWork
  static let start = "2026-03-02T09:00+08:00"

  static func fresh() async throws -> VersionedOffice {
    let nothing = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: nothing, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: nothing) }
    return VersionedOffice(work: try await OfficeAtWork.fresh(at: start, procedures: nothing))
  }

  /// Lives through `life` from a fresh start, stops as a crash does, and is opened again.
  static func opened(
    after life: (VersionedOffice) async throws -> Void
  ) async throws -> VersionedOffice {
    let directory = try await left(by: life)
    return VersionedOffice(
      work: try await OfficeAtWork(
        directory, at: start, procedures: URL(filePath: directory)))
  }

  /// The directory in which somebody worked, held by nobody any more.
  private static func left(
    by life: (VersionedOffice) async throws -> Void
  ) async throws -> String {
    let versioned = try await fresh()
    try await life(versioned)
    try await versioned.work.stop()
    return versioned.work.directory
  }

  var office: Office { work.office }

  func text(of name: String) throws -> String {
    try String(
      contentsOfFile: office.rules.directory + "/procedures/\(name).yaml", encoding: .utf8)
  }

  /// Writes a file of the rules anew.
  func edit(_ name: String, _ edits: [(old: String, new: String)]) throws {
    let path = office.rules.directory + "/procedures/\(name).yaml"
    var text = try text(of: name)
    for edit in edits {
      try #require(text.contains(edit.old), "no \(edit.old) in \(name).yaml")
      text = text.replacingOccurrences(of: edit.old, with: edit.new)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }

  /// Puts a next version of the request in force.
  func bring(_ edits: [(old: String, new: String)]) async throws {
    try edit("request", edits + [("version: 3", "version: 4")])
    guard case .inForce = try await office.reload() else { throw NotInForce() }
  }

  struct NotInForce: Error {}

  func order(_ states: [StateName: StateName] = [:]) -> MigrationOrder {
    MigrationOrder(
      number: 0, procedure: "request", version: 4, states: states,
      actor: .administrator(as: nil))
  }

  func versions() async throws -> [Int] {
    try await work.cases().filter { $0.procedure.name == "request" && $0.isOpen }
      .map(\.procedure.version)
  }

  func end() async throws {
    try await work.stop()
    work.removeDirectory()
  }
}
