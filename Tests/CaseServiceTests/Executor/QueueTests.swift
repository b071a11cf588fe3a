@testable import CaseService
import CaseStore
import Foundation
import Logging
import Testing
import WorkCalendar

/// A full queue answers at once; what is in it is still answered.
@Suite struct QueueTests {
  @Test func `one more than the queue holds is told to come again`() async throws {
    let directory = NSTemporaryDirectory() + "wenzhen-queue-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let start = Instant(milliseconds: 1_790_000_000_000)
    let store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, at: start))
    let rules = try Rules.read(directory: QueueTests.config).get()
    let executor = Executor(
      store: store, clock: .simulated(from: start, after: start), rules: rules,
      logger: Logger(label: "test"))
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
    try store.close()
  }

  private static let config = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "config").path
}
