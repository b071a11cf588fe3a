@testable import CurlTransport
import Foundation
import NetworkAddresses
import Synchronization
import Testing

/// The rule is asked of the address that is really connected to, and again before each request.
@Suite struct AddressRuleTests {
  @Test(arguments: [
    "127.0.0.1", "2130706433", "0x7f.1", "localhost", "[::ffff:127.0.0.1]", "0177.0.0.1",
  ])
  func `a forbidden address is not connected to, however it is written`(
    _ host: String
  ) async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let transport = HTTPTests.transport { address in
      !AddressRange.loopback.contains { $0.contains(address.host) }
    }
    var request = HTTPTests.request(peer.port)
    request.url = "http://\(host):\(peer.port)/"
    #expect(await transport.failure(of: request)?.kind == "forbidden address")
    #expect(peer.connections == 0)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test func `a kept connection is asked about again before each request`() async throws {
    let peer = try LoopbackPeer.answering(HTTPTests.plain)
    let gate = Gate()
    let transport = HTTPTests.transport { _ in gate.isOpen.withLock { $0 } }
    let request = HTTPTests.request(peer.port)
    #expect(try await transport.send(request).status == 200)
    gate.isOpen.withLock { $0 = false }
    await #expect(throws: TransportError.forbiddenAddress("127.0.0.1")) {
      try await transport.send(request)
    }
    gate.isOpen.withLock { $0 = true }
    #expect(try await transport.send(request).status == 200)
    #expect(peer.received.count == 2)
    await transport.stop(withinMilliseconds: 0)
    peer.stop()
  }

  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3"), ("fe80::1%eth0", "fe80::1"), ("::ffff:10.1.2.3", "10.1.2.3"),
  ])
  func `an address is read as libcurl writes it`(_ text: String, _ host: String) throws {
    let address = try #require(SocketAddress(text, port: 443))
    #expect("\(address.host)" == host)
    #expect(address.port == 443)
    #expect(SocketAddress("x", port: 1) == nil)
  }
}

/// A rule that a test changes.
private final class Gate: Sendable {
  let isOpen = Mutex(true)
}
