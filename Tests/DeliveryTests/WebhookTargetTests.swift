import Delivery
import NetworkAddresses
import Testing

/// To which URLs webhooks may go, as far as a URL tells.
@Suite struct WebhookTargetTests {
  private static let office = AddressPolicy(
    allowed: [AddressRange(first: [10, 20, 0, 0], length: 16)],
    own: [ListeningPlace(address: NetworkAddress(bytes: [10, 20, 0, 1])!, port: 8_420)])

  @Test(arguments: [
    ("https://lab.example/hook?token=x", "https://lab.example"),
    ("https://LAB.example:8443", "https://LAB.example:8443"),
    ("https://1.1.1.1/", "https://1.1.1.1"),
    ("https://[2400:3200::1]:444/h", "https://[2400:3200::1]:444"),
    ("https://10.20.0.1/", "https://10.20.0.1"), ("http://10.20.3.4/h", "http://10.20.3.4"),
    ("http://inner.example/", "http://inner.example"),
  ])
  func `a fit URL is known by its origin`(_ url: String, _ origin: String) throws {
    let target = try WebhookTarget.read(url, WebhookTargetTests.office).get()
    #expect(target.origin == origin)
    #expect(target.url == url)
    #expect(target.isPlain == url.hasPrefix("http:"))
  }

  @Test(
    arguments: [
      ("lab.example", .notAURL), ("https:///x", .notAURL), ("https://", .notAURL),
      ("https://lab.example/\u{201C}", .notAURL), ("https://lab.example/a b", .notAURL),
      ("https://lab.example:0/", .notAURL), ("https://lab.example:65536/", .notAURL),
      ("ftp://lab.example/", .otherScheme("ftp")), ("file:///etc/passwd", .notAURL),
      ("https://user@lab.example/", .hasUser), ("https://:word@lab.example/", .hasUser),
      ("https://lab.example/#x", .hasFragment), ("http://1.1.1.1/", .plain),
      ("https://10.21.0.1/", .special("10.21.0.1", "private")),
      ("https://127.0.0.1/", .special("127.0.0.1", "loopback")),
      ("https://[::1]/", .special("::1", "loopback")),
      ("https://[::ffff:127.0.0.1]/", .special("127.0.0.1", "loopback")),
      ("https://169.254.169.254/latest", .special("169.254.169.254", "link-local")),
      ("https://10.20.0.1:8420/", .own), ("https://[fe80::1%25eth0]/", .hasZone),
      ("https://[2400:3200::1%25eth0]:8443/", .hasZone),
    ] as [(String, TargetFault)])
  func `an unfit URL says why`(_ url: String, _ fault: TargetFault) {
    #expect(WebhookTarget.read(url, WebhookTargetTests.office) == .failure(fault))
  }

  @Test func `nothing goes in the clear where nothing is allowed by name`() {
    let policy = AddressPolicy()
    #expect(WebhookTarget.read("http://lab.example/", policy) == .failure(.plain))
  }

  @Test func `a URL has a longest length`() {
    let url = "https://lab.example/" + String(repeating: "a", count: WebhookTarget.longest)
    #expect(WebhookTarget.read(url, AddressPolicy()) == .failure(.notAURL))
  }
}
