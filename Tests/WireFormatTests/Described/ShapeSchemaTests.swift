import Testing

@testable import WireFormat

struct ShapeSchemaTests {
  @Test func `the schema says what the reader asks`() {
    let person = Shape.named("Person", .object([Member("id", .identifier, "人员编号")]))
    let shape = Shape.object([
      Member("title", .line(1...10), label: "标题"),
      .optional("lead", .nullable(person)),
      .optional("people", .array(of: person, max: 3)),
      .optional("count", .integer(0...5)),
    ])
    var named = NamedSchemas()
    let schema = shape.schema(&named)
    #expect(
      schema.compactText
        == ##"{"type":"object","properties":{"title":{"type":"string","minLength":1,"##
        + ##""maxLength":10,"title":"标题"},"lead":{"anyOf":["##
        + ##"{"$ref":"#/components/schemas/Person"},"##
        + ##"{"type":"null"}]},"people":{"type":"array","items":"##
        + ##"{"$ref":"#/components/schemas/Person"},"maxItems":3},"count":"##
        + ##"{"type":"integer","minimum":0,"maximum":5}},"required":["title"],"##
        + ##""additionalProperties":false}"##)
    #expect(named.members.names == ["Person"])
    #expect(named.members["Person"]?["required"] == ["id"])
  }

  @Test(arguments: TextPattern.allCases)
  func `a pattern and its expression agree`(pattern: TextPattern) throws {
    let expression = try Regex(pattern.expression)
    let samples = [
      "", "a", "-", ".a", "a.b_c-d", "A1", "问", "a b", "+", "+8613800000000", "010-1234 5678",
      "1", "12", "123", "a@b", "a@b.c", "a@@b", "a@", "@b", "a@b.", "a@b..c", "x'y@z-1.cn",
      String(repeating: "a", count: 64), String(repeating: "a", count: 65),
      String(repeating: "f", count: 64), String(repeating: "F", count: 64), "a\n", "~!", "a\u{7F}",
      String(repeating: "1", count: 32), String(repeating: "1", count: 33),
      String(repeating: "z", count: 128), String(repeating: "z", count: 129),
      String(repeating: "-", count: 256), String(repeating: "_", count: 257),
      String(repeating: "a", count: 65) + "@b", "a@" + String(repeating: "b", count: 64),
    ]
    for sample in samples {
      let isWhole = try expression.wholeMatch(in: sample) != nil
      #expect(pattern.matches(sample) == isWhole, "\(pattern) \(sample.debugDescription)")
    }
  }
}
