@testable import CaseService
import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Many at work at once: full batches are decided while others are being kept.
@Suite struct BatchTests {
  private static let crowd = 300
  private static let start = "2026-03-02T09:00:00+08:00"

  @Test func `numbers drawn by many at once have neither gap nor repetition`() async throws {
    let desk = try await OfficeAtWork.fresh(at: BatchTests.start)
    let before = try await desk.files().count
    let replies = await desk.all((0..<BatchTests.crowd).map { BatchTests.filing($0) })
    #expect(replies.allSatisfy { $0.status == 200 })
    let files = try await desk.files()
    #expect(files.count == before + BatchTests.crowd)
    #expect(Set(files.map(\.number)).count == files.count)
    #expect(files.map(\.id.value) == (1...Int64(files.count)).map(\.self))
    #expect(try await desk.findings() == [])
    try await desk.stop()
    desk.removeDirectory()
  }

  @Test func `of many who do the same to one case one is let through`() async throws {
    let desk = try await OfficeAtWork.fresh(at: BatchTests.start)
    let file = try #require(try await desk.files().first { $0.state == "submitted" })
    let accepting = ActionCall(
      caseID: file.id, action: "accept",
      fields: [
        "category": .choice("职工福利"), "urgency": .choice("一般"), "weight": .choice("一般"),
      ], note: nil, version: file.version, caller: Caller(person: "officer-one"))
    let others = (0..<BatchTests.crowd).map { BatchTests.filing($0) }
    let rush = (0..<BatchTests.crowd).map { _ in Command.act(accepting) }
    let replies = await desk.all(zip(rush, others).flatMap { [$0, $1] })
    #expect(replies.count { $0.status == 200 } == BatchTests.crowd + 1)
    #expect(try await desk.findings() == [])
    try await desk.stop()
    desk.removeDirectory()
  }

  @Test func `a key that many bring at once is answered once`() async throws {
    let desk = try await OfficeAtWork.fresh(at: BatchTests.start)
    let before = try await desk.files().count
    let key = Idempotency(
      key: IdempotencyKey(person: "suat-liaison", key: "one"), requestHash: [1])
    let replies = await desk.all(
      (0..<BatchTests.crowd).map { _ in BatchTests.filing(0) }, under: key)
    #expect(Set(replies.map(\.body)).count == 1)
    #expect(try await desk.files().count == before + 1)
    try await desk.stop()
    desk.removeDirectory()
  }

  private static func filing(_ number: Int) -> Command {
    .open(
      Opening(
        procedure: "request", requester: "suat", contact: nil,
        fields: ["title": .text("第\(number)件"), "description": .text("请协调解决。")],
        caller: Caller(person: "suat-liaison")))
  }
}

extension OfficeAtWork {
  fileprivate func files() async throws -> [CaseFile] {
    try await office.store.caseFiles(limit: 10_000)
  }

  /// Submits commands all at once, and gives their answers.
  fileprivate func all(_ commands: [Command], under key: Idempotency? = nil) async -> [Answer] {
    await withTaskGroup(of: Reply.self) { group in
      for command in commands {
        group.addTask { await self.submit(command, key) }
      }
      return await group.reduce(into: []) { answers, reply in
        guard case .answered(let answer) = reply else { return }
        answers.append(answer)
      }
    }
  }

  private func submit(_ command: Command, _ key: Idempotency?) async -> Reply {
    var cases: [CaseID] = []
    if case .act(let call) = command { cases = [call.caseID] }
    return await office.executor.submit(
      Submission(.commands([command], cases: cases), idempotency: key) { decided in
        guard case .cases(.done(let steps), _, _) = decided else {
          return Answer(status: 409, body: [])
        }
        return Answer(status: 200, body: Array((steps.first?.after.publicID ?? "").utf8))
      })
  }
}
