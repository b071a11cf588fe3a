import Testing

@testable import WireFormat

struct JSONWriterTests {
  @Test func `the compact form keeps the order and escapes what must be`() {
    let value: JSONValue = [
      "b": [1, .number(0.5), nil, true], "a": "问\"\\\n\t\r\u{8}\u{c}\u{1}/", "e": [], "o": [:],
    ]
    #expect(
      value.compactText
        == #"{"b":[1,0.5,null,true],"a":"问\"\\\n\t\r\b\f\u0001/","e":[],"o":{}}"#)
  }

  @Test func `the pretty form has a line a member`() {
    let value: JSONValue = ["a": [1, 2], "b": [:]]
    let text = String(decoding: value.pretty(), as: UTF8.self)
    #expect(text == "{\n  \"a\": [\n    1,\n    2\n  ],\n  \"b\": {}\n}\n")
  }

  @Test func `a figure that is not finite is written as null`() {
    #expect(JSONValue.number(.nan).compactText == "null")
  }

  @Test func `what is appended joins what was there`() {
    var bytes = Array("data: ".utf8)
    JSONValue.object(JSONObject([JSONMember("a", 1)])).append(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "data: {\"a\":1}")
  }

  @Test func `members are looked up, set, added and taken away`() {
    var object = JSONObject([JSONMember("a", 1)])
    object["b"] = 2
    object["a"] = "x"
    #expect(object.names == ["a", "b"])
    #expect(object["a"]?.text == "x")
    object["a"] = nil
    #expect(JSONValue.object(object) == ["b": 2])
  }

  @Test(arguments: 0..<100)
  func `what is written is read back the same`(seed: UInt64) throws {
    var random = SplitMix(seed: seed)
    let value = arbitrary(depth: 4, &random)
    #expect(try JSONValue.parse(value.compact()) == value, "seed \(seed)")
    #expect(try JSONValue.parse(value.pretty()) == value, "seed \(seed)")
  }

  private func arbitrary(depth: Int, _ random: inout SplitMix) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 7 : 5), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int64.random(in: .min ... .max, using: &random))
    case 3: return .number(Double(Int64.random(in: -999...999, using: &random)) + 0.5)
    case 4: return .string(text(&random))
    case 5: return .array((0..<4).map { _ in arbitrary(depth: depth - 1, &random) })
    default:
      return .object(
        JSONObject((0..<12).map { JSONMember("\($0)", arbitrary(depth: depth - 1, &random)) }))
    }
  }

  private func text(_ random: inout SplitMix) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0..<12, using: &random) {
      let code = UInt32.random(in: 0...0x10FFFF, using: &random)
      if let scalar = Unicode.Scalar(Bool.random(using: &random) ? code % 0x60 : code) {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
