package import CaseCore
package import CaseStore
internal import Delivery
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
  /// `stored` says what the store has: a procedure that the files no longer have, or have in an
  /// older version, is compiled from its own text, and one that they have with another text is
  /// refused. So is a procedure in which a case could be forgotten. `arriving` is read with them.
  package static func read(
    directory: String, stored: StoredRules = StoredRules(), bringingIn arriving: Arriving? = nil
  ) -> Result<Rules, RulesFault> {
    let circular = arriving?.circular
    if let circular, let last = stored.calendars.last,
      let known = CalendarFiles(text: last.text).imported[circular.name],
      !known.says(circular.text)
    {
      return .failure(.alreadyImported(circular.name))
    }
    do throws(RulesFault) {
      let edition = try read(
        CalendarEdition.read(
          directory: directory + "/calendars", stored: stored.calendars, bringingIn: circular))
      let shelf = try ShelfOfVersions.read(
        directory: directory + "/procedures", stored, bringingIn: arriving?.procedure
      ).get()
      let procedures = shelf.current.procedures
      let ledger = try read(LedgerReader.read(path: directory + "/ledger.yaml", for: procedures))
      let cycle = try read(CycleReader.read(directory: directory, for: procedures))
      let folder = try read(TemplateFolder.read(directory: directory + "/templates"))
      let templates = try read(TemplateReader.read(folder, for: Array(shelf.shelf.all)))
      let digestTemplates = try read(DigestTemplateReader.read(folder))
      guard let letters = try? NoticeLetters(templates),
        let digests = try? DigestLetters(digestTemplates)
      else { return .failure(.unreadableTemplates(directory + "/templates")) }
      return .success(
        Rules(
          edition: edition, shelf: shelf.shelf, versions: shelf.versions, ledger: ledger,
          cycle: cycle, letters: letters, digests: digests, directory: directory))
    } catch {
      return .failure(error)
    }
  }

  private static func read<Value>(
    _ result: Result<Value, Complaints>
  ) throws(RulesFault) -> Value {
    try result.mapError(RulesFault.complaints).get()
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
  /// A version that is not newer than the one that is known came by itself.
  case notNewer(ProcedureReference, known: Int)
  /// Open cases go by a version that can't be read beside the others.
  case stranded(ProcedureReference, Complaints)

  /// What is wrong, a line each.
  package var lines: [String] {
    switch self {
    case .complaints(let complaints): complaints.list.map(\.description)
    case .changedWithoutVersion, .unreadableTemplates, .alreadyImported, .notNewer:
      [description]
    case .stranded(_, let complaints): [description] + complaints.list.map(\.description)
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
    case .notNewer(let reference, let known):
      "procedure \(reference.name): version \(known) is known already; raise `version` above it"
    case .stranded(let reference, _):
      "procedure \(reference.name): open cases go by version \(reference.version), which can't be "
        + "read beside the other procedures any more; keep what it names until they have ended, or "
        + "migrate them first"
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
