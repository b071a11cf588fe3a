@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Logging
import Testing
import WorkCalendar

/// A full queue answers at once; what is in it is still answered.
@Suite struct QueueTests {
  @Test func `one more than the queue holds is told to come again`() async throws {
    let idle = try Idle()
    defer { idle.remove() }
    let executor = idle.executor
    await withTaskGroup(of: Reply.self) { group in
      for _ in 1...Executor.longestQueue {
        group.addTask { await executor.submit(Submission(.arrival)) }
      }
      while executor.queued < Executor.longestQueue { await Task.yield() }
      #expect(await executor.submit(Submission(.arrival)) == .overloaded)
      let work = Task { await executor.workUntilCancelled() }
      for await reply in group { #expect(reply == .answered(Answer(status: 200, body: []))) }
      work.cancel()
    }
  }

  @Test func `what fills a batch by itself has one of its own`() async throws {
    let idle = try Idle()
    defer { idle.remove() }
    let executor = idle.executor
    let many = (1...Int64(Executor.largestBatch)).map { CaseID($0) }
    async let replies = executor.submit(
      inOrder: [Submission(.arrival), Submission(.ticks(many)), Submission(.arrival)])
    while executor.queued < 3 { await Task.yield() }
    let work = Task { await executor.workUntilCancelled() }
    #expect(await replies.count == 3)
    work.cancel()
    await work.value
    #expect(executor.batchSizes.bySize[1] == 3)
  }

  @Test func `replies to several submissions come in their order`() async throws {
    let idle = try Idle()
    defer { idle.remove() }
    let executor = idle.executor
    let work = Task { await executor.workUntilCancelled() }
    let submissions = (0..<100).map { number in
      Submission(.arrival) { _ in Answer(status: number, body: []) }
    }
    let replies = await executor.submit(inOrder: submissions)
    #expect(replies == (0..<100).map { .answered(Answer(status: $0, body: [])) })
    #expect(await executor.submit(inOrder: []) == [])
    work.cancel()
  }

  /// An executor on an empty store that nobody lets work yet.
  private struct Idle {
    let directory = NSTemporaryDirectory() + "wenzhen-queue-" + UUID().uuidString
    let executor: Executor

    init() throws {
      let start = Instant(milliseconds: 1_790_000_000_000)
      executor = Executor(
        store: try CaseStore(
          directory: directory, options: StoreOptions(clock: .simulated, at: start)),
        clock: .simulated(from: start, after: start),
        rules: try Rules.read(directory: config).get(), logger: Logger(label: "test"))
    }

    func remove() {
      try? executor.store.close()
      try? FileManager.default.removeItem(atPath: directory)
    }
  }

  private static let config = OfficeAtWork.root.appending(path: "config").path
}
