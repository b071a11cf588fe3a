internal import Foundation

/// A range of addresses, as `10.0.0.0/8` or `fd00::/8` write it.
package struct AddressRange: Equatable, Sendable {
  /// Four bytes of IPv4 or sixteen of IPv6.
  let bytes: [UInt8]
  let prefix: Int

  /// Reads a range, or says what is wrong with it.
  package static func read(_ text: String) -> Result<AddressRange, RangeFault> {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, let bytes = addressBytes(String(first)) else {
      return .failure(.notAnAddress(text))
    }
    let most = bytes.count * 8
    guard parts.count == 2, let prefix = Int(parts[1]), (0...most).contains(prefix) else {
      return .failure(.badPrefix(text, most: most))
    }
    let range = AddressRange(bytes: bytes, prefix: prefix)
    guard range.masked == bytes else { return .failure(.hostBits(text, range.networkText)) }
    return .success(range)
  }

  init(bytes: [UInt8], prefix: Int) {
    self.bytes = bytes
    self.prefix = prefix
  }

  package func contains(_ address: [UInt8]) -> Bool {
    address.count == bytes.count
      && AddressRange(bytes: address, prefix: prefix).masked == masked
  }

  private var masked: [UInt8] {
    bytes.enumerated().map { place, byte in
      let bits = min(max(prefix - place * 8, 0), 8)
      return byte & UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
  }

  private var networkText: String { addressText(masked) + "/\(prefix)" }
}

/// Why a text is no range of addresses.
package enum RangeFault: Error, Equatable, Sendable {
  case notAnAddress(String)
  case badPrefix(String, most: Int)
  /// The address is not the range's first, which is given.
  case hostBits(String, String)

  package var words: String {
    switch self {
    case .notAnAddress(let text): "\(text) is not an address range such as 10.0.0.0/8"
    case .badPrefix(let text, let most): "\(text) needs a length from /0 to /\(most)"
    case .hostBits(let text, let network): "\(text) has bits behind its length; say \(network)"
    }
  }
}

/// The bytes of an address as it is written; nil if it is none.
func addressBytes(_ text: String) -> [UInt8]? {
  var four = in_addr()
  var sixteen = in6_addr()
  if inet_pton(AF_INET, text, &four) == 1 { return withUnsafeBytes(of: four) { Array($0) } }
  if inet_pton(AF_INET6, text, &sixteen) == 1 {
    return withUnsafeBytes(of: sixteen) { Array($0) }
  }
  return nil
}

func addressText(_ bytes: [UInt8]) -> String {
  var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
  let family = bytes.count == 4 ? AF_INET : AF_INET6
  guard inet_ntop(family, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
  return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
