package import CaseCore
package import CaseStore
package import ProcedureLanguage
package import WorkCalendar

/// The procedures and the calendar by which the daemon works.
package struct Rules: Sendable {
  package let calendar: WorkCalendar
  /// In force, and older ones to which cases are pinned.
  package let shelf: ProcedureShelf
  /// The procedures of the files, with their texts.
  package let files: [ProcedureReader.Read]

  /// Reads `procedures/` and `calendars/` under a configuration directory.
  package static func read(
    directory: String, stored: [ProcedureVersion] = []
  ) -> Result<Rules, Complaints> {
    CalendarReader.read(directory: directory + "/calendars").flatMap { calendar in
      ProcedureReader.read(paths: [directory + "/procedures"]).map { files in
        Rules(calendar: calendar, shelf: shelf(files, stored), files: files)
      }
    }
  }

  /// A stored version that the files no longer have is compiled from its own text.
  private static func shelf(
    _ files: [ProcedureReader.Read], _ stored: [ProcedureVersion]
  ) -> ProcedureShelf {
    var shelf = ProcedureShelf(files.map(\.procedure))
    let current = Set(files.map { ProcedureReference($0.procedure) })
    for version in stored where !current.contains(version.reference) {
      let others = files.filter { $0.procedure.name != version.reference.name }
        .map { (name: $0.procedure.name.text, text: $0.text) }
      let name = "\(version.reference.name) \(version.reference.version)"
      let read = try? ProcedureReader.read(files: [(name, version.text)] + others).get()
      if let old = read?.first?.procedure { shelf.put(old) }
    }
    return shelf
  }
}

extension ProcedureReference {
  package init(_ procedure: Procedure) {
    self.init(name: procedure.name, version: procedure.version)
  }
}
