import CaseCore
import Foundation
import ProcedureLanguage

/// The repository's files that these tests read.
enum ShippedFamily {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The procedures under `config/procedures/`.
  static func read() throws -> [Procedure] {
    let directory = root.appending(path: "config/procedures").path
    return try ProcedureReader.read(paths: [directory]).get().procedures
  }

  /// The Swift files of a folder, with their texts.
  static func swiftFiles(under folder: URL) -> [(name: String, text: String)] {
    let paths = FileManager.default.enumerator(atPath: folder.path)?.allObjects ?? []
    return paths.compactMap { $0 as? String }.filter { $0.hasSuffix(".swift") }.compactMap { path in
      FileManager.default.contents(atPath: folder.appending(path: path).path)
        .flatMap { String(data: $0, encoding: .utf8) }.map { (path, $0) }
    }
  }
}

extension [Procedure] {
  /// The numbers of the rules by which these procedures are unsound.
  var brokenRules: Set<Int> {
    let faults = Soundness.findings(self).filter { $0.severity == .fault }
    return Set(faults.compactMap(\.rule.number))
  }
}

extension SoundnessRule {
  /// The rule's number in DESIGN.md section 5; nil for what is only a note.
  var number: Int? { Int(rawValue.prefix { $0.isNumber }) }
}
