@testable import Delivery
import NetworkAddresses
import Testing

/// To which addresses webhooks may go.
@Suite struct AddressPolicyTests {
  private static func verdict(_ text: String, _ policy: AddressPolicy = AddressPolicy()) throws
    -> AddressVerdict
  {
    policy.verdict(on: try #require(NetworkAddress(text)), port: 443)
  }

  private static func range(_ text: String) throws -> AddressRange {
    try AddressRange.read(text).get()
  }

  @Test(arguments: [
    "0.0.0.0", "10.255.255.255", "100.64.0.1", "100.127.255.255", "127.0.0.1", "169.254.169.254",
    "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.88.99.1", "192.168.1.1",
    "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
    "240.0.0.1", "255.255.255.255", "::", "::1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::", "3fff:fff::1", "5f00::1", "fc00::1", "fdff::1",
    "fe80::1", "febf::1", "fec0::1", "feff::1", "ff02::1", "::7f00:1", "::ffff:0:7f00:1",
    "2001:1::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
  ])
  func `an address that no public receiver has is special`(_ text: String) throws {
    guard case .special = try AddressPolicyTests.verdict(text) else {
      Issue.record("\(text) is let through")
      return
    }
  }

  @Test(arguments: [
    "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
    "128.0.0.1", "172.15.255.255", "172.32.0.0", "192.0.1.1", "198.17.255.255", "198.20.0.0",
    "223.255.255.255", "2400:3200::1", "2001:200::1", "2003::1", "::ffff:1.1.1.1",
  ])
  func `a public address is let through`(_ text: String) throws {
    #expect(try AddressPolicyTests.verdict(text) == .allowed)
  }

  @Test func `what is allowed by name is let through, and only that`() throws {
    let policy = AddressPolicy(allowed: [try AddressPolicyTests.range("10.20.0.0/16")])
    #expect(try AddressPolicyTests.verdict("10.20.3.4", policy) == .allowed)
    #expect(try AddressPolicyTests.verdict("::ffff:10.20.3.4", policy) == .allowed)
    #expect(try AddressPolicyTests.verdict("10.21.0.1", policy) == .special("private"))
    #expect(policy.isAllowedByName(try #require(NetworkAddress("10.20.0.1"))))
    #expect(!policy.isAllowedByName(try #require(NetworkAddress("1.1.1.1"))))
  }

  @Test(arguments: ["127.0.0.1", "0.0.0.0", "::", "::ffff:127.0.0.1"])
  func `our own place is never a target, whatever is allowed`(_ listening: String) throws {
    let address = try #require(NetworkAddress(listening))
    let target = try #require(NetworkAddress("127.0.0.1"))
    let policy = AddressPolicy(
      allowed: [try AddressPolicyTests.range("127.0.0.0/8")],
      own: [ListeningPlace(address: address, port: 8_420)])
    #expect(policy.verdict(on: target, port: 8_420) == .own)
    #expect(policy.verdict(on: target, port: 8_421) == .allowed)
  }
}
