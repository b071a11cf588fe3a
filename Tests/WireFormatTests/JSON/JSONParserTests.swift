import Testing

@testable import WireFormat

struct JSONParserTests {
  @Test(arguments: good)
  func `what is JSON is read`(text: String, value: JSONValue) throws {
    #expect(try JSONValue.parse(text: text) == value)
  }

  @Test(arguments: bad)
  func `what is not JSON is refused by name`(text: String, reason: JSONFault.Reason) {
    let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(text: text) }
    #expect(fault?.reason == reason)
  }

  @Test func `a fault says its pointer, line and column`() {
    let text = "{\n  \"a/b\": [1, {\n    \"题目\": \"问诊\", \"x\": 01 }]\n}"
    let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(text: text) }
    #expect(fault?.pointer == "/a~1b/1/x")
    #expect(fault?.line == 3)
    #expect(fault?.column == 22)
    #expect(fault?.message == "第 3 行第 22 列：数字写法有误")
  }

  @Test func `many members are still told apart`() {
    let names = (0..<40).map { "\"m\($0)\":\($0)" }
    let good = "{\(names.joined(separator: ","))}"
    #expect(throws: Never.self) { try JSONValue.parse(text: good) }
    let fault = #expect(throws: JSONFault.self) {
      try JSONValue.parse(text: "{\(names.joined(separator: ",")),\"m3\":0}")
    }
    #expect(fault?.reason == .duplicateMember("m3"))
    #expect(fault?.pointer == "/m3")
  }

  @Test func `every member that stands twice is told, and what ends the reading after them`() {
    let fault = #expect(throws: JSONFault.self) {
      try JSONValue.parse(text: #"{"a":1,"a":2,"b":[0,{"c":1,"c":{"d":1,"d":2}}],"a":3,"e":01}"#)
    }
    let faults = fault.map { [$0] + $0.further } ?? []
    #expect(faults.map(\.pointer) == ["/a", "/b/1/c", "/b/1/c/d", "/a", "/e"])
    #expect(faults.map(\.column) == [8, 28, 39, 48, 58])
    #expect(faults.last?.reason == .badNumber)
  }

  @Test func `depth is taken up to the limit and no further`() {
    let limit = JSONLimits.body.depthMax
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    #expect(throws: Never.self) { try JSONValue.parse(text: nested(limit)) }
    let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(text: nested(limit + 1)) }
    #expect(fault?.reason == .tooDeep(depthMax: limit))
    let wide = "[\(Array(repeating: "[]", count: 100).joined(separator: ","))]"
    #expect(throws: Never.self) { try JSONValue.parse(text: wide) }
  }

  @Test func `size is taken up to the limit and no further`() {
    let limit = JSONLimits.body.bytesMax
    let text = Array("\"\(String(repeating: "a", count: limit - 2))\"".utf8)
    #expect(throws: Never.self) { try JSONValue.parse(text) }
    let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(text + [0x20]) }
    #expect(fault?.reason == .tooLarge(bytesMax: limit))
  }

  @Test(
    arguments: [
      [0x80], [0xC0, 0x80], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xC3], [0xE9, 0x97], [0xC3, 0x41],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused where they begin`(bad: [UInt8]) {
    for prefix in ["\"问", "\"\\n问"] {
      let start = Array(prefix.utf8)
      let fault = #expect(throws: JSONFault.self) { try JSONValue.parse(start + bad + [0x22]) }
      #expect(fault?.reason == .notUTF8)
      #expect(fault?.offset == start.count)
    }
  }

  @Test(arguments: 0..<200)
  func `no bytes make the parser fail otherwise than by a fault`(seed: UInt64) {
    var random = SplitMix(seed: seed)
    let sample = Array(#"{"a":[1,-2.5e3,"问\u95ee\n",null,true],"b":{"c":"d"}}"#.utf8)
    var bytes = sample
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 1: bytes.remove(at: place)
      default: bytes = Array(bytes[..<max(place, 1)])
      }
    }
    do {
      let value = try JSONValue.parse(bytes)
      #expect(try JSONValue.parse(value.compact()) == value, "seed \(seed)")
    } catch {
      #expect(error.offset <= bytes.count, "seed \(seed)")
    }
  }

  private static let good: [(String, JSONValue)] = [
    ("null", JSONValue.null), (" true ", true), ("false", false), ("0", 0), ("-0", 0),
    ("-12", -12), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("1.0", 1), ("1e3", 1000), ("0.25", .number(0.25)), ("-2.5E-1", .number(-0.25)),
    ("\"\"", ""), ("\"问诊\"", "问诊"), (#""\u95EE\u8bca""#, "问诊"), (#""\ud83d\ude00""#, "😀"),
    (#""a\"\\\/\b\f\n\r\tz""#, "a\"\\/\u{8}\u{c}\n\r\tz"), (#""\u0000""#, "\0"),
    ("[]", .array([])), ("[1,[2],{}]", .array([1, .array([2]), .object(JSONObject())])),
    ("{ \"a\" : 1 , \"b\" : [ ] }", ["a": 1, "b": .array([])]),
  ]

  private static let bad: [(String, JSONFault.Reason)] = [
    ("", JSONFault.Reason.endedEarly), ("[1,", .endedEarly), ("\"a", .endedEarly),
    ("-", .endedEarly),
    ("tru", .endedEarly), ("trux", .unexpected(byte: UInt8(ascii: "x"))),
    ("1.", .endedEarly), ("1.x", .badNumber), ("1e+", .endedEarly), ("01", .badNumber),
    ("-01", .badNumber), ("-x", .badNumber), ("9223372036854775808", .numberOutOfRange),
    ("1e999", .numberOutOfRange), ("+1", .unexpected(byte: UInt8(ascii: "+"))),
    (".5", .unexpected(byte: UInt8(ascii: "."))), ("NaN", .unexpected(byte: UInt8(ascii: "N"))),
    ("[1,]", .unexpected(byte: UInt8(ascii: "]"))), ("{\"a\":1,}", .unexpected(byte: 0x7D)),
    ("{a:1}", .unexpected(byte: UInt8(ascii: "a"))), ("{\"a\" 1}", .unexpected(byte: 0x31)),
    ("1 2", .trailing), ("{} x", .trailing), ("\u{FEFF}1", .byteOrderMark),
    ("\"a\nb\"", .controlCharacter(byte: 0x0A)), (#""\x41""#, .unknownEscape),
    (#""\u12g4""#, .unknownEscape), (#""\ud83d""#, .loneSurrogate), (#""\ud83dx""#, .loneSurrogate),
    (#""\ud83d\u0041""#, .loneSurrogate), (#""\ude00""#, .loneSurrogate),
    (#"{"a":1,"a":2}"#, .duplicateMember("a")), (#"{"a":1,"\u0061":2}"#, .duplicateMember("a")),
  ]
}
