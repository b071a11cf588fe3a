internal import Foundation
package import NetworkAddresses

/// Where a socket would go, as the kernel is about to be told.
package struct SocketAddress: Equatable, Sendable {
  package var host: NetworkAddress
  package var port: Int

  package init(host: NetworkAddress, port: Int) {
    self.host = host
    self.port = port
  }

  /// Reads an address of the kernel's; nil if it is neither IPv4 nor IPv6.
  init?(_ address: UnsafePointer<sockaddr>, length: socklen_t) {
    let raw = UnsafeRawPointer(address)
    let (bytes, bigEndianPort): ([UInt8], UInt16)
    switch Int32(address.pointee.sa_family) {
    case AF_INET where Int(length) >= MemoryLayout<sockaddr_in>.size:
      let inet = raw.loadUnaligned(as: sockaddr_in.self)
      bytes = withUnsafeBytes(of: inet.sin_addr) { Array($0) }
      bigEndianPort = inet.sin_port
    case AF_INET6 where Int(length) >= MemoryLayout<sockaddr_in6>.size:
      let inet = raw.loadUnaligned(as: sockaddr_in6.self)
      bytes = withUnsafeBytes(of: inet.sin6_addr) { Array($0) }
      bigEndianPort = inet.sin6_port
    default: return nil
    }
    guard let host = NetworkAddress(bytes: bytes) else { return nil }
    self.init(host: host, port: Int(UInt16(bigEndian: bigEndianPort)))
  }

  /// Reads an address as libcurl writes it, without or with a zone; nil if it is none.
  init?(_ text: String, port: Int) {
    guard let host = NetworkAddress(String(text.prefix { $0 != "%" })) else { return nil }
    self.init(host: host, port: port)
  }
}

/// Whether a connection to an address is allowed.
package typealias AddressRule = @Sendable (SocketAddress) -> Bool
