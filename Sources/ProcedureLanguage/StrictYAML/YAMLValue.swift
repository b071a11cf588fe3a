/// A value of a strict file: where it stands and what was written there.
///
/// A reader asks it what it should be; an answer of nil means that the value has complained.
/// It is not `Sendable`: it shares its collector of complaints with all values of the reading.
package struct YAMLValue {
  package let place: SourcePlace
  let content: Content
  package let complaints: ComplaintCollector

  indirect enum Content {
    /// Nothing, `~` or an unquoted `null`.
    case empty
    case text(String)
    case list([YAMLValue])
    case map([YAMLEntry])
  }

  init(_ place: SourcePlace, _ content: Content, _ complaints: ComplaintCollector) {
    self.place = place
    self.content = content
    self.complaints = complaints
  }

  /// Complains about this value, for rules that only its reader knows.
  package func complain(_ message: String) {
    complaints.add(place, message)
  }
}

/// One key of a map with its value.
package struct YAMLEntry {
  /// The key as a value, so that it can be asked to be an identifier or a date.
  package let key: YAMLValue
  let name: String
  package let value: YAMLValue
}

extension YAMLValue {
  /// Reads a map of described keys: `reader` asks for every key it knows, then builds.
  ///
  /// Keys that it did not ask for are unknown and complained of, so ask for all of them before
  /// the first `guard`: the asking is the description of the map.
  package func fields<Value>(_ reader: (YAMLFields) -> Value?) -> Value? {
    guard case .map(let entries) = content else { return refuse("a map of keys") }
    let fields = YAMLFields(self, entries)
    let value = reader(fields)
    fields.complainOfUnasked()
    return value
  }

  /// Reads a map whose keys are data, in the order of the file; at least one.
  package func entries<Value>(_ reader: (YAMLEntry) -> Value?) -> [Value]? {
    guard case .map(let entries) = content else { return refuse("a map of keys") }
    guard !entries.isEmpty else { return refuse("at least one key") }
    return entries.compactMap(reader)
  }

  /// Reads a map whose keys are identifiers, in the order of the file; at least one.
  package func identified<Value>(
    _ reader: (_ id: String, _ value: YAMLValue) -> Value?
  ) -> [(id: String, value: Value)]? {
    entries { entry in
      guard let id = entry.key.identifier() else { return nil }
      return reader(id, entry.value).map { (id, $0) }
    }
  }

  /// Reads a list; at least one item unless `canBeEmpty`.
  ///
  /// With `orOne` a value that is no list stands for a list of itself. Items that complain are
  /// left out, so that the others are read too.
  package func list<Value>(
    orOne: Bool = false, canBeEmpty: Bool = false, of reader: (YAMLValue) -> Value?
  ) -> [Value]? {
    switch content {
    case .list(let items):
      guard canBeEmpty || !items.isEmpty else { return refuse("at least one item") }
      return items.compactMap(reader)
    case .text, .map:
      return orOne ? reader(self).map { [$0] } : refuse("a list")
    case .empty:
      return refuse("a list")
    }
  }

  /// What stands here instead, for the complaint.
  func refuse<Value>(_ wanted: String) -> Value? {
    let found =
      switch content {
      case .empty: "nothing"
      case .text(let text): "`\(text.prefix(YAMLValue.quotedLimit))`"
      case .list(let items): items.isEmpty ? "an empty list" : "a list"
      case .map(let entries): entries.isEmpty ? "an empty map" : "a map"
      }
    complain("\(wanted) is expected here, not \(found)")
    return nil
  }

  /// How much of a wrong text a complaint repeats, in characters.
  private static let quotedLimit = 60
}
