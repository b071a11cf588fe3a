private import Foundation

/// The language of whoever reads the terminal.
enum Language {
  case english
  case chinese

  /// What the locale of this process asks for.
  static let ofTerminal = Language(environment: ProcessInfo.processInfo.environment)

  /// Chinese where the locale of messages begins with `zh`, else English.
  ///
  /// As POSIX has it, the first of the three variables that says anything decides.
  init(environment: [String: String]) {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    self = locale?.lowercased().hasPrefix("zh") == true ? .chinese : .english
  }
}
