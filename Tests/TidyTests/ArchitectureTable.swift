/// The table of targets in `docs/ARCHITECTURE.md`, read back row by row.
struct ArchitectureRow {
  let target: String
  let imports: Set<String>
  let stands: Bool
}

enum ArchitectureTable {
  static let path = "docs/ARCHITECTURE.md"

  /// Rows of the table that begins with `| target |`: target, what it owns, imports, standing.
  static func rows(of document: String) -> [ArchitectureRow] {
    document.split(separator: "\n")
      .drop { !$0.hasPrefix("| target |") }
      .dropFirst(2)
      .prefix { $0.hasPrefix("|") }
      .compactMap { line in
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        guard cells.count == 6, let target = quoted(cells[1]).first else { return nil }
        return ArchitectureRow(
          target: target, imports: Set(quoted(cells[3])), stands: cells[4].contains("stands"))
      }
  }

  /// Where the document, the table of the tests and the folders of `Sources/` differ.
  static func complaints(
    document: String, layers: [Layer], folders: Set<String>
  ) -> [Complaint] {
    let rows = rows(of: document)
    func complaint(_ message: String) -> Complaint {
      Complaint(path: path, line: nil, message: message)
    }
    var found: [Complaint] = []
    for layer in layers {
      guard let row = rows.first(where: { $0.target == layer.target }) else {
        found.append(complaint("no row for \(layer.target)"))
        continue
      }
      if row.imports != layer.imports {
        let difference = row.imports.symmetricDifference(layer.imports).sorted()
        found.append(complaint("imports of \(layer.target) differ in \(difference)"))
      }
    }
    for row in rows {
      if !layers.contains(where: { $0.target == row.target }) {
        found.append(complaint("\(row.target) is unknown to the tests"))
      }
      if row.stands != folders.contains(row.target) {
        let truth = folders.contains(row.target) ? "stands" : "is planned"
        found.append(complaint("\(row.target) \(truth): correct its row"))
      }
    }
    for folder in folders.sorted() where !rows.contains(where: { $0.target == folder }) {
      found.append(complaint("Sources/\(folder) has no row"))
    }
    return found
  }

  private static func quoted(_ cell: Substring) -> [String] {
    let parts = cell.split(separator: "`", omittingEmptySubsequences: false)
    return parts.indices.filter { $0 % 2 == 1 }.map { String(parts[$0]) }
  }
}
