import Foundation
import Testing

@testable import WireFormat

struct JSONPeerTests {
  /// `Tests/Outside/json_fixtures.py` makes the file.
  @Test func `Python's json takes and refuses the same texts`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/JSON/python-json.json").standardizedFileURL
    let cases = try #require(try JSONValue.parse([UInt8](Data(contentsOf: file))).elements)
    #expect(cases.count == 1500)
    for known in cases {
      let bytes = try #require(known["hex"]?.text.flatMap(Self.bytes))
      let ours = try? JSONValue.parse(bytes).compactText
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(ours == known["compact"]?.text, "\(text.debugDescription)")
    }
  }

  private static func bytes(hex: String) -> [UInt8]? {
    let digits = hex.utf8.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count % 2 == 0 else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
  }
}
