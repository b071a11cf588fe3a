import NetworkAddresses
import Testing

@testable import WebAPI

/// A header is believed as far as those who handed it on are trusted, and no further.
@Suite struct OriginTests {
  private let proxies = [
    AddressRange(first: [10, 0, 0, 0], length: 8), AddressRange(first: [127, 0, 0, 1], length: 32),
  ]

  @Test(arguments: [
    ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
    ("127.0.0.1", "203.0.113.9, 10.0.0.7", "203.0.113.9"),
    ("127.0.0.1", "1.1.1.1, 203.0.113.9, 10.0.0.7", "203.0.113.9"),
    ("192.0.2.1", "203.0.113.9", "192.0.2.1"),
    ("127.0.0.1", "nonsense", "127.0.0.1"),
    ("127.0.0.1", "203.0.113.9, nonsense", "127.0.0.1"),
    ("127.0.0.1", "", "127.0.0.1"),
    ("::ffff:127.0.0.1", "203.0.113.9", "203.0.113.9"),
  ])
  func `the origin is the last address that a trusted proxy vouches for`(
    peer: String, header: String, origin: String
  ) {
    #expect(Origin.of(peer, forwardedFor: header, trusting: proxies) == origin)
  }

  @Test func `without trusted proxies the header says nothing`() {
    #expect(Origin.of("127.0.0.1", forwardedFor: "203.0.113.9", trusting: []) == "127.0.0.1")
    #expect(Origin.of(nil, forwardedFor: "203.0.113.9", trusting: proxies) == Origin.local)
  }
}
