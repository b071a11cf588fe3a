internal import NetworkAddresses

extension YAMLValue {
  /// A range of addresses; what is wrong with one is told in full.
  func addressRange(alone: LoneAddress) -> AddressRange? {
    guard let text = text() else { return nil }
    switch AddressRange.read(text, alone: alone) {
    case .success(let range): return range
    case .failure(let fault):
      complain(fault.words)
      return nil
    }
  }
}
