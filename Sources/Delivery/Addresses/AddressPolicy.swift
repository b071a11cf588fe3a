package import NetworkAddresses

/// To which addresses webhooks may go: public ones, and those that the configuration allows.
package struct AddressPolicy: Equatable, Sendable {
  package var allowed: [AddressRange]
  /// Where we listen ourselves: never a target, whatever is allowed.
  package var own: [ListeningPlace]

  package init(allowed: [AddressRange] = [], own: [ListeningPlace] = []) {
    self.allowed = allowed
    self.own = own
  }

  /// Whether a connection may be made to an address, as the kernel would be told it.
  package func verdict(on address: NetworkAddress, port: Int) -> AddressVerdict {
    if own.contains(where: { $0.isHit(address, port) }) { return .own }
    if isAllowedByName(address) { return .allowed }
    guard let special = SpecialRange.all.first(where: { $0.range.contains(address) }) else {
      return .allowed
    }
    return .special(special.name)
  }

  /// Whether the configuration allows it by name: only there may plain `http://` go.
  package func isAllowedByName(_ address: NetworkAddress) -> Bool {
    allowed.contains { $0.contains(address) }
  }
}

/// Where the daemon listens; without an address at every one of the machine's.
package struct ListeningPlace: Equatable, Sendable {
  private let address: NetworkAddress?
  private let port: Int

  /// Of `0.0.0.0` and `::` every address of the machine is one.
  package init(address: NetworkAddress, port: Int) {
    self.address = address.isUnspecified ? nil : address
    self.port = port
  }

  func isHit(_ address: NetworkAddress, _ port: Int) -> Bool {
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
