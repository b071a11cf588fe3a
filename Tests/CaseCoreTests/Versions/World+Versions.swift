import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

@testable import CaseCore

/// Newer versions of the shipped procedures.
extension World {
  /// A line of a procedure file, and what stands there in a newer version.
  typealias Edit = (old: String, new: String)

  /// A shipped procedure whose text differs in these places, as do those beside which it is read.
  static func version(_ edits: [Edit], of name: String = "request") throws -> Procedure {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appending(path: "config/procedures")
    let files = try ["request", "assistance", "receipt", "clinic"].map { one in
      var text = try String(
        contentsOf: folder.appending(path: "\(one).yaml"), encoding: .utf8)
      for edit in edits {
        if one == name { try #require(text.contains(edit.old), "no \(edit.old) in \(one).yaml") }
        text = text.replacingOccurrences(of: edit.old, with: edit.new)
      }
      return (name: "\(one).yaml", text: text)
    }
    let read = try ProcedureReader.read(files: files).get().procedures
    var version = try #require(read.first { $0.name.text == name })
    version.version = 100
    return version
  }
}
