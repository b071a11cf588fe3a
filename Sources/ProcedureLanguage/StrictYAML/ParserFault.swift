internal import Yams

/// A fault that the parser itself found: the place and the words for it.
struct ParserFault {
  let line: Int
  let column: Int
  let message: String

  init(_ error: any Error, in text: String) {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _)?, .parser(_, let problem, let mark, _)?:
      self.init(mark.line, mark.column, "not YAML: \(problem)")
    case .composer(_, let problem, let mark, _)?:
      let isSecond = problem.contains("another document")
      self.init(
        mark.line, mark.column,
        isSecond ? "only one document a file is allowed" : "not YAML: \(problem)")
    case .duplicatedKeysInMapping(let keys, let context)?:
      let first = context.mark
      let key = keys.first ?? ""
      let line = ParserFault.secondUse(of: key, first: first, in: text) ?? first.line
      self.init(line, first.column, "the key `\(key)` stands twice, first on line \(first.line)")
    case .reader(let problem, _, _, _)?:
      self.init(1, 1, "not YAML: \(problem)")
    case .no?, .memory?, .writer?, .emitter?, .representer?, .dataCouldNotBeDecoded?, nil:
      self.init(1, 1, "cannot be read: \(error)")
    }
  }

  private init(_ line: Int, _ column: Int, _ message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  /// The number of the next line of the same indent that begins with the key.
  ///
  /// The parser tells only where the first use stands; in a map on one line that has to do.
  private static func secondUse(of key: String, first: Mark, in text: String) -> Int? {
    let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let indent = line.prefix { $0 == " " }.count
      let rest = String(line.dropFirst(indent))
      if indent < first.column - 1, !rest.isEmpty, rest != "\r", !rest.hasPrefix("#") { break }
      let isKey = ["", "\"", "'"].contains { rest.hasPrefix("\($0)\(key)\($0):") }
      if indent == first.column - 1, isKey { return index + 1 }
    }
    return nil
  }
}
