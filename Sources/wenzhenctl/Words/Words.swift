/// One text of the command line in both of its languages.
///
/// What comes from the daemon (titles, states, organisations, refusals) is Chinese and stays so.
struct Words: CustomStringConvertible {
  private let english: String
  private let chinese: String

  init(_ english: String, _ chinese: String) {
    self.english = english
    self.chinese = chinese
  }

  /// The text in the reader's language.
  var description: String {
    switch Language.ofTerminal {
    case .english: english
    case .chinese: chinese
    }
  }

  /// The one of two texts that is in the reader's language.
  static func either(_ english: String, _ chinese: String) -> String {
    Words(english, chinese).description
  }
}
