import Testing

@testable import NetworkAddresses

/// Which addresses lie in a range, and which texts are one.
@Suite struct AddressRangeTests {
  @Test(arguments: [
    ("10.0.0.0/8", "10.1.2.3", true), ("10.0.0.0/8", "11.1.2.3", false),
    ("192.0.2.0/25", "192.0.2.127", true), ("192.0.2.0/25", "192.0.2.128", false),
    ("127.0.0.1/32", "127.0.0.1", true), ("127.0.0.1/32", "::ffff:127.0.0.1", true),
    ("2001:db8::/33", "2001:db8:7fff::1", true), ("2001:db8::/33", "2001:db8:8000::1", false),
    ("0.0.0.0/0", "255.255.255.255", true), ("0.0.0.0/0", "::1", false),
    ("::/0", "::1", true), ("::/0", "10.0.0.1", false),
  ])
  func `an address lies in a range or not`(range: String, address: String, lies: Bool) throws {
    let range = try AddressRange.read(range).get()
    #expect(range.contains(try #require(NetworkAddress(address))) == lies)
  }

  @Test(arguments: [
    ("10.0.0.0", "10.0.0.0 needs a length from /0 to /32"),
    ("10.0.0.0/33", "10.0.0.0/33 needs a length from /0 to /32"),
    ("10.0.0.0/+8", "10.0.0.0/+8 needs a length from /0 to /32"),
    ("10.0.0.0/08", "10.0.0.0/08 needs a length from /0 to /32"),
    ("10.0.0.0/-1", "10.0.0.0/-1 needs a length from /0 to /32"),
    ("10.0.0.0/8/8", "10.0.0.0/8/8 needs a length from /0 to /32"),
    ("fd00::/129", "fd00::/129 needs a length from /0 to /128"),
    ("10.1.0.0/8", "10.1.0.0/8 has bits behind its length; say 10.0.0.0/8"),
    ("somewhere/8", "somewhere/8 is not an address range such as 10.0.0.0/8"),
    ("10.0.0/8", "10.0.0/8 is not an address range such as 10.0.0.0/8"),
    ("", " is not an address range such as 10.0.0.0/8"),
    (
      "::ffff:10.0.0.0/104", "::ffff:10.0.0.0/104 is IPv4 written within IPv6; say 10.0.0.0/8"
    ),
  ])
  func `a text that is no range says what to write`(_ text: String, _ words: String) {
    guard case .failure(let fault) = AddressRange.read(text) else {
      Issue.record("\(text) was read")
      return
    }
    #expect(fault.words == words)
  }

  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3/32"), ("::1", "::1/128"), ("::ffff:1.2.3.4", "1.2.3.4/32"),
  ])
  func `an address alone is a range where that is meant`(_ text: String, _ range: String) throws {
    #expect("\(try AddressRange.read(text, alone: .isARange).get())" == range)
    guard case .failure(.badLength) = AddressRange.read(text) else {
      Issue.record("\(text) was read as a range")
      return
    }
  }
}
