import Foundation
import Testing

@testable import WireFormat

struct ShapePeerTests {
  private static let shape = Shape.object([
    Member("id", .identifier),
    Member("title", .line(2...4), label: "标题"),
    .optional("urgency", .oneOf(["一般", "紧急"])),
    .optional("count", .integer(0...5)),
    .optional("ratio", .number),
    .optional("sure", .boolean, "是否确定"),
    .optional("lead", .nullable(.identifier)),
    .optional(
      "items",
      .array(
        of: .named(
          "Item",
          .object(
            ObjectRule(members: [Member("id", .identifier), .optional("day", .date)], isOpen: true))
        ), max: 2)),
    .optional("fields", .map(keys: .identifier, to: .dynamic, max: 2)),
    .optional("more", .anything),
  ])

  /// `Tests/Outside/shape_fixtures.py` makes the file.
  @Test func `the reader and a validator of the schema agree on every value`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../Fixtures/Described/python-jsonschema.json").standardizedFileURL
    let fixture = try JSONValue.parse([UInt8](Data(contentsOf: file)))
    var named = NamedSchemas()
    #expect(Self.shape.schema(&named) == fixture["schema"])
    #expect(.object(named.members) == fixture["schemas"])
    let cases = try #require(fixture["values"]?.elements)
    #expect(cases.count == 800)
    for known in cases {
      let value = try #require(known["value"])
      let faults = Self.shape.faults(of: value)
      #expect(faults.isEmpty == known["valid"]?.flag, "\(value.compactText): \(faults)")
    }
  }
}
