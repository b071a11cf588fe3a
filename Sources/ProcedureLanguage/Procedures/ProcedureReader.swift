internal import CaseCore

/// Reads procedure files into values, together, so that they may name each other's parts.
package enum ProcedureReader {
  /// Reads files given as texts; their order does not matter.
  ///
  /// A file read alone is not asked whether what it says of other procedures is so.
  package static func read(
    files: [(name: String, text: String)]
  ) -> Result<ProcedureBook, Complaints> {
    let complaints = ComplaintCollector()
    let book = read(files, complaints)
    return complaints.result(book, of: SourcePlace(file: files.first?.name ?? ""))
  }

  static func read(
    _ files: [(name: String, text: String)], _ complaints: ComplaintCollector
  ) -> ProcedureBook? {
    var texts: [ProcedureText] = []
    var procedures: [Procedure] = []
    var isWhole = true
    for (name, text) in files.sorted(by: { $0.name < $1.name }) {
      guard let document = StrictYAML.compose(text, file: name, complaints),
        let read = ProcedureFileReader.read(document)
      else {
        isWhole = false
        continue
      }
      if let other = texts.first(where: { $0.name == read.text.name }) {
        complaints.add(
          read.text.sources.procedure,
          "\(other.sources.procedure.file) is the procedure `\(other.name)` already")
      }
      texts.append(read.text)
      if let procedure = read.procedure { procedures.append(procedure) }
    }
    // What is missing because its file is broken is no further fault of those that name it.
    if isWhole, files.count > 1 { FamilyNames(texts, procedures).check() }
    guard !procedures.isEmpty else { return nil }
    let sources = Dictionary(texts.map { ($0.name, $0.sources) }) { first, _ in first }
    return ProcedureBook(ChoicesOfRelatives(procedures).settled, sources)
  }
}
