/// A range of addresses, as `10.0.0.0/8` or `fd00::/8` write it (CIDR).
package struct AddressRange: Hashable, Sendable {
  /// The first address of the range.
  private let first: [UInt8]
  private let length: Int

  /// The range of a first address and the number of bits that all its addresses share.
  ///
  /// For ranges that stand in the program; those that somebody wrote are `read`.
  package init(first bytes: [UInt8], length: Int) {
    first = AddressRange.masked(bytes, length)
    self.length = length
  }

  /// Reads a range, or says what is wrong with it.
  package static func read(
    _ text: String, alone: LoneAddress = .isRefused
  ) -> Result<AddressRange, RangeFault> {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard let address = parts.first, let bytes = NetworkAddress.written(String(address)) else {
      return .failure(.notAnAddress(text))
    }
    let most = bytes.count * 8
    if parts.count == 1, alone == .isARange, let address = NetworkAddress(bytes: bytes) {
      return .success(AddressRange(first: address.bytes, length: address.bytes.count * 8))
    }
    guard parts.count == 2, let length = decimal(parts[1]), length <= most else {
      return .failure(.badLength(text, most: most))
    }
    let range = AddressRange(first: bytes, length: length)
    guard range.first == bytes else { return .failure(.bitsBehind(text, say: "\(range)")) }
    guard !NetworkAddress.isMapped(bytes) else {
      let plain = AddressRange(first: Array(bytes.suffix(4)), length: max(0, length - 96))
      return .failure(.mapped(text, say: "\(plain)"))
    }
    return .success(range)
  }

  package func contains(_ address: NetworkAddress) -> Bool {
    address.bytes.count == first.count && AddressRange.masked(address.bytes, length) == first
  }

  /// Bytes of which only the first `length` bits are kept.
  private static func masked(_ bytes: [UInt8], _ length: Int) -> [UInt8] {
    bytes.enumerated().map { place, byte in
      let bits = min(max(length - place * 8, 0), 8)
      return byte & UInt8(truncatingIfNeeded: 0xFF00 >> bits)
    }
  }

  /// A number in digits alone; `Int` would read `+8` and `08` as well.
  private static func decimal(_ text: Substring) -> Int? {
    guard let number = Int(text), String(number) == text, number >= 0 else { return nil }
    return number
  }
}

extension AddressRange: CustomStringConvertible {
  package var description: String { NetworkAddress.text(first) + "/\(length)" }
}

/// What an address without a length is, where a range is read.
package enum LoneAddress: Sendable {
  /// Most likely forgotten: its length has to be said.
  case isRefused
  /// The range of that address alone.
  case isARange
}

/// Why a text is no range of addresses.
package enum RangeFault: Error, Equatable, Sendable {
  case notAnAddress(String)
  case badLength(String, most: Int)
  /// The address is not the range's first.
  case bitsBehind(String, say: String)
  /// A range of IPv4 is written within IPv6, where no address would ever be found in it.
  case mapped(String, say: String)

  package var words: String {
    switch self {
    case .notAnAddress(let text): "\(text) is not an address range such as 10.0.0.0/8"
    case .badLength(let text, let most): "\(text) needs a length from /0 to /\(most)"
    case .bitsBehind(let text, let say): "\(text) has bits behind its length; say \(say)"
    case .mapped(let text, let say): "\(text) is IPv4 written within IPv6; say \(say)"
    }
  }
}

extension AddressRange {
  /// Where nobody from another machine is.
  package static let loopback = [
    AddressRange(first: [127, 0, 0, 0], length: 8),
    AddressRange(first: Array(repeating: 0, count: 15) + [1], length: 128),
  ]
}
