import Testing

@testable import WireFormat

struct BodyReaderTests {
  private static let shape = Shape.object([
    Member("procedure", .identifier),
    Member("title", .line(1...10), label: "标题"),
    .optional("note", .prose(0...20)),
    .optional("urgency", .oneOf(["一般", "紧急"])),
    .optional("count", .integer(0...5)),
    .optional("when", .instant),
    .optional("day", .date),
    .optional("sure", .boolean),
    .optional("lead", .nullable(.identifier)),
    .optional("items", .array(of: .object([Member("id", .identifier)]), max: 2)),
    .optional("fields", .map(keys: .identifier, to: .dynamic, max: 3)),
  ])

  private func faults(_ text: String) throws -> [FieldFault] {
    Self.shape.faults(of: try JSONValue.parse(text: text))
  }

  @Test func `a good body has no fault`() throws {
    let text = """
      {"procedure":"request","title":"末班车太早","note":"一\\n\\t二","urgency":"紧急","count":5,
       "when":"2026-03-02T09:00:00+08:00","day":"2024-02-29","sure":false,"lead":null,
       "items":[{"id":"a"}],"fields":{"weight":3,"codes":["a",1,true],"text":"多\\n行"}}
      """
    #expect(try faults(text) == [])
  }

  @Test func `lines end in LF, whatever they were written on`() throws {
    let body = """
      {"procedure":"request","title":"车","note":"一\\r\\n二","fields":{"text":"甲\\r\\n\\r\\n乙"}}
      """
    let read = try Self.shape.read(Array(body.utf8))
    #expect(try read.string("note") == "一\n二")
    #expect(try read.members("fields").first?.value == "甲\n\n乙")
    let alone = #"{"procedure":"request","title":"车\r\n","note":"一\r二"}"#
    let faults = try faults(alone).map(\.pointer)
    #expect(faults == ["/title", "/note"])
  }

  @Test func `every fault is told with its pointer`() throws {
    let text = """
      {"titel":"x","procedure":7,"title":"一二三四五六七八九十十","note":"a\\u0007b","urgency":"急",
       "count":6,"when":"2026-03-02","day":"2026-02-30","sure":"yes","lead":"-",
       "items":[{"id":"a"},{"it":1}],"fields":{"坏":1,"n":null,"l":[[1]]}}
      """
    let expected = [
      FieldFault(pointer: "/titel", message: "未知字段 titel，是否应为 title？"),
      FieldFault(pointer: "/procedure", message: "procedure 应为文本"),
      FieldFault(pointer: "/title", message: "标题（title） 过长：最多 10 字，现为 11 字"),
      FieldFault(pointer: "/note", message: "note 含有不允许的控制字符 U+0007（第 2 个字符）"),
      FieldFault(pointer: "/urgency", message: "urgency 只能是 一般、紧急 之一"),
      FieldFault(pointer: "/count", message: "count 应在 0 到 5 之间，现为 6"),
      FieldFault(pointer: "/when", message: "when 应为带时区的时间，如 2026-03-02T09:00:00+08:00"),
      FieldFault(pointer: "/day", message: "day 应为日期，如 2026-03-02"),
      FieldFault(pointer: "/sure", message: "sure 应为布尔值（true 或 false）"),
      FieldFault(
        pointer: "/lead", message: "lead 应为编号（字母、数字、点、下划线、短横线，最长 64 个字符）"),
      FieldFault(pointer: "/items/1/it", message: "未知字段 it，是否应为 id？"),
      FieldFault(pointer: "/items/1/id", message: "缺少必填项 id"),
      FieldFault(
        pointer: "/fields/坏", message: "字段名 坏 应为编号（字母、数字、点、下划线、短横线，最长 64 个字符）"),
      FieldFault(pointer: "/fields/n", message: "n 应为文本、整数、true 或 false"),
      FieldFault(pointer: "/fields/l/0", message: "l 第 1 项 应为文本、整数、true 或 false"),
    ]
    #expect(try faults(text) == expected)
  }

  @Test(arguments: [
    ("{}", ["/procedure", "/title"]), ("[]", [""]), ("null", [""]),
    (#"{"procedure":"a","title":""}"#, ["/title"]),
    (#"{"procedure":"a","title":"b","items":[{"id":"a"},{"id":"b"},{"id":"c"}]}"#, ["/items"]),
    (#"{"procedure":"a","title":"b","count":1.5}"#, ["/count"]),
    (#"{"procedure":"a","title":"a\nb"}"#, ["/title"]),
    (#"{"procedure":"a","title":"\u202Eb"}"#, ["/title"]),
    (#"{"procedure":"a","title":"b","note":null}"#, ["/note"]),
    (#"{"procedure":"a","title":"b","a/b":1}"#, ["/a~1b"]),
  ])
  func `each fault points to its place`(text: String, pointers: [String]) throws {
    #expect(try faults(text).map(\.pointer) == pointers)
  }

  @Test func `a flood of faults is cut`() throws {
    let names = (0..<500).map { "\"unknown\($0)\":0" }.joined(separator: ",")
    #expect(try faults("{\(names)}").count == BodyReader.faultsMax)
  }

  @Test func `a name from outside is cleaned before it is shown`() {
    #expect(BodyReader.shown("a\u{7}b") == "a\u{FFFD}b")
    #expect(BodyReader.shown(String(repeating: "x", count: 99)).count == 41)
  }

  @Test func `what was checked is read by name`() throws {
    let body = try Self.shape.read(
      Array(
        #"{"procedure":"request","title":"车","count":2,"lead":null,"items":[{"id":"a"}],"#.utf8)
        + Array(#""fields":{"k":"v"},"when":"1970-01-01T08:00:01+08:00"}"#.utf8))
    #expect(try body.string("title") == "车")
    #expect(try body.integer("count") == 2)
    #expect(try body.optionalString("lead") == nil)
    #expect(try body.flag("sure") == false)
    #expect(try body.bodies("items").map { try $0.string("id") } == ["a"])
    #expect(try body.members("fields") == [JSONMember("k", "v")])
    #expect(try body.instant("when").milliseconds == 1000)
    #expect(throws: Checked.Undescribed(name: "nothing")) { try body.string("nothing") }
    #expect(throws: Checked.Undescribed(name: "title")) { try body.integer("title") }
  }

  @Test func `a query is read as its parameters say`() throws {
    let query = QueryShape([
      .optional("limit", .integer(1...200)), .optional("late", .boolean),
      .optional("q", .line(1...9)),
    ])
    let read = try query.read([("limit", "20"), ("late", "true"), ("q", "12")])
    #expect(try read.integer("limit") == 20)
    #expect(try read.flag("late"))
    #expect(try read.string("q") == "12")
    let problem = #expect(throws: Problem.self) {
      try query.read([("limit", "x"), ("limt", "1"), ("q", "a"), ("q", "b")])
    }
    #expect(problem?.code == .invalidParameters)
    #expect(problem?.errors.map(\.pointer) == ["/limit", "/limt", "/q"])
  }
}
