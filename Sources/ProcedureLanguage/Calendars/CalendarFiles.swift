/// The texts from which an edition of the calendar is read: those of a directory, and circulars
/// that were imported into a store.
package struct CalendarFiles: Equatable, Sendable {
  /// Before the name of a file that was imported.
  static let importedFolder = "imported/"
  /// The line before each file in one text; YAML begins no line of a mapping so.
  private static let mark = "--- # "

  /// By name, imported ones under `imported/`.
  package private(set) var texts: [String: String]

  /// Those of a directory.
  package static func read(directory: String) -> Result<CalendarFiles, Complaints> {
    let complaints = ComplaintCollector()
    let files = StrictYAML.texts(of: directory, complaints).map { found in
      CalendarFiles(texts: Dictionary(found.map { ($0.name, $0.text) }) { first, _ in first })
    }
    return complaints.result(files, of: SourcePlace(file: directory))
  }

  private init(texts: [String: String]) { self.texts = texts }

  /// Reads what `text` wrote.
  package init(text: String) {
    texts = [:]
    var (name, lines): (String?, [Substring]) = (nil, [])
    func close() -> (String, String)? { name.map { ($0, lines.joined(separator: "\n")) } }
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix(CalendarFiles.mark) else {
        lines.append(line)
        continue
      }
      if let (name, text) = close() { texts[name] = text }
      (name, lines) = (String(line.dropFirst(CalendarFiles.mark.count)), [])
    }
    if let (name, text) = close() { texts[name] = text }
  }

  /// All of it as one text, as a store keeps an edition.
  package var text: String {
    texts.sorted { $0.key < $1.key }.map { "\(CalendarFiles.mark)\($0.key)\n\($0.value)" }
      .joined(separator: "\n")
  }

  /// Those that were imported, by the names they came with.
  package var imported: [String: String] {
    Dictionary(
      uniqueKeysWithValues: texts.compactMap { name, text in
        guard name.hasPrefix(CalendarFiles.importedFolder) else { return nil }
        return (String(name.dropFirst(CalendarFiles.importedFolder.count)), text)
      })
  }

  /// Takes a circular in that came to the store by itself.
  package mutating func bring(in name: String, _ text: String) {
    texts[CalendarFiles.importedFolder + name] = text
  }
}
