import NetworkAddresses
import Testing

/// Addresses as they are written, and as the kernel has them.
@Suite struct NetworkAddressTests {
  @Test(arguments: [
    ("10.1.2.3", "10.1.2.3"), ("::1", "::1"), ("2001:DB8:0:0::7", "2001:db8::7"),
    ("::ffff:10.1.2.3", "10.1.2.3"), ("::ffff:a01:203", "10.1.2.3"), ("::", "::"),
  ])
  func `an address is written in one way only`(_ text: String, _ written: String) throws {
    #expect(try #require(NetworkAddress(text)).description == written)
  }

  @Test(arguments: [
    "", "x", "10.1.2", "10.1.2.256", "010.1.2.3", "2130706433", "0x7f.0.0.1", " 10.1.2.3",
    "fe80::1%eth0", "[::1]", "10.1.2.3:80",
  ])
  func `anything else is no address`(_ text: String) {
    #expect(NetworkAddress(text) == nil)
  }

  @Test func `an address has four bytes or sixteen`() {
    #expect(NetworkAddress(bytes: [10, 1, 2]) == nil)
    #expect(NetworkAddress(bytes: [10, 1, 2, 3])?.description == "10.1.2.3")
    #expect(NetworkAddress(bytes: Array(repeating: 0, count: 16))?.isUnspecified == true)
  }
}
