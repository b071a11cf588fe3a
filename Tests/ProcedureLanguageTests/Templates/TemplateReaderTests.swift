import CaseCore
import Testing

@testable import ProcedureLanguage

/// What is wrong with a template is told before anybody is written to.
@Suite struct TemplateReaderTests {
  private static let kinds = NoticePurpose.allCases
    .map { "\($0.rawValue): {subject: '{{number}}', says: 有进展}" }.joined(separator: "\n")

  private static func files(
    _ changes: [String: String?] = [:]
  ) -> [String: String] {
    var files = [
      "notice.txt": "{{says}}\n{{#facts}}\n{{label}} {{value}}\n{{/facts}}\n",
      "notice.html": "<p>{{says}}</p>\n", "kinds.yaml": kinds, "engine.yaml": "engine-rung: {}\n",
    ]
    for (name, text) in changes { files[name] = text }
    return files
  }

  private static func complaints(_ changes: [String: String?]) -> [String] {
    switch TemplateReader.read(files: files(changes), directory: "t", for: []) {
    case .success: []
    case .failure(let complaints): complaints.list.map(\.description)
    }
  }

  @Test func `files without a fault are read`() throws {
    let read = try TemplateReader.read(
      files: TemplateReaderTests.files(), directory: "t", for: []
    ).get()
    #expect(read.kinds.count == NoticePurpose.allCases.count)
    #expect(read.engine == [TemplateName("engine-rung"): NoticeWords()])
  }

  @Test(arguments: [
    ("notice.txt", "a\n{{says}\n", "t/notice.txt:2:1: the tag `{{` is not closed"),
    ("notice.txt", "a\n{{#facts}}\nb\n", "t/notice.txt:2:1: `{{#facts}}` is not ended"),
    ("notice.txt", "{{#do}}{{#facts}}{{/do}}", "`{{/facts}}` is due first"),
    ("notice.txt", "{{/do}}", "`{{/do}}` ends no section"),
    ("notice.txt", "\n\n{{titel}}", "t/notice.txt:3:1: unknown variable `titel`"),
    ("notice.txt", "{{titel}}", "did you mean `title`?"),
    ("notice.txt", "{{label}}", "unknown variable `label`"),
    ("notice.html", "{{{says}}}", "an unescaped variable"),
    ("notice.html", "{{&says}}", "an unescaped variable"),
    ("notice.html", "{{>other}}", "is not known here"),
    ("notice.html", "{{=<% %>=}}", "is not known here"),
    ("kinds.yaml", "echo: {subject: x, says: y}\n", "the key `reminder` is missing"),
    ("kinds.yaml", kinds.replacing("says: 有进展", with: "do: x"), "the key `says` is missing"),
    ("engine.yaml", "engine-rung: {says: '{{facts}}'}\n", "unknown variable `facts`"),
    ("engine.yaml", "engine-rungs: {says: x}\n", "did you mean `engine-rung`?"),
    ("engine.yaml", "engine-rung: {say: x}\n", "did you mean `says`?"),
    ("fifth.yaml", "a: {says: x}\n", "there is no procedure `fifth`"),
  ])
  func `a fault is told with its file, its line and what to write`(
    _ file: String, _ text: String, _ words: String
  ) {
    let found = TemplateReaderTests.complaints([file: text])
    #expect(found.contains { $0.contains(words) }, "\(found)")
  }

  @Test(arguments: ["notice.txt", "notice.html", "kinds.yaml", "engine.yaml"])
  func `a file that is missing is named`(_ file: String) {
    let found = TemplateReaderTests.complaints([file: String?.none])
    #expect(found.contains { $0.hasPrefix("t/\(file):1:1: is missing") }, "\(found)")
  }
}
