import Testing

/// Names that say nothing of what is inside, and notes that somebody meant to come back to.
enum Drawers {
  private static let names: Set<String> = [
    "util", "utils", "utilities", "helper", "helpers", "model", "models", "common", "misc",
  ]
  // In halves, so that this file does not complain of itself.
  private static let notes: Set<String> = ["FIX" + "ME", "TO" + "DO", "XX" + "X"]

  static func complaints(inPath path: String) -> [Complaint] {
    path.split(separator: "/").compactMap { part in
      let stem = part.prefix { $0 != "." }
      guard
        names.contains(stem.lowercased()) || stem.hasSuffix("Utils") || stem.hasSuffix("Helpers")
      else { return nil }
      return Complaint(path: path, line: nil, message: "\(stem) names a drawer, not a concept")
    }
  }

  static func complaints(inTextOf file: TextFile) -> [Complaint] {
    file.lines.enumerated().flatMap { index, line in
      line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
        .filter { notes.contains(String($0)) }
        .map { Complaint(path: file.path, line: index + 1, message: "\($0) left in the text") }
    }
  }
}

@Suite struct DrawersTests {
  @Test func `no file or folder is a drawer`() {
    let complaints = Repository.paths.flatMap(Drawers.complaints(inPath:))
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test func `no note to oneself is left behind`() {
    let written = Repository.files { !$0.hasPrefix("seeds/") && $0 != "LICENSE" }
    #expect(written.contains { $0.path == "Makefile" })
    let complaints = written.flatMap(Drawers.complaints(inTextOf:))
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test(arguments: [
    "Sources/CaseCore/Utils/A.swift", "Sources/CaseCore/Helpers.swift", "Tests/models/a.py",
    "Sources/CaseCore/TextUtils.swift", "config/misc.yaml",
  ])
  func `a drawer is found`(path: String) {
    #expect(Drawers.complaints(inPath: path).count == 1)
  }

  @Test func `a note to oneself is found and a longer word is not`() {
    let text = "// " + "TO" + "DO: later\nlet xxxl = 1 // mktemp XXXXXX\n"
    let complaints = Drawers.complaints(inTextOf: TextFile(path: "A.swift", text: text))
    #expect(complaints.map(\.line) == [1])
    #expect(Drawers.complaints(inPath: "Sources/CaseCore/Commonwealth/Modelled.swift").isEmpty)
  }
}
