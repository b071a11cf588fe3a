package import CaseCore
package import CaseStore
internal import Delivery
private import Foundation
package import ProcedureLanguage
package import WorkCalendar

/// The procedures, the calendar, the ledger and the cycle by which the daemon works.
package struct Rules: Sendable {
  package let edition: CalendarEdition
  /// In force, and older ones to which cases are pinned.
  package let shelf: ProcedureShelf
  /// The procedures of the files with their texts, as the store keeps them.
  package let versions: [ProcedureVersion]
  package let ledger: LedgerPlan
  /// What recurs; nil where nothing does.
  package let cycle: CyclePlan?
  /// The words of notices.
  let letters: NoticeLetters
  /// The words of digests.
  let digests: DigestLetters
  /// Where the files are.
  package let directory: String

  /// Reads `procedures/`, `calendars/`, `templates/`, `ledger.yaml` and `cycle.yaml` under a
  /// configuration directory.
  ///
  /// `stored` and `calendars` are the versions that the store has: a procedure that the files no
  /// longer have is compiled from its own text, and one that they have with another text is
  /// refused. So is a procedure in which a case could be forgotten. `circular` is read with the
  /// calendar's files.
  package static func read(
    directory: String, stored: [ProcedureVersion] = [], calendars: [CalendarVersion] = [],
    bringingIn circular: ImportedCircular? = nil
  ) -> Result<Rules, RulesFault> {
    if let circular, let last = calendars.last,
      let known = CalendarFiles(text: last.text).imported[circular.name], known != circular.text
    {
      return .failure(.alreadyImported(circular.name))
    }
    do {
      let edition = try CalendarEdition.read(
        directory: directory + "/calendars", stored: calendars, bringingIn: circular
      ).get()
      let book = try ProcedureReader.read(paths: [directory + "/procedures"]).get()
      let faults = Soundness.findings(book.procedures).filter { $0.severity == .fault }
      guard faults.isEmpty else { return .failure(.unsound(faults.map(book.line(of:)))) }
      let ledger = try LedgerReader.read(
        path: directory + "/ledger.yaml", for: book.procedures
      ).get()
      let cycle = try CycleReader.read(directory: directory, for: book.procedures).get()
      let versions = texts(of: book)
      if let changed = versions.first(where: { now in
        stored.contains { $0.reference == now.reference && $0.text != now.text }
      }) {
        return .failure(.changedWithoutVersion(changed.reference))
      }
      let shelf = shelf(book, versions, stored)
      let folder = try TemplateFolder.read(directory: directory + "/templates").get()
      let templates = try TemplateReader.read(folder, for: Array(shelf.all)).get()
      let digestTemplates = try DigestTemplateReader.read(folder).get()
      guard let letters = try? NoticeLetters(templates),
        let digests = try? DigestLetters(digestTemplates)
      else { return .failure(.unreadableTemplates(directory + "/templates")) }
      return .success(
        Rules(
          edition: edition, shelf: shelf, versions: versions, ledger: ledger, cycle: cycle,
          letters: letters, digests: digests, directory: directory))
    } catch {
      return .failure(.complaints(error))
    }
  }

  private static func texts(of book: ProcedureBook) -> [ProcedureVersion] {
    book.procedures.map { procedure in
      let file = book.source(of: procedure.name)?.procedure.file ?? ""
      let bytes = FileManager.default.contents(atPath: file) ?? Data()
      return ProcedureVersion(
        reference: ProcedureReference(procedure), text: String(decoding: bytes, as: UTF8.self))
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
  /// A template that its reader took and the engine of templates does not.
  case unreadableTemplates(String)
  /// Another circular came under this name.
  case alreadyImported(String)
  /// In a procedure a case could be forgotten: the lines of `wenzhenctl procedure check`.
  case unsound([String])

  /// What is wrong, a line each.
  package var lines: [String] {
    switch self {
    case .complaints(let complaints): complaints.list.map(\.description)
    case .changedWithoutVersion, .unreadableTemplates, .alreadyImported: [description]
    case .unsound(let lines): lines
    }
  }

  package var description: String {
    switch self {
    case .complaints(let complaints): "\(complaints)"
    case .changedWithoutVersion(let reference):
      "procedure \(reference.name): the text of version \(reference.version) has changed since "
        + "cases began with it; raise `version` in the file"
    case .unreadableTemplates(let directory): "\(directory): a template can't be read"
    case .alreadyImported(let name):
      "\(name): another circular was imported under this name; an amendment needs one of its own"
    case .unsound(let lines): lines.joined(separator: "\n")
    }
  }
}

extension ProcedureReference {
  package init(_ procedure: Procedure) {
    self.init(name: procedure.name, version: procedure.version)
  }
}

extension Rules {
  package var calendar: WorkCalendar { edition.calendar }

  /// The calendar by which something was counted; the one in force where it is not known any more.
  package func calendar(version: Int) -> WorkCalendar {
    version == calendar.version ? calendar : edition.former[version] ?? calendar
  }

  /// What of them a store doesn't have yet; nil where it has all.
  package func unkept(
    in store: CaseStore, by actor: Actor = .time
  ) async throws(StoreError) -> Work? {
    let known = Set(try await store.procedureVersions().map(\.reference))
    let fresh = versions.filter { !known.contains($0.reference) }
    let numbers = try await store.calendarVersions().map(\.version)
    let calendars = [edition.unkept].compactMap(\.self).filter { !numbers.contains($0.version) }
    return fresh.isEmpty && calendars.isEmpty ? nil : .rules(fresh, calendars, by: actor)
  }

  /// What decisions upon what was loaded go by.
  func surroundings(_ loaded: Loaded) -> Surroundings {
    var around = surroundings(loaded.roster, loaded.docket)
    around.counters = loaded.counters
    return around
  }

  /// What looking at these cases needs under this roster; nothing is decided by it.
  package func surroundings(_ roster: Roster, _ docket: Docket = Docket()) -> Surroundings {
    var around = Surroundings(
      calendar: calendar, roster: roster, procedures: shelf, docket: docket,
      counters: Counters(nextCase: 0, series: [:]), draws: Draws(SystemRandomNumberGenerator()))
    around.formerCalendars = edition.former
    return around
  }
}
