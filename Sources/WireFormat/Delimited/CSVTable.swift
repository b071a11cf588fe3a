/// A table with a heading, whose cells are asked for by the name of their column.
package struct CSVTable: Equatable, Sendable {
  /// The names in the first row, without the space around them.
  package let columns: [String]
  /// The rows after the first that have a cell for every column, and something in one.
  package let rows: [CSVRow]
  package let faults: [CSVFault]
  /// Where the heading stands.
  package let headingRow: Int
  /// How many rows come after the heading, those included that can't be read.
  package let rowCount: Int
  private let places: [String: Int]

  /// Reads a table from bytes in UTF-8 or GB18030.
  package static func read(
    _ bytes: [UInt8], limits: CSVLimits = .table
  ) throws(DelimitedText.Undecodable) -> CSVTable {
    CSVTable(CSVReader.read(try DelimitedText.decode(bytes).text, limits: limits))
  }

  /// The table of rows that were read, with the faults of its heading.
  package init(_ reading: CSVReading) {
    guard let heading = reading.rows.first else {
      columns = []
      rows = []
      headingRow = 1
      rowCount = 0
      places = [:]
      let empty = CSVFault(reason: .empty, row: 1, column: 1, line: 1)
      faults = reading.faults.isEmpty ? [empty] : reading.faults
      return
    }
    let names = heading.cells.map(Self.trimmed)
    var places: [String: Int] = [:]
    var faults: [CSVFault] = []
    for (index, name) in names.enumerated() {
      let reason: CSVFault.Reason? =
        name.isEmpty ? .unnamedColumn : places[name] == nil ? nil : .repeatedColumn(name)
      if let reason {
        faults.append(
          CSVFault(reason: reason, row: heading.number, column: index + 1, line: heading.line))
      } else {
        places[name] = index
      }
    }
    columns = names
    // Below what was filled in a spreadsheet leaves rows of separators alone.
    let filled = reading.rows.dropFirst().filter { row in
      row.cells.contains { !Self.trimmed($0).isEmpty }
    }
    // The reader tells cells as they stand in the file; what is filled in from them has the line
    // ends of any other text.
    rows = filled.filter { $0.cells.count == names.count }.map { row in
      CSVRow(number: row.number, line: row.line, cells: row.cells.map(\.withPlainLineEnds))
    }
    self.places = places
    self.faults = faults + reading.faults
    headingRow = heading.number
    let unread = Set(reading.faults.map(\.row)).subtracting(reading.rows.map(\.number))
    rowCount = filled.count + unread.count { $0 > heading.number }
  }

  /// The column of that name, counted from one.
  package func column(_ name: String) -> Int? {
    places[name].map { $0 + 1 }
  }

  /// The cell of a row of this table without the space around it; nothing if it is empty.
  package func cell(_ name: String, of row: CSVRow) -> String? {
    guard let place = places[name], row.cells.indices.contains(place) else { return nil }
    let text = Self.trimmed(row.cells[place])
    return text.isEmpty ? nil : text
  }

  private static func trimmed(_ text: String) -> String {
    func isSpace(_ character: Character) -> Bool { character.isWhitespace }
    let rest = text.drop(while: isSpace)
    guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return "" }
    return String(rest[...last])
  }
}
