@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Testing
import WorkCalendar

/// A timed action fails on a real store: it tells a post that has just lost its only holder.
@Suite struct `Time that fails` {
  private static let start = "2026-03-02T09:00:00+08:00"
  private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/Quarantine")

  /// The office with a procedure whose timed action tells the auditor, a case of it, and nobody
  /// who is auditor from tomorrow on.
  private func patrolled() async throws -> (OfficeAtWork, CaseID) {
    let work = try await OfficeAtWork.fresh(
      at: `Time that fails`.start, procedures: `Time that fails`.fixtures)
    return (work, try await patrol(work))
  }

  private func patrol(_ work: OfficeAtWork) async throws -> CaseID {
    try await work.roster(
      .endHolding("auditor", person: "auditor", last: CivilDate("2026-03-02"), acting: nil))
    let opening = Opening(
      procedure: "patrol", requester: "suat", contact: nil, fields: ["title": .text("夜间巡查")],
      caller: Caller(person: "suat-liaison"))
    try await work.command(.open(opening))
    let file = try await work.cases().last { $0.procedure.name == "patrol" }
    return try #require(file).id
  }

  private func file(_ work: OfficeAtWork, _ id: CaseID) async throws -> CaseFile {
    try #require(try await work.office.store.caseFile(id, viewer: nil))
  }

  @Test func `is tried three times, stops alone, and goes on when it is released`() async throws {
    let (work, id) = try await patrolled()
    try await work.advance(to: "2026-03-10T12:00:00+08:00")
    var patrol = try await file(work, id)
    #expect(patrol.stopped == [.rule("announce")])
    #expect(patrol.quarantine == "「公示」定时处理连续失败 3 次：名册中没有人承担「witness」")
    #expect(patrol.run("patrol")?.lastFired?.rung == 0, "the case's other clock goes on")
    let duties = try await work.duties(of: "director").filter { $0.caseID == id }
    #expect(duties.map(\.clock) == [.release, .look])
    #expect(try await work.office.store.quarantinedNumbers(limit: 9) == [patrol.number])
    let findings = try await work.findings()
    #expect(findings.map(\.rule) == ["quarantined"], "\(findings)")
    #expect(findings.map(\.caseID) == [id])

    try await work.roster(
      .appoint(
        "auditor", person: "auditor", from: try #require(CivilDate("2026-03-10")), until: nil,
        acting: nil))
    try await work.command(
      .act(
        ActionCall(
          caseID: id, action: "release", fields: [:], note: "监督员已到任", version: nil,
          caller: Caller(person: "director"))), of: id)
    try await work.advance(to: "2026-03-10T12:00:01+08:00")
    patrol = try await file(work, id)
    #expect(patrol.state == "published" && patrol.quarantine == nil)
    #expect(try await work.findings() == [])
    try await work.stop()
    work.removeDirectory()
  }

  @Test func `in keeping what was decided stops the clock that was due first`() async throws {
    let directory = try await OfficeAtWork.left(at: `Time that fails`.start) { _ in }
    // The first event of time's own in case 1 can't be written, whatever is tried.
    try DatabaseFile(directory).run(
      """
      CREATE TRIGGER breaks BEFORE INSERT ON event
      WHEN NEW.kind = 'missed' AND NEW.stream = 'case' AND NEW.stream_id = 1
        AND NEW.version = (SELECT version + 1 FROM case_file WHERE id = 1)
        AND NOT EXISTS(SELECT 1 FROM event WHERE stream_id = 1 AND kind = 'quarantined')
      BEGIN SELECT RAISE(ABORT, 'made to break'); END
      """)
    let work = try await OfficeAtWork(directory, at: `Time that fails`.start)
    let before = try await file(work, CaseID(1))
    let first = try #require(
      before.clocks.filter { $0.key != .look }.min { $0.due.instant < $1.due.instant })
    try await work.advance(to: "2026-03-12T18:00:00+08:00")
    let after = try await file(work, CaseID(1))
    #expect(after.stopped == [first.key])
    #expect(after.quarantine?.hasSuffix("定时处理连续失败 3 次：结果无法保存") == true)
    #expect(after.run(.release)?.missedAt != nil, "its other clocks go on")
    let others = try await work.cases().count { $0.clocks.contains { $0.missedAt != nil } }
    #expect(others > 2, "and so do the others' clocks")
    try await work.stop()
    work.removeDirectory()
  }

  @Test func `stands after a restart`() async throws {
    let directory = try await OfficeAtWork.left(
      at: `Time that fails`.start, procedures: `Time that fails`.fixtures
    ) { work in
      _ = try await patrol(work)
      try await work.advance(to: "2026-03-05T12:00:00+08:00")
    }
    let again = try await OfficeAtWork(
      directory, at: `Time that fails`.start, procedures: `Time that fails`.fixtures)
    let id = try #require(try await again.cases().last { $0.procedure.name == "patrol" }).id
    try await again.advance(to: "2026-03-20T12:00:00+08:00")
    let events = try await again.office.store.events(after: 0, limit: 100_000).events.count {
      guard case .ofCase(let event) = $0.content else { return false }
      return event.caseID == id && event.kind == .quarantined
    }
    #expect(events == 1)
    #expect(try await file(again, id).run(.release)?.missedAt != nil)
    try await again.stop()
    again.removeDirectory()
  }
}

@Suite struct FailedTriesTests {
  @Test func `counts only failures of the same thing in a row`() {
    var tries = FailedTries()
    #expect(tries.count(.clock(.look), of: CaseID(1)) == 1)
    #expect(tries.count(.clock(.look), of: CaseID(2)) == 1)
    #expect(tries.count(.clock(.look), of: CaseID(1)) == 2)
    #expect(tries.count(.whateverIsDue, of: CaseID(1)) == 1)
    tries.forget(CaseID(2))
    #expect(tries.count(.clock(.look), of: CaseID(2)) == 1)
  }
}
