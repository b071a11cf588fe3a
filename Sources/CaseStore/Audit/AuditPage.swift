package import CaseCore
internal import GRDB
internal import WorkCalendar

/// What the procedures say of a case that its events alone don't; nil of a case that none knows.
package typealias AuditFacets = @Sendable (CaseFile) -> CaseFacets?

/// Which checks an audit makes.
package enum AuditScope: String, Sendable, CaseIterable {
  /// Every check there is.
  case all
  /// That the chain of events is whole (P5).
  case chain
  /// That every derived row is what the events fold to (P3).
  case rebuild
}

/// Where in an audit the next page begins.
package enum AuditPlace: Equatable, Sendable {
  case whole
  case cases(after: Int64)
  case chain(after: Int64)

  /// Where an audit begins.
  package init(_ scope: AuditScope) {
    switch scope {
    case .all: self = .whole
    case .chain: self = .chain(after: 0)
    case .rebuild: self = .cases(after: 0)
    }
  }
}

/// A case as findings name it.
package struct AuditedCase: Equatable, Sendable {
  package var publicID: String
  package var number: String
}

/// The findings of a stretch of the store, all as of one commit, and where to go on.
package struct AuditPage: Sendable {
  package internal(set) var findings: [AuditFinding] = []
  /// The cases named in them that have a row.
  package internal(set) var cases: [CaseID: AuditedCase] = [:]
  /// Nil after the last page.
  package internal(set) var next: AuditPlace?
}

/// An audit under way: what it looks at, and as of when.
struct AuditPass: Sendable {
  /// How many cases are looked at in one read.
  static let casesAtOnce = 50

  let scope: AuditScope
  /// Nil where nobody says what day it is: a copy is held against its events alone.
  let moment: (at: Instant, today: CivilDate)?
  let facets: AuditFacets

  func page(_ db: Database, from place: AuditPlace) throws -> AuditPage {
    switch place {
    case .whole: try whole(db)
    case .cases(let after): try cases(db, after: after)
    case .chain(let after): try chain(db, after: after)
    }
  }

  private func whole(_ db: Database) throws -> AuditPage {
    var page = AuditPage(next: .cases(after: 0))
    if let moment {
      page.findings = try WholeCheck.findings(db, roster(db), today: moment.today)
    }
    return page
  }

  private func cases(_ db: Database, after: Int64) throws -> AuditPage {
    let stretch = try AuditStretch(db, after: after, limit: AuditPass.casesAtOnce)
    var page = AuditPage()
    page.findings =
      CaseCheck.findings(stretch, facets) + (try DutyCheck.findings(db, stretch))
      + (try PartyCheck.findings(db, stretch)) + (try LinkCheck.findings(db, stretch))
      + (try SearchCheck.findings(db, stretch, facets))
      + (try NoticeCheck.findings(db, stretch))
    if scope == .all, let moment {
      let promises = PromiseCheck(roster: try roster(db), at: moment.at, today: moment.today)
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

  /// The roster as the events of this moment fold it; an event that can't be read is the chain's
  /// finding, and changes nothing here.
  private func roster(_ db: Database) throws -> Roster {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.ofStream.rawValue),
      arguments: ["stream": EventStream.roster.word, "id": 0, "after": 0, "limit": Int.max])
    var roster = Roster()
    for row in rows {
      guard let event = try? EventRows.event(db, row), case .ofRoster(let change) = event.content
      else { continue }
      roster.apply(change)
    }
    return roster
  }
}
