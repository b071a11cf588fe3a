import CaseCore
import ProcedureLanguage
import Testing

/// Each file under `Unsound/` says in its first line what must be found, and where.
///
/// All differ from the sound `Fixtures/Procedures/repair.yaml` by what their names say.
@Suite struct `An unsound procedure` {
  @Test(arguments: ProcedureFiles.unsound)
  func `is objected to, with what its first line expects`(_ name: String) throws {
    let files = try ProcedureFiles.unsoundFiles(name)
    let first = try #require(files[0].text.split(separator: "\n").first)
    let expected = first.dropFirst("# expect: ".count)
    switch ProcedureReader.read(files: files) {
    case .failure(let complaints):
      let found = complaints.list.map(\.description)
      #expect(found.contains { $0.hasPrefix("\(name):\(expected)") }, "\(found)")
    case .success(let book):
      let found = Soundness.findings(book.procedures).filter { $0.severity == .fault }.map {
        "\($0.rule.rawValue): \($0.subject): \($0.path.words.joined(separator: " "))"
      }
      #expect(found.contains(String(expected)), "\(found)")
    }
  }

  /// Rule 7 is met while reading, so its files expect a line and a column.
  @Test(arguments: [
    "1-", "2-owner", "2-assigned", "3-clock", "3-pause", "3-least", "4-", "5-echo", "5-reply",
    "6-loop",
    "6-counters", "there is no", "8-branches", "8-second", "9-", "10-", "11-", "12-",
  ])
  func `is there at least three times for each rule`(_ rule: String) throws {
    let firstLines = try ProcedureFiles.unsound.compactMap { name in
      try ProcedureFiles.unsoundText(name).split(separator: "\n").first
    }
    #expect(firstLines.count { $0.contains(rule) } >= 3)
  }
}
