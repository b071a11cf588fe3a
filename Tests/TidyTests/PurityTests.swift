import Testing

/// What a pure target may not say: it would read a clock, draw a lot or run beside itself.
enum Purity {
  static let banned: [[String]] = [
    ["Date", "(", ")"], [".", "now"], [".", "random", "("], [".", "randomElement", "("],
    [".", "shuffled", "("], [".", "shuffle", "("], ["SystemRandomNumberGenerator"],
    ["UUID", "(", ")"], ["async"], ["await"], ["Task"], ["TaskGroup"],
    ["ContinuousClock"], ["SuspendingClock"], ["clock_gettime"], ["gettimeofday"],
    ["Thread"], ["DispatchQueue"],
  ]

  static func complaints(in file: TextFile) -> [Complaint] {
    let tokens = SwiftText(file.text).tokens
    return banned.flatMap { pattern in
      tokens.lines(of: pattern).map {
        Complaint(path: file.path, line: $0, message: "\(pattern.joined()) in a pure target")
      }
    }
  }
}

@Suite struct PurityTests {
  @Test func `pure targets read no clock, draw no lot and start no task`() {
    let files = Repository.sources.filter { Layering.pureTargets.contains($0.target ?? "") }
    #expect(!files.isEmpty)
    let complaints = files.flatMap(Purity.complaints)
    #expect(complaints.isEmpty, "\(complaints.report)")
  }

  @Test(arguments: [
    "let a = Date()", "let a: Date = .now", "Int.random(in: 0...1)", "UUID ( ).uuidString",
    "func f() async {}", "Task { }", "await x", "let s = \"at \\(Date())\"",
    "let s = #\"\\#(Foo.now)\"#", "let s = \"\"\"\n  \\(list.shuffled())\n  \"\"\"",
  ])
  func `an impure word is found`(text: String) {
    #expect(!Purity.complaints(in: TextFile(path: "A.swift", text: text)).isEmpty)
  }

  @Test(arguments: [
    "// Date() and .now", "/* a /* nested */ Task */", "let s = \"await Task\"",
    "let s = \"\"\"\n  \"quoted\" async .random(\n  \"\"\"", "let s = #\"a \" \\(UUID()) \"#",
    "func `Task is a word`() {}", "let date = Date(timeIntervalSince1970: 0)",
    "let taskCount = awaited", "let s = \"ends in a quote \\\" Task\"", "let r = #/await \" x/#",
  ])
  func `a word in a comment, a text or a longer word is none`(text: String) {
    #expect(Purity.complaints(in: TextFile(path: "A.swift", text: text)).isEmpty)
  }
}
