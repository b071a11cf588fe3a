private import Foundation
internal import WireFormat

/// What people read at the terminal.
enum Terminal {
  /// Writes a line to standard error.
  static func complain(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Writes bytes to standard output as they are.
  static func write(_ bytes: [UInt8]) {
    FileHandle.standardOutput.write(Data(bytes))
  }

  /// Writes an answer as JSON over many lines.
  static func write(_ value: JSONValue) {
    write(value.pretty())
  }

  /// Prints rows under headings, columns set by the width that characters take.
  static func table(_ headings: [String], _ rows: [[String]]) {
    let all = [headings] + rows
    let widths = headings.indices.map { column in all.map { width(of: $0[column]) }.max() ?? 0 }
    for row in all {
      let cells = row.enumerated().map { column, cell in
        column == row.count - 1
          ? cell : cell + String(repeating: " ", count: widths[column] - width(of: cell))
      }
      print(cells.joined(separator: "  "))
    }
  }

  /// Columns that a text takes: Chinese characters and full-width marks take two.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x20000...0x3FFFD:
      true
    default: false
    }
  }
}

extension JSONValue {
  /// A member as people read it; a dash for what is not there.
  func shown(_ name: String) -> String {
    switch self[name] {
    case nil, .null: "—"
    case .string(let text): text
    case .integer(let whole): String(whole)
    case .bool(let flag): flag ? "是" : "否"
    case .some(let other): other.compactText
    }
  }
}
