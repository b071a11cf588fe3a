/// Hides contact data from those who need not know it: the first three and the last four stay.
package enum ContactMask {
  /// How much of a run of letters and digits stays readable.
  private static let shownAtFront = 3
  private static let shownAtEnd = 4

  /// A telephone number or an address with its middle hidden; words between them stay.
  ///
  /// Each run of ASCII letters, digits and what stands between them in numbers and addresses is
  /// masked by itself, so `王老师 13812345678` keeps the name.
  package static func masked(_ text: String) -> String {
    var masked = ""
    var run: [Character] = []
    let characters = Array(text)
    for (place, character) in characters.enumerated() {
      let next = place + 1 < characters.count ? characters[place + 1] : nil
      if belongsToRun(character, before: next, after: run.last) {
        run.append(character)
      } else {
        masked += hidden(run)
        run = []
        masked.append(character)
      }
    }
    return masked + hidden(run)
  }

  private static func belongsToRun(
    _ character: Character, before next: Character?, after last: Character?
  ) -> Bool {
    if character.isASCII, character.isLetter || character.isNumber { return true }
    if "+-._@".contains(character) { return true }
    // A blank between two digits divides a number, it doesn't end it.
    return character == " " && isDigit(last) && isDigit(next)
  }

  private static func isDigit(_ character: Character?) -> Bool {
    character.map { $0.isASCII && $0.isNumber } ?? false
  }

  /// A run too short to keep both ends shows nothing of itself.
  private static func hidden(_ run: [Character]) -> String {
    let shown = shownAtFront + shownAtEnd
    guard run.count > shown else { return String(repeating: "*", count: run.count) }
    return String(run.prefix(shownAtFront)) + String(repeating: "*", count: run.count - shown)
      + String(run.suffix(shownAtEnd))
  }
}
