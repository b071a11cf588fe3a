import CaseCore
import Testing

/// What free text must be.
@Suite struct ReadableTextTests {
  @Test(arguments: ["末班车", "a\tb\nc", "é", "👩‍🔬", "1"])
  func `what can be read is let through`(_ text: String) {
    #expect(ReadableText.fault(of: text) == nil)
  }

  @Test(arguments: [
    "\u{0}", "标\u{0}题", "\u{1B}[31m红", "\u{7F}", "a\u{85}", "\u{202E}题", "\u{2067}题",
  ])
  func `control characters and marks of direction are named`(_ text: String) {
    #expect(ReadableText.fault(of: text)?.contains("U+") == true)
  }

  @Test(arguments: ["", " ", "\u{3000}", "\u{200B}", "\u{FEFF}", "\u{FFFE}", "\u{E0001}", "\u{AD}"])
  func `what shows nothing is empty`(_ text: String) {
    #expect(ReadableText.fault(of: text) == "不能为空")
  }
}
