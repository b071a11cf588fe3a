internal import Foundation
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
}

extension JSONValue {
  /// What stands for something that is not there.
  private static let nothing = "—"

  /// A member as people read it; a dash for what is not there.
  func shown(_ name: String) -> String {
    switch self[name] {
    case nil, .null: JSONValue.nothing
    case .string(let text): text
    case .integer(let whole): String(whole)
    case .bool(let flag): "\(flag ? Words.yes : Words.no)"
    case .some(let other): other.compactText
    }
  }

  /// An instant to the minute, on the clock that the daemon writes it by: `2026-03-02 18:00`.
  func minute(_ name: String) -> String {
    guard let text = self[name]?.text, WrittenInstant(text) != nil else { return shown(name) }
    return String(text.prefix("2026-03-02T18:00".count).replacing("T", with: " "))
  }
}
