import HTTPTypes
import Hummingbird
import Testing
import WireFormat

@testable import WebAPI

/// Routes, description and implementation are one surface.
@Suite struct SurfaceTests {
  private let router = APIServer.router { _, _, _ in Response(status: .noContent) }

  /// The operations of the OpenAPI document, as `GET /api/v1/cases/{id}`.
  private var described: Set<String> {
    let document = OpenAPIDocument.write(version: "1")
    let paths = document["paths"]?.object?.members ?? []
    return Set(
      paths.flatMap { path in
        (path.value.object?.members ?? []).map { "\($0.name.uppercased()) \(path.name)" }
      })
  }

  @Test func `every route is described, and every described operation has its route`() {
    let routes = router.routes.map { route in
      let path = "\(route.path)".split(separator: "/").map { part in
        part.hasPrefix(":") ? "{\(part.dropFirst())}" : String(part)
      }
      return "\(route.method) /\(path.joined(separator: "/"))"
    }
    #expect(Set(routes) == described)
    #expect(routes.count == Set(routes).count)
    #expect(routes.count == Surface.operations.count)
  }

  @Test func `no route takes another's requests`() throws {
    try router.validate()
  }

  @Test func `every operation has its handler, and every handler its operation`() {
    #expect(Set(APIServer.handlers.keys) == Set(Surface.operations.map(\.id)))
  }
}
