internal import CaseCore

/// Text cut for searching: single Chinese characters and words, with a mark at each sentence's end.
///
/// What is stored and what is asked for are cut by the same function, so a phrase is found where
/// its pieces follow each other, and never across the end of a sentence.
package enum SearchText {
  /// Stands in the index where a sentence ends; no text of ours is cut into it.
  private static let sentenceEndToken = "zzsentenceendzz"

  /// The pieces of a text, divided by blanks.
  package static func cut(_ text: String) -> String {
    var pieces: [String] = []
    var word = ""
    func endWord() {
      if !word.isEmpty { pieces.append(word) }
      word = ""
    }
    let scalars = Array(text.unicodeScalars)
    for (place, scalar) in scalars.enumerated() {
      if isIdeograph(scalar) {
        endWord()
        pieces.append(String(scalar))
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        word.unicodeScalars.append(scalar)
      } else {
        endWord()
        let next = place + 1 < scalars.count ? scalars[place + 1] : nil
        if endsSentence(scalar, before: next), pieces.last != sentenceEndToken {
          pieces.append(sentenceEndToken)
        }
      }
    }
    endWord()
    return pieces.joined(separator: " ")
  }

  /// The question in the index's language: each word of the query as a phrase, all of them; nil
  /// when the query has nothing to be found.
  package static func question(_ query: String, inOpenTextOnly: Bool) -> String? {
    let phrases = query.split(whereSeparator: \.isWhitespace).map { cut(String($0)) }
      .filter { !$0.isEmpty && $0 != sentenceEndToken }
    guard !phrases.isEmpty else { return nil }
    let question = phrases.map { "\"\($0)\"" }.joined(separator: " AND ")
    return inOpenTextOnly ? "{open_text} : (\(question))" : question
  }

  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic
  }

  private static func endsSentence(_ scalar: Unicode.Scalar, before next: Unicode.Scalar?) -> Bool {
    switch scalar {
    case "。", "！", "？", "；", "!", "?", ";", "…", "\n": true
    case ".": next?.properties.isWhitespace ?? true
    default: false
    }
  }
}

/// What of a case can be found: by everybody who may see it, and by the alliance's own bodies.
struct SearchRow: Equatable {
  var open: String
  var `internal`: String

  /// Without facets all of it is internal.
  init(of file: CaseFile, _ facets: CaseFacets?) {
    var open = [file.number]
    var hidden: [String] = []
    for (name, value) in file.fields.sorted(by: { $0.key < $1.key }) {
      guard let text = SearchRow.text(of: value) else { continue }
      if let facets, !facets.internalFields.contains(name) {
        open.append(text)
      } else {
        hidden.append(text)
      }
    }
    self.open = SearchRow.joined(open)
    self.internal = SearchRow.joined(hidden)
  }

  private static func joined(_ texts: [String]) -> String {
    SearchText.cut(texts.joined(separator: "\n"))
  }

  private static func text(of value: FieldValue) -> String? {
    switch value {
    case .text(let text), .choice(let text): text
    case .erased, .flag, .integer, .date, .organisation, .organisations, .person, .cases: nil
    }
  }
}
