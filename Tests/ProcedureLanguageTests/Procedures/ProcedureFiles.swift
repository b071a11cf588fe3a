import Foundation
import ProcedureLanguage

/// The procedure files of the repository that tests read.
enum ProcedureFiles {
  private static let tests = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// What the repository ships.
  static let shipped = tests.deletingLastPathComponent().appending(path: "config/procedures").path
  static let shippedLedger = tests.deletingLastPathComponent().appending(path: "config/ledger.yaml")
    .path
  static let shippedTemplates = tests.deletingLastPathComponent()
    .appending(path: "config/templates").path
  /// Procedures that the repository does not ship.
  static let strange = tests.appending(path: "Fixtures/Procedures").path
  private static let unsoundDirectory = tests.appending(path: "ProcedureLanguageTests/Unsound")

  /// The files in each of which a case could be forgotten.
  static var unsound: [String] {
    let names = try? FileManager.default.contentsOfDirectory(atPath: unsoundDirectory.path)
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
  }

  static func unsoundText(_ name: String) throws -> String {
    try String(contentsOf: unsoundDirectory.appending(path: name), encoding: .utf8)
  }

  /// A faulty file, and the faulty relative that its second line says it is read with.
  static func unsoundFiles(_ name: String) throws -> [(name: String, text: String)] {
    let text = try unsoundText(name)
    let lines = text.split(separator: "\n").prefix(2)
    guard let second = lines.last, second.hasPrefix("# with: ") else { return [(name, text)] }
    let relative = String(second.dropFirst("# with: ".count))
    return [(name, text), (relative, try unsoundText("Relatives/\(relative)"))]
  }

  /// A strange procedure's text with edits, each of which must apply exactly once.
  static func strangeText(
    _ name: String, _ edits: KeyValuePairs<String, String> = [:]
  ) throws -> String {
    var text = try String(contentsOfFile: "\(strange)/\(name)", encoding: .utf8)
    for (old, new) in edits {
      guard text.ranges(of: old).count == 1 else { throw EditFault(text: old) }
      text = text.replacing(old, with: new)
    }
    return text
  }

  struct EditFault: Error {
    let text: String
  }
}
