internal import WireFormat

/// One thing wrong with a table; in order of their places.
struct TableFault: Comparable {
  /// As a spreadsheet counts: the heading is row 1.
  let row: Int
  /// Nil for what is about the row, or the table, as a whole.
  let column: Int?
  /// The line of the file, where the row's own number may not be that.
  let line: Int?
  let message: String

  init(row: Int, column: Int?, line: Int? = nil, message: String) {
    self.row = row
    self.column = column
    self.line = line
    self.message = message
  }

  init(_ fault: CSVFault) {
    self.init(
      row: fault.row, column: fault.column, line: fault.line, message: fault.reason.words)
  }

  static func < (left: TableFault, right: TableFault) -> Bool {
    (left.row, left.column ?? 0, left.message) < (right.row, right.column ?? 0, right.message)
  }
}
