/// Swift source with its comments and strings taken apart, line for line.
///
/// Not a parser: it knows comments, the four forms of string literals, interpolations (which are
/// code again), extended regular expressions and raw identifiers. That is enough to find words.
struct SwiftText {
  struct Literal: Equatable {
    let line: Int
    let text: String
  }

  /// The source with everything blanked that is no code; its lines keep their numbers.
  private(set) var code = ""
  /// Each string literal without interpolations, as written.
  private(set) var literals: [Literal] = []

  private let characters: [Character]
  private var index = 0
  private var line = 1

  init(_ source: String) {
    characters = Array(source)
    while index < characters.count { readCode(endingAtParenthesis: false) }
  }

  private mutating func readCode(endingAtParenthesis: Bool) {
    var depth = 0
    while let character = peek() {
      if starts(with: "//") {
        skip { $0 != "\n" }
      } else if starts(with: "/*") {
        readBlockComment()
      } else if character == "`" {
        readRawIdentifier()
      } else if let opening = stringOpening() {
        readString(opening)
      } else if let hashes = regexOpening() {
        readRegex(hashes: hashes)
      } else {
        if character == "(" { depth += 1 }
        if character == ")" {
          if endingAtParenthesis && depth == 0 { return }
          depth -= 1
        }
        take(keeping: true)
      }
    }
  }

  private mutating func readBlockComment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        drop(2)
      } else if starts(with: "*/") {
        depth -= 1
        drop(2)
      } else {
        take(keeping: false)
      }
    } while depth > 0 && index < characters.count
  }

  /// Keeps the backticks and stands `_` for the name, which may hold any words.
  private mutating func readRawIdentifier() {
    take(keeping: true)
    while let character = peek(), character != "`", character != "\n" {
      drop(1)
      code.append("_")
    }
    take(keeping: true)
  }

  private struct Opening {
    let hashes: Int
    let isMultiline: Bool
  }

  private func stringOpening() -> Opening? {
    let hashes = countHashes(from: index)
    let start = index + hashes
    guard start < characters.count, characters[start] == "\"" else { return nil }
    let isTriple =
      start + 2 < characters.count && characters[start + 1] == "\"" && characters[start + 2] == "\""
    return Opening(hashes: hashes, isMultiline: isTriple)
  }

  private mutating func readString(_ opening: Opening) {
    let hashes = String(repeating: "#", count: opening.hashes)
    let quotes = opening.isMultiline ? "\"\"\"" : "\""
    let firstLine = line
    var text = ""
    var isWhole = true
    drop(opening.hashes + quotes.count)
    while let character = peek() {
      if starts(with: quotes + hashes) {
        drop(quotes.count + opening.hashes)
        break
      } else if starts(with: "\\" + hashes + "(") {
        isWhole = false
        drop(2 + opening.hashes)
        code.append("(")
        readCode(endingAtParenthesis: true)
        take(keeping: true)
      } else if starts(with: "\\" + hashes) {
        text.append(character)
        drop(1 + opening.hashes)
        if let escaped = peek() { text.append(escaped) }
        take(keeping: false)
      } else if character == "\n" && !opening.isMultiline {
        break
      } else {
        text.append(character)
        take(keeping: false)
      }
    }
    if isWhole { literals.append(Literal(line: firstLine, text: text)) }
    code.append("_")
  }

  private func regexOpening() -> Int? {
    let hashes = countHashes(from: index)
    guard hashes > 0, index + hashes < characters.count, characters[index + hashes] == "/"
    else { return nil }
    return hashes
  }

  private mutating func readRegex(hashes: Int) {
    drop(hashes + 1)
    let end = "/" + String(repeating: "#", count: hashes)
    while index < characters.count && !starts(with: end) { take(keeping: false) }
    drop(end.count)
  }

  private func countHashes(from start: Int) -> Int {
    var end = start
    while end < characters.count && characters[end] == "#" { end += 1 }
    return end - start
  }

  private func peek() -> Character? { index < characters.count ? characters[index] : nil }

  private func starts(with text: String) -> Bool {
    var at = index
    for character in text {
      guard at < characters.count, characters[at] == character else { return false }
      at += 1
    }
    return true
  }

  private mutating func skip(while holds: (Character) -> Bool) {
    while let character = peek(), holds(character) { drop(1) }
  }

  /// Goes past one character; line ends are always kept.
  private mutating func take(keeping: Bool) {
    guard let character = peek() else { return }
    if character == "\n" {
      line += 1
      code.append("\n")
    } else if keeping {
      code.append(character)
    }
    index += 1
  }

  private mutating func drop(_ count: Int) {
    for _ in 0..<count { take(keeping: false) }
  }
}
