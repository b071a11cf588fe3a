@testable import CaseStore
import CaseCore
import GRDB
import Testing
import WorkCalendar

@Suite struct AuditTests {
  @Test func `a store in order has no finding, and keeps its roster`() async throws {
    let audited = try await AuditedStore()
    #expect(try await audited.findings() == [])
    #expect(audited.temporary.store.roster.person("li")?.email == "li@x")
    let again = try await audited.temporary.store.pool.read { try Standing($0).roster }
    #expect(again == audited.temporary.store.roster)
  }

  @Test(
    arguments: [
      ("UPDATE duty SET ended_at = 1, owed = 0 WHERE case_id = 1", "duty-unlike duty 1"),
      ("DELETE FROM duty WHERE case_id = 3", "duty-missing duty 3 rule/triage/1"),
      ("DELETE FROM notice WHERE case_id = 1", "notice-missing notice 1 public1-1-1"),
      ("UPDATE notice SET case_id = 2 WHERE case_id = 1", "notice-extra notice 2 public1-1-1"),
      ("UPDATE notice SET case_id = NULL WHERE case_id = 1", "notice-extra notice public1-1-1"),
      (
        "UPDATE notice SET told_to = '别人' WHERE case_id = 3",
        "notice-unlike notice 3 public3-1-1 told_to"
      ),
      (
        "UPDATE notice SET told_by = 'spy' WHERE case_id = 3",
        "notice-unlike notice 3 public3-1-1 told_by"
      ),
      (
        "UPDATE notice SET told_at = told_at + 1 WHERE case_id = 3",
        "notice-unlike notice 3 public3-1-1 told_at"
      ),
      (
        "UPDATE notice SET waived_by = 'spy', waived_reason = 'x' WHERE case_id = 2",
        "notice-unlike notice 2 public2-1-1 waived_by"
      ),
      ("UPDATE event SET hash = x'00' WHERE seq = 5", "chain event 5 hash"),
      ("DELETE FROM event WHERE seq = 4", "owner-gone case_file 1"),
      ("DELETE FROM event WHERE seq = 4", "post-vacant post officer-post"),
      ("UPDATE case_file SET owner_post = 'nowhere' WHERE id = 1", "owner-gone case_file 1"),
      (
        "UPDATE case_file SET owner_post = 'nowhere' WHERE id = 1",
        "case-unlike case_file 1 owner_post"
      ),
      ("UPDATE case_file SET wake_at = 1 WHERE id = 1", "overslept case_file 1 wake_at"),
      (
        "UPDATE case_file SET wake_at = wake_at + 1 WHERE id = 1",
        "case-unlike case_file 1 wake_at"
      ),
      ("UPDATE case_file SET is_final = 1 WHERE id = 1", "orphan case_file 3 parent_id"),
      (
        "UPDATE case_file SET snapshot = CAST(replace(snapshot, 'l\":0', 'l\":1') AS BLOB)",
        "snapshot-unlike case_file 1 snapshot"
      ),
      ("UPDATE case_file SET snapshot = x'' WHERE id = 1", "snapshot-unlike case_file 1 snapshot"),
      ("DELETE FROM case_file WHERE id = 2", "case-missing case_file 2"),
      ("DELETE FROM event WHERE stream = 'case' AND stream_id = 2", "without-fold event case 2"),
      ("INSERT INTO case_party VALUES('org/spy', 1, 0, 0)", "party-extra case_party 1 org/spy"),
      ("DELETE FROM case_party WHERE party = 'org/lab'", "party-missing case_party 1 org/lab"),
      ("INSERT INTO case_party VALUES('org/spy', 99, 0, 0)", "party-extra case_party 99 org/spy"),
      ("UPDATE case_party SET red_at = 1", "party-unlike case_party 1 org/lab red_at"),
      (
        "INSERT INTO case_charge VALUES(1, 'council-member/spy')",
        "charge-extra case_charge 1 council-member/spy"
      ),
      ("DELETE FROM case_charge", "charge-missing case_charge 1 officer/li"),
      ("INSERT INTO case_link VALUES(2, 1)", "link-extra case_link 1 2"),
      ("DELETE FROM case_link WHERE source = 3", "link-missing case_link 3 1"),
      ("DELETE FROM case_search WHERE rowid = 1", "search-missing case_search 1"),
      ("UPDATE case_search SET open_text = 'x'", "search-unlike case_search 1 open_text"),
      ("UPDATE case_search SET party = 'x'", "search-unlike case_search 1 party"),
      ("DELETE FROM rung_fired", "rung-missing rung_fired 1 rule/triage/1 0/0/0"),
      (
        "INSERT INTO rung_fired VALUES(1, 7, 0, 0, 0)",
        "rung-extra rung_fired 1 rule/triage/1 7/0/0"
      ),
      (
        "INSERT INTO token(person, hash, scopes, expires_at) VALUES('spy', x'05', '', 9)",
        "token-extra token 3"
      ),
      ("UPDATE token SET revoked_at = NULL WHERE id = 2", "token-unlike token 2 revoked_at"),
      ("UPDATE token SET person = 'spy' WHERE id = 1", "token-unlike token 1 person"),
      ("UPDATE token SET scopes = '' WHERE id = 1", "token-unlike token 1 scopes"),
      ("DELETE FROM token WHERE id = 1", "token-missing token 1"),
      ("UPDATE lane SET next_at = 5", "lane-unlike lane 1 next_at"),
      ("DELETE FROM digest", "digest-missing digest digest.daily.li.2026-09-22T0830"),
      (
        "UPDATE digest SET person = 'spy'",
        "digest-extra digest digest.daily.spy.2026-09-22T0830"
      ),
      (
        "UPDATE digest SET state = 'delivered'",
        "digest-unlike digest digest.daily.li.2026-09-22T0830 body"
      ),
      ("DELETE FROM digest_round", "digest-round-missing digest_round daily"),
      (
        "UPDATE digest_round SET slot_at = slot_at + 40 * 86400000",
        "digest-round-unlike digest_round daily slot_at"
      ),
      (
        "UPDATE digest_round SET slot = '2026-09-21T08:30'",
        "digest-round-unlike digest_round daily slot"
      ),
      (
        "UPDATE digest_round SET started_at = 9000000000000",
        "digest-round-unlike digest_round daily started_at"
      ),
      ("DELETE FROM downtime", "downtime-missing downtime"),
      ("UPDATE downtime SET seen_at = 9", "downtime-unlike downtime"),
      ("DELETE FROM migration", "migration-missing migration 1"),
      ("UPDATE migration SET number = 7", "migration-extra migration 7"),
      ("UPDATE migration SET moved = 3", "migration-unlike migration 1 moved"),
      ("UPDATE migration SET ended_at = NULL", "migration-unlike migration 1 ended_at"),
      ("DELETE FROM migration_left", "migration-unlike migration 1 left_count"),
      ("UPDATE duty SET case_id = 77 WHERE case_id = 3", "duty-extra duty 77 rule/triage/1"),
      ("UPDATE duty SET case_id = 77 WHERE case_id = 3", "dangling duty 3"),
    ])
  func `what is broken has a name`(_ sql: String, _ name: String) async throws {
    let audited = try await AuditedStore()
    try await audited.breaking(sql)
    let names = try await audited.findings().map { "\($0.rule) \($0.row)" }
    #expect(names.contains { $0 == name || $0.hasPrefix(name + " ") }, "\(names)")
  }

