import Testing

@testable import WireFormat

struct AcceptedTypesTests {
  private static let both = ["application/json", "text/csv"]

  @Test(
    arguments: [
      (nil, "application/json"), ("", "application/json"), ("*/*", "application/json"),
      ("text/csv", "text/csv"), ("TEXT/CSV; charset=utf-8", "text/csv"), ("text/*", "text/csv"),
      ("text/html, */*;q=0.8", "application/json"),
      ("application/json;q=0.5, text/csv", "text/csv"),
      ("application/json;q=0, */*", "text/csv"),
      ("text/csv;q=0.1, application/*;q=0.9", "application/json"),
      ("text/html", nil), ("application/json;q=0", nil), ("image/*, text/plain", nil),
      ("nonsense", "application/json"),
    ] as [(String?, String?)])
  func `the type wanted most is answered, and none where none is taken`(
    _ header: String?, _ type: String?
  ) {
    #expect(AcceptedTypes(header).preferred(among: AcceptedTypesTests.both) == type)
  }

  @Test func `whoever takes none of an operation's types is refused, but for its health`() throws {
    for operation in Surface.operations {
      guard operation.problems.contains(.notAcceptable) else {
        #expect(try operation.answeredType(accepting: "image/png") == operation.answeredTypes.first)
        continue
      }
      #expect(throws: Problem.self) { try operation.answeredType(accepting: "image/png") }
    }
    let ledger = try #require(Surface.operation("showLedger"))
    #expect(try ledger.answeredType(accepting: "text/csv") == "text/csv")
  }
}
