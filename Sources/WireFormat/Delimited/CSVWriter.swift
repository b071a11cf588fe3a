/// One cell that is written.
package enum CSVCell: Equatable, Sendable, ExpressibleByStringLiteral {
  /// Text from people; what a spreadsheet would take for a formula is disarmed.
  case text(String)
  case integer(Int64)

  package init(stringLiteral value: String) { self = .text(value) }
}

/// Writes comma-separated values (RFC 4180) that Excel opens as UTF-8.
///
/// Rows are appended as they come; `take` hands over what has been gathered, so that a long table
/// never stands in memory whole.
package struct CSVWriter {
  private var bytes: [UInt8]

  /// A writer at the beginning of a file; Excel needs the byte order mark to know UTF-8.
  package init(withByteOrderMark isMarked: Bool = true) {
    bytes = isMarked ? [0xEF, 0xBB, 0xBF] : []
  }

  /// Appends one row and its line end.
  package mutating func append(_ row: [CSVCell]) {
    for (index, cell) in row.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(cell, isAlone: row.count == 1)
    }
    bytes.append(contentsOf: [UInt8(ascii: "\r"), UInt8(ascii: "\n")])
  }

  /// What was gathered since the last time.
  package mutating func take() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func append(_ cell: CSVCell, isAlone: Bool) {
    switch cell {
    case .integer(let whole): bytes.append(contentsOf: whole.description.utf8)
    case .text(let text): append(Array(Self.disarmed(text).utf8), isAlone: isAlone)
    }
  }

  /// An empty cell that stands alone is quoted, or its row would read as a blank line.
  private mutating func append(_ text: [UInt8], isAlone: Bool) {
    guard text.contains(where: Self.needsQuotes) || isAlone && text.isEmpty else {
      return bytes.append(contentsOf: text)
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in text {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// A leading apostrophe keeps a spreadsheet from running the text as a formula; one of a Chinese
  /// locale takes the wide signs for the narrow ones.
  private static func disarmed(_ text: String) -> String {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r": "'" + text
    default: text
    }
  }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: "\""), UInt8(ascii: "\n"), UInt8(ascii: "\r"): true
    default: false
    }
  }
}
