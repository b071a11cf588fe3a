import Testing

@testable import WebAPI

@Suite struct SurfaceTests {
  @Test func `every operation of the surface has a handler`() {
    #expect(APIServer.unhandled.isEmpty)
  }
}
