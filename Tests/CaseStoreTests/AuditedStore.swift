@testable import CaseStore
import CaseCore
import GRDB
import Testing
import WorkCalendar

/// A store with a roster and three cases: an open one with a rung that fired, a closed one, and an
/// open child of the first that names the second, whose requester was told in person.
final class AuditedStore: Sendable {
  static let firstDay = CivilDate(daysSinceEpoch: 20_000)
  static let today = CivilDate(daysSinceEpoch: 20_717)
  private static let facets = CaseFacets(isConfidential: false, internalFields: [])

  let temporary: TemporaryStore

  init() async throws {
    temporary = try TemporaryStore()
    try await roster(
      .organisationAdded(Organisation(id: "office", kind: .office, name: "秘书处")),
      .personAdded(Person(id: "li", name: "李", organisation: "office", email: "li@x")),
      .postAdded(Post(id: "officer-post", kind: .officer, organisation: "office")),
      .appointed(Holding(post: "officer-post", person: "li", from: AuditedStore.firstDay)))
    let draft = TokenDraft(person: "li", hash: [1], scopes: ["read"], expiresAt: nil)
    let other = TokenDraft(person: "li", hash: [2], scopes: [], expiresAt: nil)
    try await temporary.commit(
      CommitEntry(tokenChanges: [.created(draft), .created(other), .revoked(2)]))
    var first = SampleCase(1)
    first.open(extra: [.assigned(.officer, "li")])
    first.step(
      .rungFired(.rule("triage"), rung: 0, occurrence: 0),
      [
        .rung(
          .rule("triage"),
          FiredRung(
            rung: 0, occurrence: 0, generation: 0, planned: SampleCase.start,
            at: SampleCase.start))
      ])
    try await commit(&first)
    var second = SampleCase(2)
    second.open()
    second.close()
    try await commit(&second)
    var third = SampleCase(3)
    third.open(parent: CaseID(1), links: [CaseID(2)])
    try await commit(&third)
    try await digest()
    try await downtime()
    try await migration()
    let told = ToldInPerson(means: .telephone, to: "王老师", at: SampleCase.start)
    let zone = try #require(CalendarZone(identifier: "Asia/Shanghai"))
    third.step(.noticeEnded("public3-1-1", .toldInPerson), [], note: told.note(in: zone))
    try await commit(
      &third,
      NoticeUpdate(
        id: "public3-1-1", state: .toldInPerson(by: "wang", to: told.to, at: told.at), nextAt: nil))
  }

  /// One that waits to go to `li`.
  private func digest() async throws {
    let slot = try #require(DigestSlot("2026-09-22T08:30", at: SampleCase.start))
    let round = DigestRound(
      kind: .daily, slot: slot, startedAt: SampleCase.start, since: SampleCase.start, isOver: true)
    let draft = DigestDraft(
      try #require(try SampleDigest.choice(until: SampleCase.start)), kind: .daily, person: "li",
      organisation: "lab", slot: slot.text, messageID: "digest.daily.li.2026-09-22T0830@x",
      mail: .bytes([1]))
    try await temporary.commit(
      CommitEntry(digestPages: [DigestPage(round: round, drafts: [draft])]))
  }

  /// One that delayed the first case.
  private func downtime() async throws {
    let downtime = Downtime(
      from: SampleCase.start.advanced(byMilliseconds: -SampleCase.day), until: SampleCase.start,
      cases: 1, delayed: [DelayedCase(caseID: CaseID(1), at: SampleCase.start)])
    try await temporary.commit(CommitEntry(deeds: [.downtimeNoted(downtime)]))
  }

  /// One that is over, and left the first case where it was.
  private func migration() async throws {
    let order = MigrationOrder(
      number: 1, procedure: "request", version: 2, actor: .administrator(as: nil))
    let left = CaseLeft(caseID: CaseID(1), reason: "新版本没有环节")
    try await temporary.commit(
      CommitEntry(
        migrations: [
          .began(order), .moved(order.number, by: 2), .left(order.number, [left]),
          .ended(order.number),
        ]))
  }

  private func commit(_ sample: inout SampleCase, _ notice: NoticeUpdate? = nil) async throws {
    var entry = CommitEntry(
      steps: sample.takeSteps(), facets: [sample.id: AuditedStore.facets])
    entry.noticeUpdates = notice.map { [$0] } ?? []
    try await temporary.commit(entry)
  }

  func roster(_ changes: RosterChange...) async throws {
    let version = temporary.store.roster.version
    let events = changes.enumerated().map { place, change in
      RosterEvent(
        version: version + place + 1, at: SampleCase.start, actor: .administrator(as: nil),
        change: change)
    }
    try await temporary.commit(CommitEntry(rosterEvents: events))
  }

  func findings(at instant: Instant = SampleCase.start) async throws -> [AuditFinding] {
    try await temporary.store.audit(at: instant, today: AuditedStore.today) { _ in
      AuditedStore.facets
    }
  }

  /// Does to the file what no program of ours does.
  func breaking(_ sql: String) async throws {
    try await temporary.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA foreign_keys = OFF")
      try db.execute(sql: "PRAGMA ignore_check_constraints = ON")
      try db.execute(sql: sql)
    }
  }

  func columns(of table: DerivedTable) async throws -> [String] {
    try await temporary.store.pool.read { db in
      try db.columns(in: table.rawValue).map(\.name)
    }
  }

  /// What an audit finds once a column of some rows has another value of its kind; the change is
  /// taken back.
  func findings(spoiling column: String, of table: DerivedTable) async throws -> [AuditFinding] {
    let name = table.rawValue
    let sql = """
      UPDATE \(name) SET \(column) = CASE typeof(\(column))
        WHEN 'integer' THEN CASE \(column) WHEN 9223372036854775807 THEN 0 ELSE 1 - \(column) END
        WHEN 'blob' THEN x'00' WHEN 'text' THEN \(column) || 'x' ELSE 1 END
      WHERE \(column) IS (SELECT \(column) FROM \(name) LIMIT 1)
      """
    let pass = AuditPass(.all, at: SampleCase.start, today: AuditedStore.today) { _ in
      AuditedStore.facets
    }
    try await breaking("SELECT 1")
    return try await temporary.store.pool.writeWithoutTransaction { db in
      var findings: [AuditFinding] = []
      try db.inTransaction {
        try db.execute(sql: sql)
        var place: AuditPlace? = AuditPlace(.all)
        while let next = place {
          let page = try pass.page(db, from: next)
          findings += page.findings
          place = page.next
        }
        return .rollback
      }
      return findings
    }
  }
}
