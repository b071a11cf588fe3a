@testable import CaseStore
import CaseCore
import GRDB
import Testing
import WorkCalendar

@Suite struct AuditTests {
  private static let today = CivilDate(daysSinceEpoch: 20_717)

  /// A store with a roster in which the sample's owner is somebody.
  private func filled() async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let changes: [RosterChange] = [
      .organisationAdded(Organisation(id: "office", kind: .office, name: "秘书处")),
      .personAdded(Person(id: "li", name: "李", organisation: "office", email: "li@x")),
      .postAdded(Post(id: "officer-post", kind: .officer, organisation: "office")),
      .appointed(
        Holding(post: "officer-post", person: "li", from: CivilDate(daysSinceEpoch: 20_000))),
    ]
    let events = changes.enumerated().map { place, change in
      RosterEvent(
        version: place + 1, at: SampleCase.start, actor: .administrator(as: nil),
        change: change)
    }
    var sample = SampleCase(1)
    sample.open()
    _ = try await temporary.commit(
      CommitEntry(rosterEvents: events), CommitEntry(steps: sample.takeSteps()))
    return temporary
  }

  @Test func `a store in order has no finding, and keeps its roster`() async throws {
    let temporary = try await filled()
    #expect(
      try await temporary.store.audit(at: SampleCase.start, today: AuditTests.today) == [])
    #expect(temporary.store.roster.person("li")?.email == "li@x")
    let again = try await temporary.store.pool.read { try Standing($0).roster }
    #expect(again == temporary.store.roster)
  }

  @Test(
    arguments: [
      ("UPDATE duty SET ended_at = 1, owed = 0", .dutyUnlike(CaseID(1), .rule("triage"))),
      ("DELETE FROM notice", .noticeMissing(CaseID(1), "public1-1-1")),
      ("UPDATE event SET hash = x'00' WHERE seq = 5", .chain(.unlike(5))),
      (
        "UPDATE case_file SET snapshot = CAST(replace(snapshot, 'l\":0', 'l\":1') AS BLOB)",
        .snapshotUnlike(CaseID(1))
      ),
    ] as [(String, AuditFinding)])
  func `what is broken has a name`(_ sql: String, _ finding: AuditFinding) async throws {
    let temporary = try await filled()
    try await temporary.store.pool.write { try $0.execute(sql: sql) }
    #expect(
      try await temporary.store.audit(at: SampleCase.start, today: AuditTests.today)
        == [finding])
  }

  @Test func `what was overslept is found`() async throws {
    let temporary = try await filled()
    let late = SampleCase.start.advanced(byMilliseconds: 2 * SampleCase.day)
    let wake = SampleCase.start.advanced(byMilliseconds: SampleCase.day + 1)
    #expect(
      try await temporary.store.audit(at: late, today: AuditTests.today)
        == [.overslept(CaseID(1), since: wake)])
  }
}
