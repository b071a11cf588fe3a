internal import CaseCore
internal import Foundation

/// Header lines of a mail: folded, and without anything that ends a line.
enum HeaderText {
  /// The longest line, without its end (RFC 5322 section 2.1.1 advises it).
  static let lineLength = 78
  /// The longest word, encoded or not.
  ///
  /// An encoded one may have 75 characters, but its line no more than 76 (RFC 2047 section 2), and
  /// the field's name stands before the first.
  static let wordLength = 60

  /// A line of text that anybody may have written: in ASCII as it stands, else in encoded words.
  static func line(_ name: String, _ value: String) -> String {
    fold(name, words(of: value))
  }

  /// A line with an address; the name goes before it, if there is one.
  static func line(_ name: String, _ mailbox: Mailbox) -> String {
    let address = "<\(mailbox.address.text)>"
    guard !mailbox.name.isEmpty else { return fold(name, [address]) }
    return fold(name, phrase(mailbox.name) + [address])
  }

  /// Joins words by spaces, and begins a new line where one would be too long.
  static func fold(_ name: String, _ words: [String]) -> String {
    var text = name + ":"
    var length = text.utf8.count
    for (place, word) in words.enumerated() {
      // The first word stays beside the name: a line of nothing but space is obsolete.
      if place > 0, length + 1 + word.utf8.count > lineLength {
        text += "\r\n"
        length = 0
      }
      text += " " + word
      length += 1 + word.utf8.count
    }
    return text + "\r\n"
  }

  private static func words(of text: String) -> [String] {
    let text = oneLine(text)
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    let isPlain =
      text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !text.contains("=?")
      && words.allSatisfy { !$0.isEmpty && $0.utf8.count < wordLength }
    return isPlain ? words : encoded(text)
  }

  /// A name before an address: quoted if it is ASCII, encoded otherwise.
  private static func phrase(_ text: String) -> [String] {
    let text = oneLine(text)
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } && !text.contains("=?")
    let quoted = text.reduce(into: "") { quoted, character in
      if character == "\"" || character == "\\" { quoted += "\\" }
      quoted.append(character)
    }
    return isPlain && quoted.utf8.count < wordLength ? ["\"\(quoted)\""] : encoded(text)
  }

  /// Encoded words in base64, none of which cuts a character (RFC 2047 section 5).
  static func encoded(_ text: String) -> [String] {
    let (open, close) = ("=?UTF-8?B?", "?=")
    let room = (wordLength - open.count - close.count) / 4 * 3
    var words: [String] = []
    var piece: [UInt8] = []
    for scalar in text.unicodeScalars {
      let bytes = Array(String(scalar).utf8)
      if piece.count + bytes.count > room {
        words.append(open + Data(piece).base64EncodedString() + close)
        piece = []
      }
      piece += bytes
    }
    if !piece.isEmpty { words.append(open + Data(piece).base64EncodedString() + close) }
    return words
  }

  /// Without what could end the line or hide in it.
  static func oneLine(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isControl =
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        || scalar.value == 0x2028 || scalar.value == 0x2029
      scalars.append(isControl ? " " : scalar)
    }
    return String(scalars)
  }
}
