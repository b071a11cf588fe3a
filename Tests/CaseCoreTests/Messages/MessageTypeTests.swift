import CaseCore
import Testing

/// The types of messages to other systems, as words.
@Suite struct MessageTypeTests {
  @Test(arguments: MessageFamily("visit").types + MessageType.ofNoFamily)
  func `a type is read as it is written`(_ type: MessageType) {
    #expect(MessageType(word: type.word) == type)
  }

  @Test(arguments: [
    "", "case", "case.", ".opened", "case.opened.twice", "case.held", "duty.opened",
    "Case.opened", "ca-se.opened",
  ])
  func `a word that no message has is none`(_ word: String) {
    #expect(MessageType(word: word) == nil)
  }
}
