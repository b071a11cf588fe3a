internal import CaseCore
internal import GRDB
private import Synchronization
package import WorkCalendar

/// An audit under way: what it looks at, and as of when.
package struct AuditPass: Sendable {
  /// How many cases are looked at in one read.
  static let casesAtOnce = 50

  let scope: AuditScope
  /// Nil where nobody says what day it is: a copy is held against its events alone.
  let moment: (at: Instant, today: CivilDate)?
  let facets: AuditFacets
  private let memory = RosterMemory()

  /// An audit as of an instant and its day.
  package init(
    _ scope: AuditScope, at instant: Instant, today: CivilDate, facets: @escaping AuditFacets
  ) {
    self.init(scope, (instant, today), facets)
  }

  init(
    _ scope: AuditScope, _ moment: (at: Instant, today: CivilDate)?,
    _ facets: @escaping AuditFacets
  ) {
    self.scope = scope
    self.moment = moment
    self.facets = facets
  }

  func page(_ db: Database, from place: AuditPlace) throws -> AuditPage {
    switch place {
    case .whole: try whole(db)
    case .cases(let after): try cases(db, after: after)
    case .chain(let after): try chain(db, after: after)
    }
  }

  private func whole(_ db: Database) throws -> AuditPage {
    var page = AuditPage(next: .cases(after: 0))
    page.findings =
      try TokenCheck.findings(db) + DigestCheck.findings(db)
      + DowntimeCheck.findings(db) + MigrationRowCheck.findings(db)
    if let moment {
      page.findings += try WholeCheck.findings(db, memory.roster(db), today: moment.today)
    }
    return page
  }

  private func cases(_ db: Database, after: Int64) throws -> AuditPage {
    let stretch = try AuditStretch(db, after: after, limit: AuditPass.casesAtOnce)
    var page = AuditPage()
    page.findings =
      CaseCheck.findings(stretch, facets) + (try DutyCheck.findings(db, stretch))
      + (try PartyCheck.findings(db, stretch)) + (try ChargeCheck.findings(db, stretch))
      + (try LinkCheck.findings(db, stretch))
      + (try SearchCheck.findings(db, stretch, facets))
      + (try NoticeCheck.findings(db, stretch, memory.roster(db), facets))
    if scope == .all, let moment {
      let promises = PromiseCheck(roster: try memory.roster(db), at: moment.at, today: moment.today)
      page.findings += try promises.findings(db, stretch)
    }
    for id in page.findings.compactMap(\.caseID) {
      guard let row = stretch.rows[id.value] else { continue }
      page.cases[id] = AuditedCase(publicID: row["public_id"], number: row["number"])
    }
    if stretch.isLast {
      page.next = scope == .rebuild ? nil : .chain(after: 0)
    } else {
      page.next = .cases(after: stretch.through)
    }
    return page
  }

  private func chain(_ db: Database, after: Int64) throws -> AuditPage {
    let stretch = try ChainPage(db, after: after)
    var page = AuditPage()
    page.findings = stretch.faults.map(AuditFinding.chain)
    if stretch.count > 0 { page.next = .chain(after: stretch.last) }
    return page
  }
}

/// The roster as its events fold it, kept from page to page while no event is added.
///
/// It is not the roster that the daemon works by: an event of it that was taken out of the file
/// shows here.
private final class RosterMemory: Sendable {
  private let known = Mutex<(version: Int, roster: Roster)?>(nil)

  func roster(_ db: Database) throws -> Roster {
    let stream: StatementArguments = ["stream": EventStream.roster.word, "id": 0]
    let version =
      try Int.fetchOne(
        db.cachedStatement(sql: EventSQL.lastVersion.rawValue), arguments: stream) ?? 0
    if let known = known.withLock(\.self), known.version == version { return known.roster }
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.ofStream.rawValue),
      arguments: stream &+ ["after": 0, "limit": Int.max])
    var roster = Roster()
    for row in rows {
      // An event that can't be read is the chain's finding, and changes nothing here.
      guard let event = try? EventRows.event(db, row), case .ofRoster(let change) = event.content
      else { continue }
      roster.apply(change)
    }
    let folded = roster
    known.withLock { $0 = (version, folded) }
    return roster
  }
}
