internal import Mustache

/// How letters use templates: nothing is escaped by a template itself, and what is empty is not
/// there.
enum LetterTemplate {
  static func compiled(_ text: String) throws -> MustacheTemplate {
    try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}\n" + text)
  }

  /// What is empty is left out, so that a section around it is too.
  static func values(
    _ words: some Sequence<(String, String)>, _ escape: (String) -> String
  ) -> [String: Any] {
    words.reduce(into: [:]) { values, word in
      if !word.1.isEmpty { values[word.0] = escape(word.1) }
    }
  }

  /// A value as HTML may hold it, in an element and in a quoted attribute.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
