@testable import CaseService
import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Owners follow the roster over time, whether or not anybody touches their cases.
@Suite struct OwnerSweepTests {
  private static let start = "2026-03-02T09:00+08:00"
  private static let last = CivilDate("2026-03-05") ?? CivilDate(daysSinceEpoch: 0)
  private static let midnight = Instant(iso8601: "2026-03-06T00:00+08:00")

  /// The first officer leaves after 5 March, and the second one acts from then on.
  private static let leaving = RosterCommand.endHolding(
    "officer-one", person: "officer-one", last: last, acting: "officer-two")

  @Test func `a term that ends at midnight moves its duties at that instant`() async throws {
    let work = try await OfficeAtWork.fresh(at: OwnerSweepTests.start)
    defer { work.removeDirectory() }
    try await work.roster(OwnerSweepTests.leaving)
    let owed = try await work.duties(of: "officer-one")
    #expect(!owed.isEmpty)
    try await work.advance(to: "2026-03-05T23:59+08:00")
    #expect(try await work.ownerChanges().isEmpty)
    #expect(try await work.duties(of: "officer-two").allSatisfy { $0.owner.post == "officer-two" })
    try await work.advance(to: "2026-03-09T12:00+08:00")
    #expect(try await work.duties(of: "officer-one").isEmpty)
    let changes = try await work.ownerChanges()
    #expect(!changes.isEmpty)
    #expect(changes.allSatisfy { $0.at == OwnerSweepTests.midnight })
    #expect(Set(changes.map(\.caseID)).count == changes.count)
    #expect(try await work.findings() == [])
    try await work.stop()
  }

  @Test func `a deputy acts from the first day to the last`() async throws {
    let work = try await OfficeAtWork.fresh(at: OwnerSweepTests.start)
    defer { work.removeDirectory() }
    let first = try #require(CivilDate("2026-03-04"))
    try await work.roster(
      .addDeputy(
        "officer-one", deputy: "officer-two", from: first, until: OwnerSweepTests.last,
        when: .absence))
    try await work.advance(to: "2026-03-04T00:00+08:00")
    #expect(try await work.duties(of: "officer-one").isEmpty)
    #expect(try await work.findings() == [])
    try await work.advance(to: "2026-03-06T00:00+08:00")
    #expect(try await !work.duties(of: "officer-one").isEmpty)
    #expect(try await work.findings() == [])
    try await work.stop()
  }

  @Test func `a midnight during a downtime is made up for at the start`() async throws {
    let directory = try await OfficeAtWork.left(at: OwnerSweepTests.start) { work in
      try await work.roster(OwnerSweepTests.leaving)
    }
    let after = try await OfficeAtWork(directory, at: "2026-03-10T10:00+08:00")
    defer { after.removeDirectory() }
    try await after.advance(to: "2026-03-10T10:00+08:00")
    #expect(try await after.duties(of: "officer-one").isEmpty)
    #expect(try await !after.ownerChanges().isEmpty)
    #expect(try await after.findings().filter { $0.rule.hasPrefix("owner") } == [])
    try await after.stop()
  }

  @Test func `a round cut off half way is gone through again, and tells nobody twice`()
    async throws
  {
    let directory = try await OfficeAtWork.left(at: OwnerSweepTests.start) { work in
      try await work.roster(OwnerSweepTests.leaving)
      try await work.advance(to: "2026-03-06T00:00+08:00")
    }
    // What a crash after the last case and before the mark would have left.
    try DatabaseFile(directory).run("DELETE FROM meta WHERE key = 'owners-brought-to'")
    let after = try await OfficeAtWork(directory, at: OwnerSweepTests.start)
    defer { after.removeDirectory() }
    let changes = try await after.ownerChanges().count
    try await after.advance(to: "2026-03-06T08:00+08:00")
    #expect(changes > 0)
    #expect(try await after.ownerChanges().count == changes)
    #expect(try await after.office.store.ownerMark() != nil)
    try await after.stop()
  }

  @Test func `a change of the roster forgets none of the cases beyond its own transaction`()
    async throws
  {
    let work = try await OfficeAtWork.fresh(at: OwnerSweepTests.start, mostAffected: 2)
    defer { work.removeDirectory() }
    try await work.roster(.closePerson("officer-one", acting: ["officer-one": "officer-two"]))
    #expect(try await work.ownerChanges().count == 2)
    #expect(try await !work.duties(of: "officer-one").isEmpty)
    try await work.advance(to: "2026-03-02T09:01+08:00")
    #expect(try await work.duties(of: "officer-one").isEmpty)
    #expect(try await work.findings() == [])
    try await work.stop()
  }

  @Test func `a post that is filled again gets back what fell past it`() async throws {
    let work = try await OfficeAtWork.fresh(at: OwnerSweepTests.start)
    defer { work.removeDirectory() }
    let holder = try #require(
      work.office.store.roster.holders(of: "officer-one", on: work.office.today).first)
    let owed = try await work.duties(of: holder).count
    try await work.roster(OwnerSweepTests.leaving)
    try await work.advance(to: "2026-03-06T00:00+08:00")
    let back = OwnerSweepTests.last.advanced(byDays: 3)
    try await work.roster(
      .appoint("officer-one", person: "officer-one", from: back, until: nil, acting: nil))
    try await work.advance(to: "2026-03-08T00:00+08:00")
    #expect(owed > 0)
    #expect(try await !work.duties(of: "officer-one").isEmpty)
    #expect(try await work.findings() == [])
    try await work.stop()
  }

  @Test func `a successor takes all open cases of whoever is closed, also beyond the limit`()
    async throws
  {
    let work = try await OfficeAtWork.fresh(at: OwnerSweepTests.start, mostAffected: 1)
    defer { work.removeDirectory() }
    let before = try await work.office.store.casesOwned(by: .party("suat"), limit: 100).cases
    #expect(before.count > 1)
    try await work.roster(.closeOrganisation("suat", successor: "bay-lab"))
    try await work.advance(to: "2026-03-02T09:01+08:00")
    #expect(try await work.office.store.casesOwned(by: .party("suat"), limit: 100).cases == [])
    let after = try await work.office.store.casesOwned(by: .party("bay-lab"), limit: 100).cases
    #expect(Set(before).isSubset(of: after))
    #expect(try await work.findings() == [])
    try await work.stop()
  }

  @Test func `a case that can't be read stops no other`() async throws {
    let directory = try await OfficeAtWork.left(at: OwnerSweepTests.start) { work in
      try await work.roster(OwnerSweepTests.leaving)
    }
    try DatabaseFile(directory).run("UPDATE case_file SET snapshot = x'7B' WHERE id = 1")
    let work = try await OfficeAtWork(directory, at: "2026-03-06T00:00+08:00")
    defer { work.removeDirectory() }
    while try await work.office.keeper.bringOwners(at: work.office.clock.now()) {}
    let left = try await work.duties(of: "officer-one")
    #expect(Set(left.map(\.caseID)).isSubset(of: [CaseID(1)]))
    #expect(try await !work.ownerChanges().isEmpty)
    try await work.stop()
  }
}
