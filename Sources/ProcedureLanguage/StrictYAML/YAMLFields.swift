/// The keys of one map, asked for by name; what nobody asked for is unknown.
package final class YAMLFields {
  private let map: YAMLValue
  private let values: [String: YAMLValue]
  private let entries: [YAMLEntry]
  private var asked: [String] = []

  init(_ map: YAMLValue, _ entries: [YAMLEntry]) {
    self.map = map
    self.entries = entries
    values = Dictionary(entries.map { ($0.name, $0.value) }) { first, _ in first }
  }

  /// Where the map begins.
  package var place: SourcePlace { map.place }

  /// The value of a key that must be there.
  package func required(_ key: String) -> YAMLValue? {
    guard let value = take(key) else {
      map.complain("the key `\(key)` is missing")
      return nil
    }
    return present(value)
  }

  /// The value of a key that may be left out, but not left empty.
  package func optional(_ key: String) -> YAMLValue? {
    take(key).flatMap(present)
  }

  /// Complains about the map as a whole, for rules between its keys.
  package func complain(_ message: String) {
    map.complain(message)
  }

  func complainOfUnasked() {
    let allowed = Set(asked)
    for entry in entries where !allowed.contains(entry.name) {
      let list = asked.map { "`\($0)`" }.joined(separator: ", ")
      let hint = nearestHint(to: entry.name, among: asked)
      entry.key.complain("unknown key; allowed here: \(list)\(hint)")
    }
  }

  private func take(_ key: String) -> YAMLValue? {
    if !asked.contains(key) { asked.append(key) }
    return values[key]
  }

  private func present(_ value: YAMLValue) -> YAMLValue? {
    guard case .empty = value.content else { return value }
    value.complain("is empty: write a value or leave the key out")
    return nil
  }
}
