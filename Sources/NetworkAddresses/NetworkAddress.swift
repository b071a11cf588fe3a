internal import Foundation

/// An address of IPv4 or IPv6; one of IPv4 that is written within IPv6 is that IPv4 address.
///
/// Whoever compares or judges addresses can therefore not be misled by `::ffff:127.0.0.1`.
package struct NetworkAddress: Hashable, Sendable, CustomStringConvertible {
  /// Four bytes or sixteen, the first on the left.
  package let bytes: [UInt8]

  /// An address as the kernel has it; nil unless there are four or sixteen bytes.
  package init?(bytes: [UInt8]) {
    switch bytes.count {
    case 4: self.bytes = bytes
    case 16: self.bytes = Array(bytes.dropFirst(NetworkAddress.isMapped(bytes) ? 12 : 0))
    default: return nil
    }
  }

  /// Reads an address as it is written, without a zone; nil if it is none.
  package init?(_ text: String) {
    guard let bytes = NetworkAddress.written(text) else { return nil }
    self.init(bytes: bytes)
  }

  /// Whether it means all of a machine's addresses, where something listens (`0.0.0.0`, `::`).
  package var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

  package var description: String { NetworkAddress.text(bytes) }

  /// The bytes of an address just as it is written.
  static func written(_ text: String) -> [UInt8]? {
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
    if inet_pton(AF_INET6, text, &sixteen) == 1 {
      return withUnsafeBytes(of: sixteen) { Array($0) }
    }
    return nil
  }

  static func text(_ bytes: [UInt8]) -> String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether sixteen bytes are `::ffff:a.b.c.d` (RFC 4291 section 2.5.5.2).
  static func isMapped(_ bytes: [UInt8]) -> Bool {
    bytes.count == 16 && bytes.starts(with: [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF])
  }
}
