internal import WorkCalendar

/// A short phrase of a procedure file, such as `liaison of lead` or `2 a round`, word by word.
///
/// Brackets and commas only set words apart, so `back to [a, b]` and `back to a, b` are the same.
struct Phrase {
  let value: YAMLValue
  private let words: [String]
  private var position = 0

  /// The words of a value that is one line of text; nil after it has complained.
  init?(_ value: YAMLValue) {
    guard let text = value.text() else { return nil }
    self.value = value
    words = text.split { " [],".contains($0) }.map(String.init)
  }

  var isAtEnd: Bool { position == words.count }

  /// The next word, and steps past it.
  mutating func word() -> String? {
    guard position < words.count else { return nil }
    position += 1
    return words[position - 1]
  }

  /// The word after these, if they come next.
  mutating func word(after expected: String...) -> String? {
    guard skip(expected) else { return nil }
    return word()
  }

  /// Steps past these words if they come next, all of them or none.
  mutating func skip(_ expected: String...) -> Bool { skip(expected) }

  /// The remaining words.
  mutating func rest() -> [String] {
    defer { position = words.count }
    return Array(words[position...])
  }

  /// The next word as a limit such as `1wd`.
  mutating func limit() -> Limit? {
    guard position < words.count, let limit = Limit(words[position]) else { return nil }
    position += 1
    return limit
  }

  /// A limit after a sign that stands apart: `+ 1wd`, `- 10wd`.
  mutating func offset() -> Limit? {
    let isBackwards = skip("-")
    guard isBackwards || skip("+"), position < words.count else { return nil }
    position += 1
    return Limit((isBackwards ? "-" : "") + words[position - 1])
  }

  /// Complains that the whole phrase isn't what is wanted.
  func refuse<Value>(_ wanted: String) -> Value? { value.refuse(wanted) }

  private mutating func skip(_ expected: [String]) -> Bool {
    guard words[position...].starts(with: expected) else { return false }
    position += expected.count
    return true
  }
}
