internal import NetworkAddresses

/// A range in which no public receiver is, by the registries of special-purpose addresses (RFC 6890
/// and its successors), and those through which such a one can be reached.
struct SpecialRange {
  let range: AddressRange
  let name: String

  private init(_ name: String, _ first: [UInt8], _ length: Int, of count: Int) {
    let bytes = first + Array(repeating: 0, count: count - first.count)
    range = AddressRange(first: bytes, length: length)
    self.name = name
  }

  private static func four(_ name: String, _ first: [UInt8], _ length: Int) -> SpecialRange {
    SpecialRange(name, first, length, of: 4)
  }

  private static func six(_ name: String, _ first: [UInt8], _ length: Int) -> SpecialRange {
    SpecialRange(name, first, length, of: 16)
  }

  static let all: [SpecialRange] = [
    four("this network", [0], 8),
    four("private", [10], 8),
    four("shared by carriers", [100, 64], 10),
    four("loopback", [127], 8),
    four("link-local", [169, 254], 16),
    four("private", [172, 16], 12),
    four("protocol assignments", [192, 0, 0], 24),
    four("documentation", [192, 0, 2], 24),
    four("6to4 relays", [192, 88, 99], 24),
    four("private", [192, 168], 16),
    four("benchmarks", [198, 18], 15),
    four("documentation", [198, 51, 100], 24),
    four("documentation", [203, 0, 113], 24),
    four("multicast", [224], 4),
    four("reserved, broadcast", [240], 4),
    six("unspecified", [], 128),
    six("loopback", Array(repeating: 0, count: 15) + [1], 128),
    // Among them IPv4 within IPv6 in its old forms, which a gateway may still translate.
    six("reserved", [0x00], 8),
    six("NAT64", [0x00, 0x64, 0xFF, 0x9B], 96),
    six("NAT64", [0x00, 0x64, 0xFF, 0x9B, 0x00, 0x01], 48),
    six("discarded", [0x01], 64),
    six("protocol assignments, Teredo", [0x20, 0x01], 23),
    six("documentation", [0x20, 0x01, 0x0D, 0xB8], 32),
    six("6to4", [0x20, 0x02], 16),
    six("documentation", [0x3F, 0xFF], 20),
    six("segment routing", [0x5F], 16),
    six("private", [0xFC], 7),
    six("link-local", [0xFE, 0x80], 10),
    six("site-local", [0xFE, 0xC0], 10),
    six("multicast", [0xFF], 8),
  ]
}
