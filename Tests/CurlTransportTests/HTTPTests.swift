@testable import CurlTransport
import Foundation
import Synchronization
import Testing

/// Requests over real sockets, and what becomes of them.
@Suite struct HTTPTests {
  static let plain = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-Name: a: b\r\n\r\nok"

  static func transport(
    inFlight: Int = 4, _ rule: @escaping AddressRule = { _ in true }
  ) -> CurlTransport {
    CurlTransport(name: "test", inFlight: inFlight, mayConnect: rule)
  }

  static func request(_ port: Int, limits: TransferLimits = TransferLimits()) -> HTTPRequest {
    HTTPRequest(
      url: "http://127.0.0.1:\(port)/hook?x=1", headers: [HTTPHeader("X-Empty", "")],
      body: Array("{\"题\":1}".utf8), limits: limits)
  }

  @Test func `a request arrives as it was given, and its answer comes back`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport()
    var request = HTTPTests.request(peer.port)
    request.headers.append(HTTPHeader("Content-Type", "application/json"))
    let reply = try await transport.send(request)
    #expect(reply.status == 200)
    #expect(reply.body == Array("ok".utf8))
    #expect(!reply.isCut)
    #expect(reply.address == "127.0.0.1")
    #expect(reply.header("x-name") == "a: b")
    let head = try #require(peer.received.first)
    #expect(head.hasPrefix("POST /hook?x=1 HTTP/1.1\r\n"))
    #expect(head.contains("\r\nX-Empty:\r\n"))
    #expect(head.contains("\r\nContent-Type: application/json\r\n"))
    #expect(!head.contains("Expect"))
    #expect(!head.contains("x-www-form-urlencoded"))
    #expect(head.hasSuffix("\r\n\r\n{\"题\":1}"))
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `an empty body is a body of no bytes`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport()
    var request = HTTPTests.request(peer.port)
    request.body = []
    #expect(try await transport.send(request).status == 200)
    #expect(try #require(peer.received.first).contains("\r\nContent-Length: 0\r\n"))
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a redirection is an answer, and is not followed`() async throws {
    let target = try LoopbackPeer.answering(HTTPTests.plain)
    let peer = try LoopbackPeer.answering(
      "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:\(target.port)/\r\n"
        + "Content-Length: 0\r\n\r\n")
    let transport = HTTPTests.transport()
    #expect(try await transport.send(HTTPTests.request(peer.port)).status == 302)
    #expect(target.connections == 0)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
    target.stop()
  }

  @Test(arguments: [
    "HTTP/1.1 500 No\r\nContent-Length: 40000\r\n\r\n" + String(repeating: "x", count: 40_000),
    "HTTP/1.1 500 No\r\nTransfer-Encoding: chunked\r\n\r\n9C40\r\n"
      + String(repeating: "x", count: 40_000) + "\r\n0\r\n\r\n",
  ])
  func `of a long answer the beginning is kept`(_ answer: String) async throws {
    let peer = try LoopbackPeer.answering(answer)
    let transport = HTTPTests.transport()
    let reply = try await transport.send(HTTPTests.request(peer.port))
    #expect(reply.status == 500)
    #expect(reply.isCut)
    #expect(reply.body.count == TransferLimits().answerBytes)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `an interim answer's header is not the answer's`() async throws {
    let peer = try LoopbackPeer.answering(
      "HTTP/1.1 103 Early Hints\r\nX-Early: 1\r\n\r\n" + HTTPTests.plain)
    let transport = HTTPTests.transport()
    let reply = try await transport.send(HTTPTests.request(peer.port))
    #expect(reply.status == 200)
    #expect(reply.header("X-Early") == nil)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: [
    ("file:///etc/passwd", "file"), ("ftp://127.0.0.1/x", "ftp"),
    ("http://user:secret@127.0.0.1/x", "user"), ("http://", "empty"),
  ])
  func `what is no plain web address is not sent`(_ url: String, _ why: String) async throws {
    let transport = HTTPTests.transport()
    let request = HTTPRequest(url: url, headers: [], body: [])
    await #expect(throws: TransportError.self, "\(why)") { try await transport.send(request) }
    await transport.stop(withinMilliseconds: 0)
  }

  @Test(arguments: ["a\r\nX-Other: 1", "a\nb", "a\0b"])
  func `a header with a line break is not sent`(_ value: String) async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport()
    var request = HTTPTests.request(peer.port)
    request.headers = [HTTPHeader("X-Name", value)]
    let sent = request
    await #expect(throws: TransportError.unsendable("a header with a line break or without a name"))
    { try await transport.send(sent) }
    #expect(peer.connections == 0)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `many share few places, and connections are kept`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport(inFlight: 4)
    let port = peer.port
    let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<200 {
        group.addTask { try await transport.send(HTTPTests.request(port)).status }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(statuses == Array(repeating: 200, count: 200))
    #expect(peer.connections <= 4)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }
}
