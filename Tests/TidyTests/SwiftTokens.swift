/// A word or a sign of Swift code, and the line it stands on.
struct Token: Equatable {
  let text: String
  let line: Int
}

extension SwiftText {
  /// Words whole, every other sign for itself; blanks and comments are gone.
  var tokens: [Token] {
    var tokens: [Token] = []
    var word = ""
    var line = 1
    func isWordly(_ character: Character) -> Bool {
      character.isLetter || character.isNumber || character == "_" || character == "`"
    }
    for character in code {
      if isWordly(character) {
        word.append(character)
        continue
      }
      if !word.isEmpty { tokens.append(Token(text: word, line: line)) }
      word = ""
      if character == "\n" {
        line += 1
      } else if !character.isWhitespace {
        tokens.append(Token(text: String(character), line: line))
      }
    }
    if !word.isEmpty { tokens.append(Token(text: word, line: line)) }
    return tokens
  }
}

extension [Token] {
  /// The lines on which `pattern` begins, token by token.
  func lines(of pattern: [String]) -> [Int] {
    guard count >= pattern.count else { return [] }
    return (0...(count - pattern.count)).compactMap { start in
      let isFound = pattern.indices.allSatisfy { self[start + $0].text == pattern[$0] }
      return isFound ? self[start].line : nil
    }
  }
}