  @Test func `what was overslept is found`() async throws {
    let audited = try await AuditedStore()
    let late = SampleCase.start.advanced(byMilliseconds: 2 * SampleCase.day)
    let wake = SampleCase.start.advanced(byMilliseconds: SampleCase.day + 1)
    #expect(
      try await audited.findings(at: late)
        == [.overslept(CaseID(1), since: wake), .overslept(CaseID(3), since: wake)])
  }

  @Test func `whoever has left the post is not the one who owes`() async throws {
    let audited = try await AuditedStore()
    try await audited.roster(
      .personAdded(Person(id: "an", name: "安", organisation: "office")),
      .termChanged(
        "officer-post", "li", from: AuditedStore.firstDay,
        until: AuditedStore.today.advanced(byDays: -1)),
      .appointed(Holding(post: "officer-post", person: "an", from: AuditedStore.today)))
    #expect(
      try await audited.findings()
        == [.ownerStale(CaseID(1), SampleCase.officer), .ownerStale(CaseID(3), SampleCase.officer)])
  }

  @Test func `each finding says its case, its row and a sentence`() async throws {
    let audited = try await AuditedStore()
    try await audited.breaking("UPDATE case_file SET level = 3 WHERE id = 2")
    let finding = try #require(try await audited.findings().first)
    #expect(finding.caseID == CaseID(2))
    #expect(finding.row == "case_file 2 level")
    #expect(finding.words == "列 level 为 3，按事件应为 0")
  }
}

/// No column of a row that events fold to can be changed unseen.
@Suite struct AuditColumnTests {
  /// What the events don't say: keys of rows, secrets, and how far a courier has come.
  private static let free: Set<String> = [
    "duty.id", "notice.id", "notice.attempts", "notice.body", "notice.head", "notice.fault",
    "lane.kind", "lane.is_ordered", "lane.failing_since", "lane.held_until", "lane.fault",
    "digest.id", "digest.owed_count", "digest.late_count", "digest.ended_count", "digest.cases",
    "digest.message_id", "digest.attempts", "digest.fault", "digest.body",
    "digest_round.through", "digest_round.is_over",
    "rung_fired.duty_id", "token.hash", "token.expires_at", "token.last_used_day",
  ]

  @Test func `any column of any derived row that is changed is found`() async throws {
    let audited = try await AuditedStore()
    for table in DerivedTable.allCases {
      for column in try await audited.columns(of: table)
      where !AuditColumnTests.free.contains("\(table.rawValue).\(column)") {
        let findings = try await audited.findings(spoiling: column, of: table)
        #expect(!findings.isEmpty, "\(table.rawValue).\(column) was changed unseen")
      }
    }
    #expect(try await audited.findings() == [])
  }
}
