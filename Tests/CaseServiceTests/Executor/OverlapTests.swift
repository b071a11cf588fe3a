@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Testing
import WorkCalendar

/// A full batch is decided while the one before it is on its way to the disk.
@Suite struct `Deciding ahead` {
  private static let start = "2026-03-02T09:00:00+08:00"
  private static let batch = Executor.largestBatch
  /// The text at which the store breaks: what says it can be decided, and not be kept.
  private static let unkept = "这一件写不下去"

  /// A crowd's filings, all of them queued before anybody works; those at `places` can't be kept.
  private func file(
    _ count: Int, unkept places: Set<Int> = []
  ) async throws -> (office: OfficeAtWork, replies: [Reply]) {
    let directory = try await OfficeAtWork.left(at: `Deciding ahead`.start) { _ in }
    try DatabaseFile(directory).run(
      """
      CREATE TRIGGER breaks BEFORE INSERT ON event_text WHEN NEW.text = '\(`Deciding ahead`.unkept)'
      BEGIN SELECT RAISE(ABORT, 'made to break'); END
      """)
    let office = try await OfficeAtWork(directory, at: `Deciding ahead`.start, queued: count)
    var submitted: [Task<Reply, Never>] = []
    for number in 0..<count {
      let text = places.contains(number) ? `Deciding ahead`.unkept : "请协调解决第\(number)件。"
      let before = office.office.executor.queued
      submitted.append(Task { await office.office.executor.submit(filing(text)) })
      // One by one, so that each stands where the test says; the last makes them begin.
      while number < count - 1, office.office.executor.queued == before { await Task.yield() }
    }
    var replies: [Reply] = []
    for one in submitted { replies.append(await one.value) }
    return (office, replies)
  }

  private func filing(_ description: String) -> Submission {
    Submission(
      .commands(
        [
          .open(
            Opening(
              procedure: "request", requester: "suat", contact: nil,
              fields: ["title": .text("路灯不亮"), "description": .text(description)],
              caller: Caller(person: "suat-liaison")))
        ], cases: [])
    ) { decided in
      guard case .cases(.done(let steps), _, _) = decided else {
        return Answer(status: 409, body: [])
      }
      return Answer(status: 200, body: Array((steps.first?.after.number ?? "").utf8))
    }
  }

  /// What was answered is what stands, each number once, and nothing is found by the audit.
  private func expectWhole(
    _ told: (office: OfficeAtWork, replies: [Reply]), unkept: Set<Int>
  ) async throws {
    #expect(Set(told.replies.indices.filter { told.replies[$0] == .failed }) == unkept)
    let answered = told.replies.compactMap { reply -> String? in
      guard case .answered(let answer) = reply else { return nil }
      return String(decoding: answer.body, as: UTF8.self)
    }
    #expect(answered.count == told.replies.count - unkept.count)
    #expect(Set(answered).count == answered.count)
    let files = try await told.office.cases()
    #expect(Set(answered).isSubset(of: files.map(\.number)))
    #expect(files.map(\.id.value) == (1...Int64(files.count)).map(\.self), "no number is left out")
    #expect(try await told.office.findings() == [])
    try await told.office.stop()
    told.office.removeDirectory()
  }

  @Test func `happens wherever full batches wait`() async throws {
    let told = try await file(`Deciding ahead`.batch * 4)
    let sizes = told.office.office.executor.batchSizes
    #expect(sizes.bySize[`Deciding ahead`.batch] == 4)
    #expect(sizes.ahead == 3, "all but the first")
    try await expectWhole(told, unkept: [])
  }

  @Test func `does not happen for a batch that is not full`() async throws {
    let told = try await file(`Deciding ahead`.batch + 1)
    #expect(told.office.office.executor.batchSizes.ahead == 0)
    try await expectWhole(told, unkept: [])
  }

  @Test func `is done again when the batch before can't be kept`() async throws {
    let told = try await file(`Deciding ahead`.batch * 2, unkept: [10])
    let sizes = told.office.office.executor.batchSizes
    #expect(sizes.ahead == 0, "what was decided ahead did not stand")
    #expect(sizes.bySize[1] == `Deciding ahead`.batch - 1, "the first was kept one by one")
    #expect(sizes.bySize[`Deciding ahead`.batch] == 1)
    try await expectWhole(told, unkept: [10])
  }

  @Test func `that can't be kept itself is taken apart like any other`() async throws {
    let guilty = `Deciding ahead`.batch + 3
    let told = try await file(`Deciding ahead`.batch * 3, unkept: [guilty])
    let sizes = told.office.office.executor.batchSizes
    #expect(sizes.bySize[`Deciding ahead`.batch] == 2)
    #expect(sizes.bySize[1] == `Deciding ahead`.batch - 1)
    try await expectWhole(told, unkept: [guilty])
  }
}
