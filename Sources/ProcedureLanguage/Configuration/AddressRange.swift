private import Foundation

/// A range of network addresses (CIDR), such as `10.0.0.0/8` or one address.
package struct AddressRange: Equatable, Sendable {
  private let network: [UInt8]
  private let prefixLength: Int

  /// Reads `192.0.2.0/24`, `2001:db8::/32` or a single address; nil for anything else.
  package init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard (1...2).contains(parts.count), let network = AddressRange.bytes(parts[0]) else {
      return nil
    }
    let longest = network.count * 8
    guard let length = parts.count == 1 ? longest : Int(parts[1]), (0...longest).contains(length)
    else { return nil }
    self.network = network
    prefixLength = length
  }

  /// Whether an address lies in the range; text that is no address never does.
  package func contains(_ address: String) -> Bool {
    guard let bytes = AddressRange.bytes(address), bytes.count == network.count else {
      return false
    }
    let whole = prefixLength / 8
    guard bytes.prefix(whole) == network.prefix(whole) else { return false }
    let rest = prefixLength % 8
    guard rest > 0 else { return true }
    let mask = UInt8(truncatingIfNeeded: 0xFF00 >> rest)
    return bytes[whole] & mask == network[whole] & mask
  }

  /// Whether a text is an address at all.
  package static func isAddress(_ text: String) -> Bool { bytes(text) != nil }

  /// The bytes of an address; an IPv4 address written as IPv6 counts as the former.
  private static func bytes(_ text: String) -> [UInt8]? {
    var four = [UInt8](repeating: 0, count: 4)
    if inet_pton(AF_INET, text, &four) == 1 { return four }
    var sixteen = [UInt8](repeating: 0, count: 16)
    guard inet_pton(AF_INET6, text, &sixteen) == 1 else { return nil }
    let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
    return sixteen.starts(with: mapped) ? Array(sixteen.suffix(4)) : sixteen
  }
}
