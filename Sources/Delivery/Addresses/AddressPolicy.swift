/// To which addresses webhooks may go: public ones, and those that the configuration allows.
package struct AddressPolicy: Equatable, Sendable {
  package var allowed: [AddressRange]
  /// Where we listen ourselves: never a target, whatever is allowed.
  package var own: [ListeningPlace]

  package init(allowed: [AddressRange] = [], own: [ListeningPlace] = []) {
    self.allowed = allowed
    self.own = own
  }

  /// Whether a connection may be made; `bytes` as the kernel would be told them.
  package func verdict(on bytes: [UInt8], port: Int) -> AddressVerdict {
    let address = AddressPolicy.unmapped(bytes)
    if own.contains(where: { $0.isHit(address, port) }) { return .own }
    if allowed.contains(where: { $0.contains(address) }) { return .allowed }
    guard let special = SpecialRange.all.first(where: { $0.range.contains(address) }) else {
      return .allowed
    }
    return .special(special.name)
  }

  /// Whether the configuration allows it by name: only there may plain `http://` go.
  package func isAllowedByName(_ bytes: [UInt8]) -> Bool {
    allowed.contains { $0.contains(AddressPolicy.unmapped(bytes)) }
  }

  /// An IPv4 address within IPv6 (`::ffff:a.b.c.d`) is that IPv4 address.
  static func unmapped(_ bytes: [UInt8]) -> [UInt8] {
    let prefix = [UInt8](repeating: 0, count: 10) + [0xFF, 0xFF]
    return bytes.count == 16 && bytes.starts(with: prefix) ? Array(bytes.suffix(4)) : bytes
  }
}

/// Where the daemon listens; without an address at every one of the machine's.
package struct ListeningPlace: Equatable, Sendable {
  private let address: [UInt8]?
  private let port: Int

  /// Of `0.0.0.0` and `::` every address of the machine is one.
  package init(address bytes: [UInt8], port: Int) {
    address = bytes.allSatisfy { $0 == 0 } ? nil : AddressPolicy.unmapped(bytes)
    self.port = port
  }

  func isHit(_ address: [UInt8], _ port: Int) -> Bool {
    guard port == self.port else { return false }
    // Which addresses are the machine's own is not known here; all that are not public may be.
    return self.address.map { $0 == address }
      ?? SpecialRange.all.contains { $0.range.contains(address) }
  }
}

/// What the policy says of an address.
package enum AddressVerdict: Equatable, Sendable {
  case allowed
  /// It belongs to a range that is no public receiver's; the range's name.
  case special(String)
  /// It is our own.
  case own
}
