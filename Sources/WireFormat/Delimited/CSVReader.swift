/// One row of a table.
package struct CSVRow: Equatable, Sendable {
  /// Counted from one as a spreadsheet does: the heading is row 1, a blank row counts.
  package var number: Int
  /// The line of the file on which it begins.
  package var line: Int
  package var cells: [String]
}

/// The rows of a table and everything that is wrong with it.
package struct CSVReading: Equatable, Sendable {
  /// Every row that could be told apart, also those with faults; blank ones are left out.
  package var rows: [CSVRow]
  package var faults: [CSVFault]
}

/// Reads comma-separated values (RFC 4180): CRLF or LF, quotes only around a whole cell.
///
/// Going on after a fault is deliberate: a clerk mends all of them at once. Only an unclosed quote
/// ends the reading, because from there on every comma is a guess.
package struct CSVReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let limits: CSVLimits
  private var at = 0
  private var line = 1
  private var row = 1
  private var rowLine = 1
  private var cells: [String] = []
  private var wasQuoted = false
  private var reading = CSVReading(rows: [], faults: [])

  private init(bytes: UnsafeBufferPointer<UInt8>, limits: CSVLimits) {
    self.bytes = bytes
    self.limits = limits
  }

  /// Reads the whole text; rows are held to the length of the first one.
  package static func read(_ text: String, limits: CSVLimits = .table) -> CSVReading {
    Array(text.utf8).withUnsafeBufferPointer { bytes in
      var reader = CSVReader(bytes: bytes, limits: limits)
      reader.readRows()
      return reader.reading
    }
  }

  private mutating func readRows() {
    if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { at = 3 }
    while at < bytes.count {
      guard reading.rows.count < limits.rowsMax else {
        return fault(.tooManyRows(max: limits.rowsMax), column: 1)
      }
      guard readRow() else { return }
    }
  }

  /// Reads one row to past its end; false if nothing after it can be told apart.
  private mutating func readRow() -> Bool {
    rowLine = line
    cells.removeAll()
    wasQuoted = false
    while true {
      guard readCell() else { return false }
      if at < bytes.count, bytes[at] == UInt8(ascii: ",") {
        at += 1
        continue
      }
      endLine()
      keepRow()
      row += 1
      return true
    }
  }

  private mutating func keepRow() {
    let isBlank = cells.count == 1 && cells[0].isEmpty && !wasQuoted
    guard !isBlank else { return }
    if let expected = reading.rows.first?.cells.count, expected != cells.count {
      let column = min(cells.count, expected) + (cells.count > expected ? 1 : 0)
      fault(.ragged(cells: cells.count, expected: expected), column: column, line: rowLine)
    }
    if cells.count > limits.columnsMax {
      fault(
        .tooManyColumns(max: limits.columnsMax), column: limits.columnsMax + 1, line: rowLine)
    }
    reading.rows.append(CSVRow(number: row, line: rowLine, cells: cells))
  }

  private mutating func readCell() -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
      readPlainCell()
      return true
    }
    return readQuotedCell()
  }

  private mutating func readPlainCell() {
    let start = at
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), !isLineEnd {
      if bytes[at] == UInt8(ascii: "\"") { fault(.strayQuote) }
      if bytes[at] == UInt8(ascii: "\r") { fault(.loneCarriageReturn) }
      at += 1
    }
    keepCell(bytes[start..<at])
  }

  private mutating func readQuotedCell() -> Bool {
    wasQuoted = true
    let openedLine = line
    at += 1
    var kept: [UInt8] = []
    var plain = at
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "\n") { line += 1 }
      guard bytes[at] == UInt8(ascii: "\"") else {
        at += 1
        continue
      }
      kept.append(contentsOf: bytes[plain..<at])
      at += 1
      guard at < bytes.count, bytes[at] == UInt8(ascii: "\"") else {
        skipAfterQuote()
        keepCell(kept[...])
        return true
      }
      plain = at
      at += 1
    }
    fault(.unclosedQuote, line: openedLine)
    return false
  }

  private mutating func skipAfterQuote() {
    guard at < bytes.count, bytes[at] != UInt8(ascii: ","), !isLineEnd else { return }
    fault(.textAfterQuote)
    while at < bytes.count, bytes[at] != UInt8(ascii: ","), !isLineEnd { at += 1 }
  }

  private mutating func keepCell(_ slice: some Collection<UInt8>) {
    if slice.count > limits.cellBytesMax { fault(.cellTooLong(bytesMax: limits.cellBytesMax)) }
    cells.append(String(decoding: slice, as: UTF8.self))
  }

  private var isLineEnd: Bool {
    switch bytes[at] {
    case UInt8(ascii: "\n"): true
    case UInt8(ascii: "\r"): at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: "\n")
    default: false
    }
  }

  private mutating func endLine() {
    guard at < bytes.count else { return }
    at += bytes[at] == UInt8(ascii: "\r") ? 2 : 1
    line += 1
  }

  private mutating func fault(
    _ reason: CSVFault.Reason, column: Int? = nil, line: Int? = nil
  ) {
    guard reading.faults.count < limits.faultsMax else { return }
    reading.faults.append(
      CSVFault(
        reason: reason, row: row, column: column ?? cells.count + 1, line: line ?? self.line))
  }
}
