import CaseCore
import Testing
import WorkCalendar

@Suite struct CanonicalTests {
  @Test(.bug(id: "PEERS-16"), arguments: 1...200 as ClosedRange<UInt64>)
  func `a snapshot reads back as the case it was made of`(_ seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    let drawn = random.file()
    let file = try #require(drawn)
    let read = try CaseFile(snapshot: file.snapshot, id: file.id, version: file.version)
    #expect(read == file, "seed \(seed)")
    #expect(read.snapshot == file.snapshot, "seed \(seed)")
  }

  @Test(arguments: 1...100 as ClosedRange<UInt64>)
  func `an event reads back, its texts clear or sealed`(_ seed: UInt64) throws {
    var random = RandomValues(seed: seed)
    for kind in random.kinds() {
      let event = random.event(kind, random.changes())
      #expect(try CaseEvent(canonicalBytes: event.canonicalBytes) == event, "seed \(seed)")
      let (bytes, texts) = CanonicalTests.seal(event)
      var reader = CanonicalReader(bytes, texts: texts)
      #expect(try CaseEvent(from: &reader) == event, "seed \(seed)")
      #expect(reader.isAtEnd)
    }
  }

  @Test func `a sealed text is not in the bytes, and reads as erased without its text`() throws {
    let event = CaseEvent(
      caseID: CaseID(1), version: 1, at: Instant(milliseconds: 5), actor: .time,
      kind: .opened, note: "机密说明", changes: [.field("title", .text("机密标题"))], notices: [])
    let (bytes, texts) = CanonicalTests.seal(event)
    #expect(texts == [0: "机密说明", 1: "机密标题"])
    #expect(!String(decoding: bytes, as: UTF8.self).contains("机密"))
    var reader = CanonicalReader(bytes, texts: [:])
    let read = try CaseEvent(from: &reader)
    #expect(read.changes == [.field("title", .erased)])
    #expect(read.note == CanonicalReader.erasedText)
  }

  @Test func `bytes that we would not write are refused`() {
    let file = "{\"public_id\":\"x\"}"
    for bytes in ["", "{", "null", file, file + " "] {
      #expect(throws: CanonicalFault.self) {
        try CaseFile(snapshot: Array(bytes.utf8), id: CaseID(1), version: 1)
      }
    }
    for number in ["", "-", "9223372036854775808", "1.5", " 1", "1e3"] {
      #expect(throws: CanonicalFault.self) { try Int64(canonicalBytes: Array(number.utf8)) }
    }
    for text in ["\"", "\"\\", "\"\\u00zz\"", "\"\\u00", "abc"] {
      #expect(throws: CanonicalFault.self) { try String(canonicalBytes: Array(text.utf8)) }
    }
  }

  @Test func `the bytes of every small value are what they always were`() {
    #expect(text(Owner(post: "p", person: "q")) == #"{"post":"p","person":"q"}"#)
    #expect(text(FieldValue.cases([CaseID(1), CaseID(-2)])) == #"{"cases":[1,-2]}"#)
    #expect(text("a\"\\\n\u{1}é") == #""a\"\\\u000a\u0001é""#)
    #expect(text(ClockKey.signature(2)) == #""signature/2""#)
    #expect(text(Instant.distantFuture) == "9223372036854775807")
    #expect(text(Int.min) == "-9223372036854775808")
  }

  private func text(_ value: some CanonicalValue) -> String {
    String(decoding: value.canonicalBytes, as: UTF8.self)
  }

  /// The event's bytes with a stand-in for each text, and the texts.
  static func seal(_ event: CaseEvent) -> ([UInt8], [Int: String]) {
    var texts: [Int: String] = [:]
    var writer = CanonicalWriter { ordinal, text in
      texts[ordinal] = text
      return [UInt8(truncatingIfNeeded: ordinal)]
    }
    event.write(to: &writer)
    return (writer.bytes, texts)
  }
}
