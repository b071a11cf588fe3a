package import CaseCore
internal import GRDB
package import WorkCalendar

/// For whom digests are to be written, as a part of what a batch asks for.
package struct DigestRequest: Equatable, Sendable {
  package var round: DigestRound
  package var people: [PersonID]
  /// Those of them who owe something that no case has a clock for.
  package var oweMore: Set<PersonID>
  /// The instant at which they are written.
  package var at: Instant
  package var calendar: WorkCalendar

  package init(
    round: DigestRound, people: [PersonID], oweMore: Set<PersonID> = [], at: Instant,
    calendar: WorkCalendar
  ) {
    self.round = round
    self.people = people
    self.oweMore = oweMore
    self.at = at
    self.calendar = calendar
  }
}

/// What one person's digest is written from.
package struct DigestStock: Sendable {
  package var choice: DigestChoice
  /// The cases that it names, and their parents.
  package var docket: Docket
}

extension Loading {
  /// What each of the people who owe something is to be told; nobody else is in it.
  static func digests(
    _ db: Database, _ request: DigestRequest?, cache: CaseCacheAccess
  ) throws -> [PersonID: DigestStock] {
    guard let request else { return [:] }
    return try request.people.reduce(into: [:]) { stocks, person in
      stocks[person] = try stock(db, of: person, request, cache: cache)
    }
  }

  private static func stock(
    _ db: Database, of person: PersonID, _ request: DigestRequest, cache: CaseCacheAccess
  ) throws -> DigestStock? {
    let ended = try Int64.fetchOne(
      db.cachedStatement(sql: DigestSQL.lastEnd.rawValue),
      arguments: ["person": person.text, "kind": request.round.kind.rawValue])
    let window = request.round.window(
      after: ended.map { Instant(milliseconds: $0) }, until: request.at)
    let open = try Row.fetchAll(
      db.cachedStatement(sql: DigestSQL.open.rawValue),
      arguments: ["person": person.text, "limit": DigestChoice.mostRead])
    let owesMore = request.oweMore.contains(person)
    if open.isEmpty, !owesMore { return nil }
    let over = try Row.fetchAll(
      db.cachedStatement(sql: DigestSQL.ended.rawValue),
      arguments: [
        "person": person.text, "start": window.start.milliseconds,
        "end": window.end.milliseconds, "limit": DigestChoice.mostRead,
      ])
    let choice = DigestChoice(
      open: try open.map { try DigestDuty($0) }, ended: try over.map { try DigestDuty($0) },
      window: window, calendar: request.calendar, owesMore: owesMore)
    return try choice.map {
      DigestStock(choice: $0, docket: try docket(db, of: $0.cases, cache: cache))
    }
  }

  /// These cases and their parents, from which a date may come; one that can't be read is left out,
  /// so that it keeps nobody from hearing of the others.
  private static func docket(
    _ db: Database, of cases: Set<CaseID>, cache: CaseCacheAccess
  ) throws -> Docket {
    var docket = Docket()
    for id in cases {
      guard let file = try readable(db, id, cache: cache) else { continue }
      docket.put(file)
      guard let parent = file.parent, docket[parent] == nil,
        let above = try readable(db, parent, cache: cache)
      else { continue }
      docket.put(above)
    }
    return docket
  }

  private static func readable(
    _ db: Database, _ id: CaseID, cache: CaseCacheAccess
  ) throws -> CaseFile? {
    do {
      return try CaseRow.file(db, id, cache: cache)
    } catch StoreError.corrupt {
      return nil
    }
  }
}
