package import CaseCore
package import CaseStore
private import Foundation
package import ProcedureLanguage
package import WorkCalendar

/// The procedures and the calendar by which the daemon works.
package struct Rules: Sendable {
  package let calendar: WorkCalendar
  /// In force, and older ones to which cases are pinned.
  package let shelf: ProcedureShelf
  /// The procedures of the files with their texts, as the store keeps them.
  package let versions: [ProcedureVersion]

  /// Reads `procedures/` and `calendars/` under a configuration directory.
  ///
  /// `stored` are the versions that the store has: one that the files no longer have is compiled
  /// from its own text, and one that they have with another text is refused.
  package static func read(
    directory: String, stored: [ProcedureVersion] = []
  ) -> Result<Rules, RulesFault> {
    let calendars = CalendarReader.read(directory: directory + "/calendars")
    let paths = [directory + "/procedures"]
    switch (calendars, ProcedureReader.read(paths: paths)) {
    case (.success(let calendar), .success(let book)):
      let versions = book.procedures.map { procedure in
        let file = book.source(of: procedure.name)?.procedure.file ?? ""
        let bytes = FileManager.default.contents(atPath: file) ?? Data()
        return ProcedureVersion(
          reference: ProcedureReference(procedure), text: String(decoding: bytes, as: UTF8.self))
      }
      if let changed = versions.first(where: { now in
        stored.contains { $0.reference == now.reference && $0.text != now.text }
      }) {
        return .failure(.changedWithoutVersion(changed.reference))
      }
      return .success(
        Rules(calendar: calendar, shelf: shelf(book, versions, stored), versions: versions))
    case (.failure(let complaints), _), (_, .failure(let complaints)):
      return .failure(.complaints(complaints))
    }
  }

  private static func shelf(
    _ book: ProcedureBook, _ versions: [ProcedureVersion], _ stored: [ProcedureVersion]
  ) -> ProcedureShelf {
    var shelf = ProcedureShelf(book.procedures)
    let current = Set(versions.map(\.reference))
    for old in stored where !current.contains(old.reference) {
      let others = versions.filter { $0.reference.name != old.reference.name }
      let files = ([old] + others).map { (name: "\($0.reference.name)", text: $0.text) }
      let read = try? ProcedureReader.read(files: files).get()
      let compiled = read?.procedures.first { ProcedureReference($0) == old.reference }
      if let compiled { shelf.put(compiled) }
    }
    return shelf
  }
}

/// Why the rules can't be worked by.
package enum RulesFault: Error, CustomStringConvertible {
  case complaints(Complaints)
  case changedWithoutVersion(ProcedureReference)

  package var description: String {
    switch self {
    case .complaints(let complaints): "\(complaints)"
    case .changedWithoutVersion(let reference):
      "procedure \(reference.name): the text of version \(reference.version) has changed since "
        + "cases began with it; raise `version` in the file"
    }
  }
}

extension ProcedureReference {
  package init(_ procedure: Procedure) {
    self.init(name: procedure.name, version: procedure.version)
  }
}
