/// Text cut for searching: single Chinese characters and words, with a mark at each sentence's end.
///
/// What is stored and what is asked for are cut by the same function, so a phrase is found where
/// its pieces follow each other, and never across the end of a sentence.
package enum SearchText {
  /// Stands in the index where a sentence ends; no text of ours is cut into it.
  static let sentenceEndToken = "zzsentenceendzz"

  /// The pieces of a text, divided by blanks.
  package static func cut(_ text: String) -> String {
    var pieces = Pieces()
    var scalars = text.unicodeScalars.makeIterator()
    var next = scalars.next()
    while let scalar = next {
      next = scalars.next()
      switch kind(of: scalar) {
      case .ideograph: pieces.add(scalar)
      case .letter: pieces.extendWord(by: scalar)
      case .other:
        pieces.endWord()
        if endsSentence(scalar, before: next) { pieces.endSentence() }
      }
    }
    return pieces.text
  }

  /// The text under way; its last piece may be a word that goes on.
  private struct Pieces {
    private(set) var text = ""
    private var isInWord = false
    private var hasEndedSentence = false

    mutating func add(_ ideograph: Unicode.Scalar) {
      begin()
      text.unicodeScalars.append(ideograph)
      isInWord = false
    }

    mutating func extendWord(by letter: Unicode.Scalar) {
      if !isInWord { begin() }
      text.unicodeScalars.append(letter)
      isInWord = true
    }

    mutating func endWord() { isInWord = false }

    mutating func endSentence() {
      if text.isEmpty || hasEndedSentence { return }
      begin()
      text += SearchText.sentenceEndToken
      hasEndedSentence = true
    }

    private mutating func begin() {
      if !text.isEmpty { text += " " }
      hasEndedSentence = false
    }
  }

  private enum Kind {
    case ideograph
    case letter
    case other
  }

  /// The commonest are told by their ranges; the tables of Unicode are slow to ask.
  private static func kind(of scalar: Unicode.Scalar) -> Kind {
    switch scalar {
    case "\u{4E00}"..."\u{9FFF}": .ideograph
    case "a"..."z", "A"..."Z", "0"..."9": .letter
    case "\0"..."\u{7F}": .other
    default:
      if scalar.properties.isIdeographic {
        .ideograph
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        .letter
      } else {
        .other
      }
    }
  }

  private static func endsSentence(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "。", "！", "？", "；", "!", "?", ";", "…", "\n": true
    case ".": next?.properties.isWhitespace ?? true
    default: false
    }
  }
}
