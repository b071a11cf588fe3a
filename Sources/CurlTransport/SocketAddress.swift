internal import Foundation

/// Where a socket would go, as the kernel is about to be told.
package struct SocketAddress: Equatable, Sendable, CustomStringConvertible {
  /// Four bytes of IPv4 or sixteen of IPv6, the first on the left.
  package var bytes: [UInt8]
  package var port: Int

  package init(bytes: [UInt8], port: Int) {
    self.bytes = bytes
    self.port = port
  }

  /// Reads an address of the kernel's; nil if it is neither IPv4 nor IPv6.
  init?(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    let raw = UnsafeRawPointer(address)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where Int(length) >= MemoryLayout<sockaddr_in>.size:
      let inet = raw.loadUnaligned(as: sockaddr_in.self)
      bytes = withUnsafeBytes(of: inet.sin_addr) { Array($0) }
      port = Int(UInt16(bigEndian: inet.sin_port))
    case AF_INET6 where Int(length) >= MemoryLayout<sockaddr_in6>.size:
      let inet = raw.loadUnaligned(as: sockaddr_in6.self)
      bytes = withUnsafeBytes(of: inet.sin6_addr) { Array($0) }
      port = Int(UInt16(bigEndian: inet.sin6_port))
    default: return nil
    }
  }

  /// Reads an address as it is written, without or with a zone; nil if it is none.
  package init?(_ text: String, port: Int) {
    let address = String(text.prefix { $0 != "%" })
    var four = in_addr()
    var sixteen = in6_addr()
    if inet_pton(AF_INET, address, &four) == 1 {
      bytes = withUnsafeBytes(of: four) { Array($0) }
    } else if inet_pton(AF_INET6, address, &sixteen) == 1 {
      bytes = withUnsafeBytes(of: sixteen) { Array($0) }
    } else {
      return nil
    }
    self.port = port
  }

  package var description: String {
    var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
    let family = bytes.count == 4 ? AF_INET : AF_INET6
    guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
    return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}

/// Whether a connection to an address is allowed.
package typealias AddressRule = @Sendable (SocketAddress) -> Bool
