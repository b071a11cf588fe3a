internal import GRDB
internal import Synchronization

/// Values for the named places of a statement, as its writer lists them.
///
/// A commit binds a dozen rows for each event, and a dictionary for each row cost more than
/// SQLite's own work: here the values only move to the order in which the statement names them.
struct NamedValues: ExpressibleByDictionaryLiteral {
  typealias Value = (any DatabaseValueConvertible)?

  private var pairs: [(name: String, value: Value)]

  init(dictionaryLiteral elements: (String, Value)...) {
    pairs = elements
  }

  static func + (left: NamedValues, right: NamedValues) -> NamedValues {
    var both = left
    both.pairs += right.pairs
    return both
  }

  /// The values by position; a place that nobody fills is a mistake of ours.
  func arguments(for sql: String) -> StatementArguments {
    let names = PlaceNames.of(sql)
    var values: [Value] = []
    values.reserveCapacity(names.count)
    for (position, name) in names.enumerated() {
      let place =
        position < pairs.count && pairs[position].name == name
        ? position : pairs.firstIndex { $0.name == name }
      guard let place else {
        preconditionFailure("nothing is given for :\(name) in \(sql)")
      }
      values.append(pairs[place].value)
    }
    return StatementArguments(values)
  }
}

/// The named places of each statement, in the order in which SQLite numbers them.
private enum PlaceNames {
  private static let known = Mutex<[String: [String]]>([:])

  static func of(_ sql: String) -> [String] {
    known.withLock { known in
      if let names = known[sql] { return names }
      let names = read(sql)
      known[sql] = names
      return names
    }
  }

  private static func read(_ sql: String) -> [String] {
    var names: [String] = []
    for piece in sql.split(separator: ":", omittingEmptySubsequences: false).dropFirst() {
      let name = String(piece.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
      if !name.isEmpty, !names.contains(name) { names.append(name) }
    }
    return names
  }
}
