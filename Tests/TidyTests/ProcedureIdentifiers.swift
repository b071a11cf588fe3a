/// The names that procedure files give, none of which the engine may know.
enum ProcedureIdentifiers {
  /// What stands directly under these keys, at any depth, is a name.
  private static let sections: Set<String> = [
    "fields", "clocks", "ladders", "states", "actions", "everywhere", "branches", "templates",
  ]
  /// The value of these keys is a name.
  private static let naming: Set<String> = ["procedure", "template", "confirm", "decline"]
  /// In a list of maps under a section, the value of these keys is a name.
  private static let listedNames: Set<String> = ["id", "name"]

  /// Words of the engine's own surface that a procedure may use as a name too.
  ///
  /// Each is a word of the procedure language or of the HTTP contract in DESIGN.md section 6, so
  /// `Sources/` spells it out for a reason of its own. Anything else must stay out of this list.
  static let reserved: [String: String] = [
    "lead": "a party of every case: owner chains and `GET /cases?lead=` name it",
    "requester": "a party of every case: owner chains and `POST /cases` name it",
    "title": "a key of every procedure, of the case's body and of a problem document",
    "note": "a key of the body of `POST /cases/{id}/actions/{action}`",
    "state": "a key of the procedure language and of the case's body",
    "level": "a key of a ladder's rung and of the case's body",
    "reach": "the engine's duty when a question did not arrive (DESIGN.md section 5, rule 12)",
    "clinic": "the prefix of webhook types `clinic.*` in DESIGN.md section 6",
    "confirm": "the key and the clock of every countersign",
    "decline": "the key of every countersign",
    "from": "a key of the procedure language",
    "to": "a key of the procedure language",
    "by": "a key of the procedure language",
    "date": "a type of field",
    "people": "the path `/people`",
    "open": "the section of a procedure that says how its cases begin",
  ]

  static func names(in text: String) -> Set<String> {
    var names: Set<String> = []
    for entry in OutlineOfYAML(text).entries {
      guard let found = name(from: entry), isName(found), !sections.contains(found) else {
        continue
      }
      names.insert(found)
    }
    return names
  }

  private static func name(from entry: OutlineOfYAML.Entry) -> String? {
    let isListed = entry.path.last == "-"
    let section = (isListed ? entry.path.dropLast() : entry.path[...]).last ?? ""
    guard let key = entry.key else {
      return isListed && sections.contains(section) ? entry.scalar : nil
    }
    if naming.contains(key), let scalar = entry.scalar { return scalar }
    guard sections.contains(section) else { return nil }
    if isListed { return listedNames.contains(key) ? entry.scalar : nil }
    return key
  }

  /// Lower-case ASCII, digits, hyphens: what the procedure language takes for a name.
  private static func isName(_ text: String) -> Bool {
    guard let first = text.first, first.isASCII, first.isLowercase else { return false }
    return text.allSatisfy { character in
      guard character.isASCII else { return false }
      return character.isLowercase || character.isNumber || character == "-"
    }
  }

  /// Where a literal is a key or word of a written form: the stored, the wire's, the language's.
  ///
  /// Those forms have plain words (`kind`, `reason`, `asked`) that a procedure may use as well;
  /// what they spell never reaches a `Name`. Everywhere else such a literal is refused.
  static let vocabularies = [
    "Sources/CaseCore/Canonical/", "Sources/CaseStore/", "Sources/WireFormat/",
    "Sources/ProcedureLanguage/", "Sources/WebAPI/", "Sources/wenzhenctl/",
  ]

  static func complaints(in file: TextFile, names: Set<String>) -> [Complaint] {
    if vocabularies.contains(where: { file.path.hasPrefix($0) }) { return [] }
    return SwiftText(file.text).literals
      .filter { names.contains($0.text) && reserved[$0.text] == nil }
      .map {
        Complaint(
          path: file.path, line: $0.line,
          message: "\"\($0.text)\" is a name of config/procedures, which the engine may not know")
      }
  }
}
