import CaseCore
import Testing

@testable import ProcedureLanguage

/// What is wrong with the words of digests is told before anybody is written to.
@Suite struct DigestTemplateReaderTests {
  private static func complaints(_ changes: [String: String?]) -> [String] {
    var files = [
      "daily.txt": "{{#late}}\n{{number}} {{due}}\n{{/late}}\n", "daily.html": "<p>{{head}}</p>",
      "digests.yaml": "daily: {subject: '{{total}}'}\n",
    ]
    for (name, text) in changes { files[name] = text }
    switch DigestTemplateReader.read(files: files, directory: "t") {
    case .success: return []
    case .failure(let complaints): return complaints.list.map(\.description)
    }
  }

  @Test func `the shipped words are read, and so are these`() throws {
    let shipped = try DigestTemplateReader.read(directory: ProcedureFiles.shippedTemplates).get()
    #expect(shipped.kinds.count == DigestKind.allCases.count)
    #expect(DigestTemplateReaderTests.complaints([:]).isEmpty)
  }

  @Test(arguments: [
    ("daily.txt", "a\n{{#late}}\n", "t/daily.txt:2:1: `{{#late}}` is not ended"),
    ("daily.txt", "{{numbr}}", "unknown variable `numbr`"),
    ("daily.txt", "{{#late}}{{numbr}}{{/late}}", "did you mean `number`?"),
    ("daily.html", "{{number}}", "unknown variable `number`"),
    ("daily.html", "{{{head}}}", "an unescaped variable"),
    ("digests.yaml", "daily: {subject: '{{head}}'}", "unknown variable `head`"),
    ("digests.yaml", "dayly: {subject: x}", "did you mean `daily`?"),
    ("digests.yaml", "daily: {text: x}", "the key `subject` is missing"),
  ])
  func `a fault is told with its file, its line and what to write`(
    _ file: String, _ text: String, _ words: String
  ) {
    let found = DigestTemplateReaderTests.complaints([file: text])
    #expect(found.contains { $0.contains(words) }, "\(found)")
  }

  @Test(arguments: ["daily.txt", "daily.html", "digests.yaml"])
  func `a file that is missing is named`(_ file: String) {
    let found = DigestTemplateReaderTests.complaints([file: String?.none])
    #expect(found.contains { $0.hasPrefix("t/\(file):1:1: is missing") }, "\(found)")
  }
}
