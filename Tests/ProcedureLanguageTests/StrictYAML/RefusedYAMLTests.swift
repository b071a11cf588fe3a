import ProcedureLanguage
import Testing

@Suite struct `What strict files may not hold` {
  /// Reads any document whole, asking nothing of it but to be strict.
  private func composed(_ text: String) -> [String] {
    faults(StrictYAML.read(text, file: "f.yaml") { _ in true })
  }

  @Test(arguments: [
    ("a: 1\nb: &x 2\n", "f.yaml:2:4: b: anchors (&) and aliases (*) are not allowed"),
    ("a: !odd 1\n", "f.yaml:1:4: a: tags (!) are not allowed"),
    ("a: !!str 1\n", "f.yaml:1:4: a: tags (!) are not allowed"),
    ("a: ! 1\n", "f.yaml:1:4: a: tags (!) are not allowed"),
    ("a: !odd [1]\n", "f.yaml:1:4: a: tags (!) are not allowed"),
    ("a: !odd {b: 1}\n", "f.yaml:1:4: a: tags (!) are not allowed"),
    ("!odd a: 1\n", "f.yaml:1:1: a key may have no anchor, alias or tag"),
    ("a:\n  <<: {b: 1}\n", "f.yaml:2:3: a: merge keys (<<) are not allowed; write the keys out"),
    ("[a]: 1\n", "f.yaml:1:1: a key must be plain text"),
    ("\"\": 1\n", "f.yaml:1:1: a key is empty"),
    ("a: 1\n---\nb: 2\n", "f.yaml:2:1: only one document a file is allowed"),
    ("", "f.yaml:1:1: the file is empty"),
    ("# only words\n", "f.yaml:1:1: the file is empty"),
    ("a: 1\nb: \u{07}\n", "f.yaml:2:4: the character U+0007 is not allowed"),
    ("a: 诉求\u{202E}\n", "f.yaml:1:6: the character U+202E is not allowed"),
    ("a: 1\u{85}b: 2\n", "f.yaml:1:5: the character U+0085 is not allowed"),
    ("a: \"\\0\"\n", "f.yaml:1:4: a: the character U+0000 is not allowed"),
    ("a: 1\na: 2\n", "f.yaml:2:1: the key `a` stands twice, first on line 1"),
    ("m:\n  a:\n    b: 1\n\n  \"a\": 2\n", "f.yaml:5:3: the key `a` stands twice, first on line 2"),
    ("m: {a: 1, a: 2}\n", "f.yaml:1:5: the key `a` stands twice, first on line 1"),
  ])
  func `is complained of where it stands`(text: String, complaint: String) {
    #expect(composed(text) == [complaint])
  }

  @Test func `an alias is refused with its anchor`() {
    #expect(
      composed("a: &x [1]\nb: *x\n") == [
        "f.yaml:1:4: a: anchors (&) and aliases (*) are not allowed",
        "f.yaml:1:4: b: anchors (&) and aliases (*) are not allowed",
      ])
  }

  @Test func `what is no YAML at all says where`() {
    let found = composed("a: [1\nb: 2\n")
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("f.yaml:2:2: not YAML: ") == true)
  }

  @Test func `a flood of aliases is refused before it is multiplied`() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let uses = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(uses)]\n"
    }
    text += "? *a12\n: end\n"
    #expect(composed(text) == ["f.yaml:5:10: anchors (&) and aliases (*) are not allowed"])
  }

  @Test func `size and depth have limits`() {
    let large = "a: " + String(repeating: "x", count: StrictYAML.byteLimit) + "\n"
    #expect(composed(large) == ["f.yaml:1:1: the file is larger than 1048576 bytes"])
    let deep = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
    #expect(composed(deep).first?.hasSuffix("nested deeper than 32 levels") == true)
    let allowed = String(repeating: "[", count: 31) + "x" + String(repeating: "]", count: 31)
    #expect(composed(allowed).isEmpty)
  }

  @Test func `bytes that are not UTF-8 say on which line`() {
    let complaints = ComplaintCollector()
    let bytes = Array("a: 1\nb: ".utf8) + [0xB9, 0xE6, 0xB3, 0xCC, 0x0A]
    #expect(StrictYAML.text(of: bytes, file: "f.yaml", complaints) == nil)
    #expect(
      faults(complaints.result(0, of: SourcePlace(file: "f.yaml"))) == [
        "f.yaml:2:1: the file is not UTF-8; save it in that encoding"
      ])
  }

  @Test func `a byte order mark, comments, a document mark and Windows line ends are fine`() {
    let text = "\u{FEFF}---\r\n# 注释 & *说明*\r\na: b & c\r\n"
    let read = StrictYAML.read(text, file: "f.yaml") { $0.fields { $0.required("a")?.text() } }
    #expect(read == .success("b & c"))
  }
}
