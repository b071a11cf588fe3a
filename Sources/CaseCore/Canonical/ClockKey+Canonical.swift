extension ClockKey: CanonicalValue {
  /// The key as the store has it: `rule/handle`, `signature/2`, `look`.
  package var storedText: String {
    switch self {
    case .rule(let clock): "rule/\(clock)"
    case .confirmation: "confirmation"
    case .signature(let slip): "signature/\(slip)"
    case .acknowledgement(let slip): "acknowledgement/\(slip)"
    case .reach(let clock): "reach/\(clock)"
    case .look: "look"
    case .release: "release"
    }
  }

  /// Reads what `storedText` gives.
  package init?(storedText: String) {
    let slash = storedText.utf8.firstIndex(of: UInt8(ascii: "/"))
    let argument = slash.map { String(storedText[storedText.utf8.index(after: $0)...]) }
    switch (String(storedText[..<(slash ?? storedText.endIndex)]), argument) {
    case ("rule", let clock?): self = .rule(ClockName(clock))
    case ("reach", let clock?): self = .reach(ClockName(clock))
    case ("confirmation", nil): self = .confirmation
    case ("look", nil): self = .look
    case ("release", nil): self = .release
    case ("signature", let text?):
      guard let slip = Int(text) else { return nil }
      self = .signature(slip)
    case ("acknowledgement", let text?):
      guard let slip = Int(text) else { return nil }
      self = .acknowledgement(slip)
    default: return nil
    }
  }

  package func write(to writer: inout CanonicalWriter) { writer.string(storedText) }

  package init(from reader: inout CanonicalReader) throws(CanonicalFault) {
    let text = try reader.string()
    guard let key = ClockKey(storedText: text) else { throw reader.fault(.unknownWord(text)) }
    self = key
  }
}
