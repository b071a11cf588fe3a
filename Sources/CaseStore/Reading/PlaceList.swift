internal import GRDB

/// Texts that stand in a statement's list of values (`IN`), each with a named place of its own.
struct PlaceList {
  let names: [String]
  let arguments: StatementArguments

  /// `prefix` keeps the names apart from those of the statement's other lists.
  init(_ texts: [String], named prefix: String) {
    names = texts.indices.map { "\(prefix)\($0)" }
    arguments = StatementArguments(Dictionary(uniqueKeysWithValues: zip(names, texts)))
  }

  /// The places as they stand between the list's brackets.
  var text: String { names.map { ":" + $0 }.joined(separator: ", ") }
}
