internal import CaseCore
private import Foundation
internal import ProcedureLanguage

/// What `procedure check` prints: complaints of the files, or findings of the procedures.
struct CheckReport {
  private let items: [Item]
  private let sound: [SoundProcedure]

  private struct Item: Encodable {
    let file: String
    let line: Int
    let column: Int
    let severity: String
    let rule: String
    let procedure: String?
    let subject: String?
    let message: String
    let path: [String]
  }

  private struct Whole: Encodable {
    let findings: [Item]
    let sound: [SoundProcedure]
  }

  init(_ result: Result<ProcedureBook, Complaints>) {
    switch result {
    case .failure(let complaints):
      items = complaints.list.map(CheckReport.item)
      sound = []
    case .success(let book):
      let findings = Soundness.findings(book.procedures)
      items = findings.map { CheckReport.item($0, at: book.place(of: $0)) }
      let faulty = Set(findings.filter { $0.severity == .fault }.map(\.procedure))
      sound = book.procedures.filter { !faulty.contains($0.name) }.map { procedure in
        SoundProcedure(
          procedure, Lifetime(of: procedure, among: book.procedures),
          file: book.source(of: procedure.name)?.procedure.file ?? "")
      }
    }
  }

  var hasFaults: Bool { items.contains { $0.severity == Severity.fault.rawValue } }

  var lines: [String] {
    items.map { item in
      let weight = item.severity == Severity.fault.rawValue ? "" : "\(item.severity): "
      let way = item.path.isEmpty ? "" : " [\(item.path.joined(separator: " → "))]"
      return
        "\(item.file):\(item.line):\(item.column): \(item.rule): \(weight)\(item.message)\(way)"
    }
      + sound.flatMap(\.lines)
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.keyEncodingStrategy = .convertToSnakeCase
    return String(decoding: try encoder.encode(Whole(findings: items, sound: sound)), as: UTF8.self)
  }

  /// What a file says wrongly is read before any rule is asked.
  private static func item(_ complaint: Complaint) -> Item {
    Item(
      file: complaint.file, line: complaint.line, column: complaint.column,
      severity: Severity.fault.rawValue, rule: "file", procedure: nil, subject: nil,
      message: complaint.message, path: [])
  }

  private static func item(_ finding: Finding, at place: SourcePlace?) -> Item {
    Item(
      file: place?.file ?? "", line: place?.line ?? 1, column: place?.column ?? 1,
      severity: finding.severity.rawValue, rule: finding.rule.rawValue,
      procedure: finding.procedure.text, subject: finding.subject.description,
      message: finding.suffers, path: finding.path.words)
  }
}
