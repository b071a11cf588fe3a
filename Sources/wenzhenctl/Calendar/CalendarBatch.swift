internal import ArgumentParser
private import Foundation
internal import WorkCalendar

/// Answers `DATE LIMIT` lines, one after the other, as they are read.
struct CalendarBatch {
  /// Standard input, in the place of a file's name.
  private static let standardInput = "-"
  /// Answers are printed in pieces of about this size.
  private static let pieceBytes = 1 << 16

  let calendar: WorkCalendar
  let explains: Bool

  /// Answers every line of `file`; fails at the end if there were lines it couldn't read.
  func answer(file: String) throws {
    guard file != CalendarBatch.standardInput else {
      return try answer(AnyIterator { readLine() }, of: "standard input")
    }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw ValidationError("\(file) cannot be read")
    }
    let lines = data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var iterator = lines.makeIterator()
    try answer(
      AnyIterator { iterator.next().map { String(decoding: $0, as: UTF8.self) } }, of: file)
  }

  private func answer(_ lines: AnyIterator<String>, of file: String) throws {
    var number = 0
    var isFaultless = true
    var piece = ""
    for line in lines {
      number += 1
      do {
        try answer(line, into: &piece)
      } catch {
        isFaultless = false
        FileHandle.standardError.write(Data("\(file):\(number): \(error)\n".utf8))
      }
      if piece.utf8.count >= CalendarBatch.pieceBytes {
        print(piece, terminator: "")
        piece = ""
      }
    }
    print(piece, terminator: "")
    guard isFaultless else { throw ExitCode(Wenzhenctl.usageExitCode) }
  }

  private func answer(_ line: String, into piece: inout String) throws {
    let words = line.utf8.split { [0x20, 0x09, 0x0D].contains($0) }.map { String(Substring($0)) }
    guard !words.isEmpty else { return }
    guard words.count == 2 else { throw ValidationError("a line is DATE LIMIT, not '\(line)'") }
    let start = try CalendarOptions.date(words[0])
    let limit = try CalendarOptions.limit(words[1])
    let due = try CalendarOptions.due(limit, from: start, in: calendar)
    piece += "\(words[0]) \(words[1]) \(due.date)"
    piece += due.isProvisional ? " \(CalendarOptions.provisionalMark)\n" : "\n"
    guard explains else { return }
    for line in calendar.explanation(limit, from: start).lines() {
      piece += "  \(line)\n"
    }
  }
}
