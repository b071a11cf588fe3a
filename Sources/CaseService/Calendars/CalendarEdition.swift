package import CaseStore
package import ProcedureLanguage
package import WorkCalendar

/// The calendar in force with the texts that it was read from, and those before it.
///
/// Each edition that ever was in force stays in the store under its number: what is due says by
/// which one it was counted, and goes over to the next one from there.
package struct CalendarEdition: Sendable {
  /// Of how many earlier editions the days are known: from older ones no date is carried over.
  static let mostFormer = 4

  package let calendar: WorkCalendar
  package let files: CalendarFiles
  /// The store has no such edition yet.
  package let isNew: Bool
  /// The editions before it, by number.
  package let former: [Int: WorkCalendar]

  /// Reads the files of a directory, with what was imported into the store and `circular` besides.
  package static func read(
    directory: String, stored: [CalendarVersion], bringingIn circular: ImportedCircular? = nil
  ) -> Result<CalendarEdition, Complaints> {
    do {
      var files = try CalendarFiles.read(directory: directory).get()
      let last = stored.last
      let imported = last.map { CalendarFiles(text: $0.text).imported } ?? [:]
      for (name, text) in imported { files.bring(in: name, text) }
      if let circular { files.bring(in: circular.name, circular.text) }
      if let last, last.text == files.text {
        return .success(
          CalendarEdition(
            calendar: try calendar(files, directory, last.version), files: files, isNew: false,
            former: former(stored.dropLast(), directory)))
      }
      let read = try CalendarReader.read(
        files, directory: directory, arriving: circular?.name
      ).get()
      let version = max(read.version, (last?.version ?? 0) + 1)
      return .success(
        CalendarEdition(
          calendar: read.numbered(version), files: files, isNew: true,
          former: former(stored[...], directory)))
    } catch {
      return .failure(error)
    }
  }

  /// What the store is to keep of it; nil where it has it.
  var unkept: CalendarVersion? {
    isNew ? CalendarVersion(version: calendar.version, text: files.text) : nil
  }

  private static func calendar(
    _ files: CalendarFiles, _ directory: String, _ version: Int
  ) throws(Complaints) -> WorkCalendar {
    try CalendarReader.read(files, directory: directory, version: version).get()
  }

  private static func former(
    _ stored: ArraySlice<CalendarVersion>, _ directory: String
  ) -> [Int: WorkCalendar] {
    let known = stored.suffix(mostFormer).compactMap { edition in
      (try? calendar(CalendarFiles(text: edition.text), directory, edition.version)).map {
        (edition.version, $0)
      }
    }
    return Dictionary(known) { first, _ in first }
  }
}

/// A circular that comes by itself, as its file's name and text.
package struct ImportedCircular: Equatable, Sendable {
  package var name: String
  package var text: String

  package init(name: String, text: String) {
    self.name = name
    self.text = text
  }
}
