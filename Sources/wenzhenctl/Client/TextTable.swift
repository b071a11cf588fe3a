/// Rows of text, their columns set by the width that characters take on a terminal.
struct TextTable {
  private static let gap = "  "

  private var rows: [[String]] = []

  /// A table under headings.
  init(_ first: Words, _ others: Words..., rows: [[String]]) {
    self.rows = [([first] + others).map(\.description)] + rows
  }

  /// A list of facts, each behind its name.
  init(facts: [(name: Words, value: String)]) {
    rows = facts.map { [$0.name.description, $0.value] }
  }

  /// Rows without headings.
  init(rows: [[String]]) {
    self.rows = rows
  }

  /// The lines; nothing is set behind the last word of one.
  var lines: [String] {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { column < $0.count ? $0[column].columns : 0 }.max() ?? 0
    }
    return rows.map { row in
      let used = row.lastIndex { !$0.isEmpty } ?? 0
      return row.prefix(used + 1).enumerated().map { column, cell in
        column == used ? cell : cell.padded(to: widths[column])
      }.joined(separator: TextTable.gap)
    }
  }

  /// Prints the lines, set in where they belong to what stands above.
  func write(indented: Bool = false) {
    for line in lines { print(indented ? TextTable.gap + line : line) }
  }
}
