@testable import CaseService
import CaseCore
import CaseStore
import Testing
import WorkCalendar

@Suite struct TimeKeeperTests {
  private static let start = "2026-03-02T09:00:00+08:00"

  @Test func `a case that can't be read stops no other's time`() async throws {
    let directory = try await OfficeAtWork.left(at: TimeKeeperTests.start) { _ in }
    try DatabaseFile(directory).run("UPDATE case_file SET snapshot = x'7B' WHERE id = 1")
    let work = try await OfficeAtWork(directory, at: TimeKeeperTests.start)
    try await work.advance(to: "2026-03-12T18:00:00+08:00")
    let missed = try await work.office.store.events(after: 0, limit: 100_000).events.count {
      guard case .ofCase(let event) = $0.content, case .missed = event.kind else { return false }
      return event.caseID != CaseID(1)
    }
    #expect(missed > 3)
    try await work.advance(to: "2026-03-13T18:00:00+08:00")
    try await work.stop()
    work.removeDirectory()
  }

  @Test func `work that comes when nobody works any more is refused`() async throws {
    let work = try await OfficeAtWork.fresh(at: TimeKeeperTests.start)
    let executor = work.office.executor
    try await work.stop()
    let running = Task { try await executor.run() }
    running.cancel()
    _ = await running.result
    let reply = await executor.submit(Submission(.arrival))
    #expect(reply == .overloaded)
    work.removeDirectory()
  }
}
