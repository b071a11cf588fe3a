import Testing

@testable import WireFormat

struct DelimitedTextTests {
  /// 「诉求，中」 and 「𠀀」 (four bytes) as GB18030, written down from the standard's tables.
  private static let gb18030: [UInt8] = [
    0xCB, 0xDF, 0xC7, 0xF3, 0xA3, 0xAC, 0xD6, 0xD0, 0x95, 0x32, 0x82, 0x36,
  ]

  @Test func `UTF-8 is known by its mark or by being valid`() throws {
    for text in ["", "a,b", "诉求,😀"] {
      let bytes = Array(text.utf8)
      let plain = DelimitedText(text: text, encoding: .utf8)
      #expect(try DelimitedText.decode(bytes) == plain)
      #expect(try DelimitedText.decode([0xEF, 0xBB, 0xBF] + bytes) == plain)
    }
  }

  @Test func `what is not UTF-8 is read as GB18030`() throws {
    let read = try DelimitedText.decode(Self.gb18030)
    #expect(read == DelimitedText(text: "诉求，中𠀀", encoding: .gb18030))
  }

  @Test(arguments: [0xFF, 0x20] as [UInt8])
  func `bytes that are neither are refused where they begin`(bad: UInt8) {
    let bytes = Self.gb18030 + [0x41, 0x81, bad] + Self.gb18030
    let fault = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(bytes) }
    #expect(fault == DelimitedText.Undecodable(offset: 13, likelier: .gb18030))
  }

  @Test func `bytes that nobody can read are told by their row and their place in it`() throws {
    let bytes = Array("标题,内容\n灯,".utf8) + [0xFF] + Array("\n灯,亮\n".utf8)
    let fault = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(bytes) }
    let told = try #require(fault).told(of: bytes)
    #expect(told.row == 2)
    #expect(told.message.hasPrefix("这一行第 5 个字节起读不懂"))
  }

  @Test func `a text cut in the middle of a character is refused at its start`() {
    let bytes = Array(Self.gb18030.dropLast())
    let fault = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(bytes) }
    #expect(fault?.offset == 8)
  }

  @Test func `UTF-8 with a fault far in is named as UTF-8`() {
    let bytes = Array("诉求，车".utf8) + [0xFF] + Array("太早".utf8)
    let fault = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(bytes) }
    #expect(fault != nil)
    let marked = [0xEF, 0xBB, 0xBF] + bytes
    let sure = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(marked) }
    #expect(sure == DelimitedText.Undecodable(offset: 15, likelier: .utf8))
  }

  @Test func `a four-byte form that stands for no character is refused`() {
    let bytes = Self.gb18030 + [0xFE, 0x39, 0xFE, 0x39]
    let fault = #expect(throws: DelimitedText.Undecodable.self) { try DelimitedText.decode(bytes) }
    #expect(fault?.offset == Self.gb18030.count)
  }
}
