package import CaseCore

/// Reads procedures, one file each, and holds what they say of each other.
package enum ProcedureReader {
  /// A procedure as its file has it, and where the file says what.
  package struct Read: Sendable {
    package let procedure: Procedure
    package let sources: SourceMap
    /// The file's text, as it is stored with the version.
    package let text: String
  }

  /// Reads files that belong together; all complaints of all files come back at once.
  package static func read(files: [(name: String, text: String)]) -> Result<[Read], Complaints> {
    let complaints = ComplaintCollector()
    var texts: [ProcedureText] = []
    var read: [Read] = []
    for file in files {
      guard let document = StrictYAML.compose(file.text, file: file.name, complaints) else {
        continue
      }
      guard let (text, procedure) = self.read(document, among: texts) else { continue }
      texts.append(text)
      if let procedure {
        read.append(Read(procedure: procedure, sources: text.sources, text: file.text))
      }
    }
    checkForeign(texts)
    let place = SourcePlace(file: files.first?.name ?? "")
    return complaints.result(read, of: place)
  }

  private static func read(
    _ document: YAMLValue, among known: [ProcedureText]
  ) -> (ProcedureText, Procedure?)? {
    var text: ProcedureText?
    let procedure = document.fields { keys -> Procedure? in
      guard let value = keys.required("procedure"), let id = value.identifier() else { return nil }
      if known.contains(where: { $0.name.text == id }) {
        value.complain("another file has the procedure `\(id)` already")
      }
      let reading = ProcedureText(ProcedureName(id), at: value.place)
      text = reading
      return reading.procedure(keys)
    }
    return text.map { ($0, procedure) }
  }

  /// Looks each name of another file up in it.
  private static func checkForeign(_ texts: [ProcedureText]) {
    for text in texts {
      for mention in text.foreign {
        let owners = owners(of: mention, by: text, among: texts)
        guard !owners.isEmpty else {
          mention.value.complain(unknownOwner(mention, among: texts))
          continue
        }
        // A name that is only a procedure's is found with it.
        guard !mention.name.isEmpty else { continue }
        let names = owners.flatMap { $0.names(mention.kind) }
        if !names.contains(mention.name) {
          let owner = owners.map { "in `\($0.name)`" }.joined(separator: " or ")
          mention.value.complain(unknown(mention.kind, mention.name, among: names, in: owner))
        }
      }
    }
  }

  private static func owners(
    of mention: ForeignMention, by text: ProcedureText, among texts: [ProcedureText]
  ) -> [ProcedureText] {
    switch mention.owner {
    case .procedure(let name): texts.filter { $0.name == name }
    case .parents:
      texts.filter { other in
        other.foreign.contains { $0.owner == .procedure(text.name) && $0.name.isEmpty }
      }
    }
  }

  private static func unknownOwner(
    _ mention: ForeignMention, among texts: [ProcedureText]
  ) -> String {
    switch mention.owner {
    case .procedure(let name):
      let hint = nearest(to: name.text, among: texts.map(\.name.text))
        .map { "; did you mean `\($0)`?" } ?? ""
      return "there is no procedure `\(name)` among the files read\(hint)"
    case .parents: return "no procedure among the files read opens cases of this one"
    }
  }
}
