import Foundation
import Testing

@testable import WireFormat

struct OpenAPIDocumentTests {
  private static let output = ProcessInfo.processInfo.environment["WENZHEN_OPENAPI_OUT"]

  private let document = OpenAPIDocument.write(version: "0.0.0")

  @Test func `every operation stands in the document`() {
    for operation in Surface.operations {
      let described = document["paths"]?[operation.path]?[operation.method.rawValue.lowercased()]
      #expect(described?["operationId"] == .string(operation.id))
      for status in operation.answers.map(\.status) + operation.problems.map(\.status) {
        #expect(described?["responses"]?[String(status)] != nil, "\(operation.id) \(status)")
      }
    }
  }

  @Test func `every reference leads somewhere`() throws {
    var references: Set<String> = []
    collect(document, into: &references)
    #expect(references.count > 40)
    for reference in references {
      let found = reference.split(separator: "/").dropFirst().reduce(document as JSONValue?) {
        $0?[String($1)]
      }
      #expect(found != nil, "\(reference)")
    }
  }

  /// `Tests/Outside/openapi_check.py` reads the file that this writes, if it is asked to.
  @Test(.enabled(if: Self.output != nil, "WENZHEN_OPENAPI_OUT names the file"))
  func `the document is written for the check from outside`() throws {
    let place = try #require(Self.output)
    try Data(document.pretty()).write(to: URL(filePath: place))
  }

  private func collect(_ value: JSONValue, into references: inout Set<String>) {
    if let reference = value["$ref"]?.text { references.insert(reference) }
    for member in value.object?.members ?? [] { collect(member.value, into: &references) }
    for element in value.elements ?? [] { collect(element, into: &references) }
  }
}
