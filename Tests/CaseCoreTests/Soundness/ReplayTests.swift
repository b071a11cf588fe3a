import Foundation
import ProcedureLanguage
import Testing

@testable import CaseCore

/// The path of each finding is gone by a case, which then suffers what the finding says.
@Suite struct `The path of a finding` {
  private static let rules = [
    "1-", "2-owner", "2-assigned", "3-clock", "3-pause", "4-", "6-", "10-", "11-",
  ]

  /// What is objected to though no case suffers it, with the reason: it is strict on purpose.
  private static let strict: [String: String] = [
    "way-out-only-with-a-cap.yaml": "the counted action ends the case the first time",
    "end-with-a-condition.yaml": "time does not ask for the condition",
    "chain-ends-in-a-liaison.yaml": "a standing post before the end is never vacant",
    "chain-ends-in-an-acting-director.yaml": "a standing post before the end is never vacant",
  ]

  @Test(
    arguments: UnsoundFile.all.filter { file in rules.contains { file.expected.hasPrefix($0) } })
  func `ends in the harm it names`(_ unsound: UnsoundFile) throws {
    let procedures = try unsound.procedures()
    let finding = try #require(unsound.finding(in: procedures), "\(unsound.name)")
    var seen: [String] = []
    for (fillsAll, waitsLong) in [(true, false), (false, false), (true, true)] {
      do {
        var walk = try PathWalk(
          procedures + unsound.relatives(of: procedures), fillsAll: fillsAll, waitsLong: waitsLong)
        if try walk.shows(finding) { return }
        seen.append("\(finding.harm) is not to be seen")
      } catch {
        seen.append("\(error)")
      }
    }
    let isStrict = Self.strict[unsound.name] != nil
    #expect(isStrict, "\(unsound.name): \(seen)")
  }
}

/// One faulty procedure of the repository, with what its first line expects.
struct UnsoundFile: Sendable, CustomTestStringConvertible {
  let name: String
  let expected: String
  private let texts: [String: String]

  var testDescription: String { name }
  /// Whether the reader objects already, so that no rule is asked.
  var isReadingFault: Bool { expected.first?.isNumber == true && expected.contains("there is no") }

  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "ProcedureLanguageTests/Unsound")

  static let all: [UnsoundFile] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: directory.path)
    return (names ?? []).filter { $0.hasSuffix(".yaml") }.sorted().compactMap { UnsoundFile($0) }
  }()

  private init?(_ name: String) {
    let file = UnsoundFile.directory.appending(path: name)
    guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
    let lines = text.split(separator: "\n").prefix(2)
    guard let first = lines.first else { return nil }
    self.name = name
    expected = String(first.dropFirst("# expect: ".count))
    var texts = [name: text]
    if let second = lines.last, second.hasPrefix("# with: ") {
      let relative = String(second.dropFirst("# with: ".count))
      let file = UnsoundFile.directory.appending(path: "Relatives/\(relative)")
      texts[relative] = try? String(contentsOf: file, encoding: .utf8)
    }
    self.texts = texts
  }

  /// The child that all of them open, where no faulty one was read with it.
  func relatives(of procedures: [Procedure]) throws -> [Procedure] {
    guard procedures.count == 1 else { return [] }
    let child = UnsoundFile.directory.deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/Procedures/visit.yaml")
    let text = try String(contentsOf: child, encoding: .utf8)
    return try ProcedureReader.read(files: [("visit.yaml", text)]).get().procedures
  }

  func procedures() throws -> [Procedure] {
    try ProcedureReader.read(files: texts.map { (name: $0.key, text: $0.value) }).get().procedures
  }

  func finding(in procedures: [Procedure]) -> Finding? {
    Soundness.findings(procedures).first { finding in
      finding.severity == .fault && expected == finding.line
    }
  }
}

extension Finding {
  /// The finding as the first line of a faulty file expects it.
  var line: String { "\(rule.rawValue): \(subject): \(path.words.joined(separator: " "))" }
}
