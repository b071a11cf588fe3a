/// How long files, lines and functions may be.
enum Lengths {
  static let maximumLines = 400
  static let maximumColumns = 100
  static let maximumFunctionLines = 70

  static func complaints(inLinesOf file: TextFile) -> [Complaint] {
    let lines = file.text.hasSuffix("\n") ? file.lines.dropLast() : file.lines[...]
    var found: [Complaint] = []
    if lines.count > maximumLines {
      found.append(
        Complaint(
          path: file.path, line: nil,
          message: "\(lines.count) lines, at most \(maximumLines)"))
    }
    for (index, line) in lines.enumerated() where line.count > maximumColumns {
      found.append(
        Complaint(
          path: file.path, line: index + 1,
          message: "\(line.count) columns, at most \(maximumColumns)"))
    }
    return found
  }

  static func complaints(inFunctionsOf file: TextFile) -> [Complaint] {
    functions(in: SwiftText(file.text).tokens)
      .filter { $0.lines > maximumFunctionLines }
      .map {
        Complaint(
          path: file.path, line: $0.start,
          message: "a function of \($0.lines) lines, at most \(maximumFunctionLines)")
      }
  }

  struct Function: Equatable {
    let start: Int
    let lines: Int
  }

  /// From each `func`, `init`, `deinit` or `subscript` to the brace that ends its body.
  static func functions(in tokens: [Token]) -> [Function] {
    tokens.indices.compactMap { index in
      guard starters.contains(tokens[index].text), index == 0 || tokens[index - 1].text != ".",
        let open = body(after: index, in: tokens), let close = end(ofBraceAt: open, in: tokens)
      else { return nil }
      return Function(
        start: tokens[index].line, lines: tokens[close].line - tokens[index].line + 1)
    }
  }

  private static let starters: Set<String> = ["func", "init", "deinit", "subscript"]
  /// What begins another declaration: a requirement of a protocol has no body.
  private static let others: Set<String> = [
    "func", "init", "deinit", "subscript", "var", "let", "case", "struct", "enum", "class",
    "extension", "protocol", "typealias", "associatedtype", "static", "mutating", "package",
    "private", "internal", "fileprivate", "import", "@", "}",
  ]

  /// The brace that opens the body, past all parentheses; nil where there is no body.
  private static func body(after start: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    for index in tokens.indices[(start + 1)...] {
      let text = tokens[index].text
      if text == "(" || text == "[" { depth += 1 }
      if text == ")" || text == "]" { depth -= 1 }
      if depth > 0 { continue }
      if text == "{" { return index }
      // A function's own name may be such a word in backticks, which makes it another token.
      if depth < 0 || others.contains(text) { return nil }
    }
    return nil
  }

  private static func end(ofBraceAt open: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    for index in tokens.indices[open...] {
      if tokens[index].text == "{" { depth += 1 }
      if tokens[index].text == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
