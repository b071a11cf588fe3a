package import CaseCore

/// What is asked of the search index.
extension SearchText {
  /// Whose words are looked for, and among whose.
  package enum Scope: Equatable, Sendable {
    /// In all that is written, of all cases.
    case everything
    /// In what is open to everybody, of cases in which one of these takes part.
    case open(ofCasesOf: Set<CaseParty>)
  }

  /// The question in the index's language: each word of the query as a phrase, all of them; nil
  /// when the query has nothing to be found.
  package static func question(_ query: String, _ scope: Scope) -> String? {
    let phrases = query.split(whereSeparator: \.isWhitespace).map { cut(String($0)) }
      .filter { !$0.isEmpty && $0 != sentenceEndToken }
    guard !phrases.isEmpty else { return nil }
    let words = phrases.map { "\"\($0)\"" }.joined(separator: " AND ")
    switch scope {
    case .everything: return "{open_text internal_text} : (\(words))"
    case .open(let parties):
      guard !parties.isEmpty else { return nil }
      let any = parties.map { piece(of: $0.storedText) }.sorted().joined(separator: " OR ")
      return "{open_text} : (\(words)) AND {party} : (\(any))"
    }
  }

  /// Parties as the index has them, divided by blanks.
  static func pieces(of parties: Set<CaseParty>) -> String {
    parties.map(\.storedText).sorted().map { piece(of: $0) }.joined(separator: " ")
  }

  /// One piece of letters and digits alone, whatever the party's id is made of.
  private static func piece(of party: String) -> String {
    "p" + party.utf8.map { hexadecimal($0) }.joined()
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    let text = String(byte, radix: 16)
    return byte < 16 ? "0" + text : text
  }
}
