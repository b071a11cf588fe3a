package import CaseStore
package import Logging
internal import ServiceLifecycle
private import Synchronization
internal import WorkCalendar

/// The only writer: decides what is queued, batch by batch, and keeps it before it answers.
///
/// It takes what is there, at most `largestBatch`, and never waits for company: while one batch is
/// being kept, the next gathers.
package final class Executor: Service {
  /// How many submissions one transaction holds at most.
  package static let largestBatch = 64
  /// How many may wait; one more is told to come again.
  package static let longestQueue = 1_024
  /// How many cases a change of the roster moves at most in its own transaction.
  package static let usuallyAffected = 1_024

  let store: CaseStore
  let clock: DomainClock
  let rulebook: Rulebook
  var rules: Rules { rulebook.current }
  let logger: Logger
  /// How many cases a change of the roster moves in its own transaction.
  let mostAffected: Int
  package let news: News
  package let batchSizes = BatchSizes()
  private let queue = Mutex(Queue())
  /// Rung for whoever works at the moment.
  private let bell = Mutex<AsyncStream<Void>.Continuation?>(nil)

  private struct Queue {
    var waiting: [Ticket] = []
    var isClosed = false
  }

  /// One submission and whoever waits for its reply.
  struct Ticket: Sendable {
    let submission: Submission
    let reply: CheckedContinuation<Reply, Never>
  }

  package init(
    store: CaseStore, clock: DomainClock, rules: Rules, logger: Logger,
    mostAffected: Int = Executor.usuallyAffected
  ) {
    self.store = store
    self.clock = clock
    rulebook = Rulebook(rules)
    self.logger = logger
    self.mostAffected = mostAffected
    news = News()
  }

  /// Queues work and waits until it is kept and answered.
  package func submit(_ submission: Submission) async -> Reply {
    await withCheckedContinuation { continuation in
      let ticket = Ticket(submission: submission, reply: continuation)
      let isTaken = queue.withLock { queue in
        guard !queue.isClosed, queue.waiting.count < Executor.longestQueue else { return false }
        queue.waiting.append(ticket)
        return true
      }
      if isTaken { ring() } else { continuation.resume(returning: .overloaded) }
    }
  }

  /// How many submissions wait at the moment.
  var queued: Int { queue.withLock(\.waiting.count) }

  /// Works until the daemon stops, then empties the queue.
  package func run() async throws {
    await withGracefulShutdownHandler {
      await workUntilCancelled()
    } onGracefulShutdown: {
      self.queue.withLock { $0.isClosed = true }
      self.bell.withLock { $0?.finish() }
    }
    refuseTheRest()
  }

  /// Whoever comes when nobody works any more is told so, and not left waiting.
  private func refuseTheRest() {
    let left = queue.withLock { queue in
      queue.isClosed = true
      defer { queue.waiting = [] }
      return queue.waiting
    }
    answer(left, left.map { _ in .overloaded })
  }

  /// Works until its task is cancelled, or the bell is taken away; one caller at a time.
  package func workUntilCancelled() async {
    let (rings, continuation) = AsyncStream<Void>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    bell.withLock { $0 = continuation }
    await drain()
    for await _ in rings { await drain() }
    await drain()
  }

  private func ring() {
    bell.withLock { _ = $0?.yield() }
  }

  /// Works off the queue.
  ///
  /// While one batch is being kept the next gathers; once it is full, it is decided meanwhile.
  private func drain() async {
    var keeping: Keeping?
    while true {
      let batch = take(atLeast: keeping == nil ? 1 : Executor.largestBatch)
      guard let last = keeping else {
        if batch.isEmpty { return }
        keeping = await begin(batch)
        continue
      }
      let next = batch.isEmpty ? nil : try? await decide(batch, at: clock.now(), behind: last)
      let isKept = await settle(last)
      keeping = if isKept, let next { keep(next) } else { await begin(batch) }
    }
  }

  private func take(atLeast least: Int) -> [Ticket] {
    queue.withLock { queue in
      guard queue.waiting.count >= least else { return [] }
      let batch = Array(queue.waiting.prefix(Executor.largestBatch))
      queue.waiting.removeFirst(batch.count)
      return batch
    }
  }

  /// Decides a batch and begins to keep it; nil once it was answered that it could not be decided.
  private func begin(_ batch: [Ticket]) async -> Keeping? {
    guard !batch.isEmpty else { return nil }
    do {
      return keep(try await decide(batch, at: clock.now()))
    } catch {
      await answer(batch, failed: error)
      return nil
    }
  }

  /// Waits until a batch is kept, and answers it; false if it was not, or not as one.
  private func settle(_ keeping: Keeping) async -> Bool {
    switch await keeping.committing.value {
    case .success:
      batchSizes.count(keeping.decided.tickets.count)
      answer(keeping.decided.tickets, keeping.decided.replies)
      return true
    case .failure(let error):
      await answer(keeping.decided.tickets, failed: error)
      return false
    }
  }

  /// If a batch fails for any reason but the disk it is done again one by one, so that only the
  /// guilty one gets an error.
  private func answer(_ batch: [Ticket], failed error: StoreError) async {
    if case .disk = error { return answer(batch, batch.map { _ in .storeUnavailable }) }
    guard batch.count > 1 else {
      logger.error("a command could not be kept", metadata: ["error": "\(error)"])
      return answer(batch, [.failed])
    }
    for ticket in batch {
      if let keeping = await begin([ticket]) { _ = await settle(keeping) }
    }
  }

  private func answer(_ batch: [Ticket], _ replies: [Reply]) {
    for (ticket, reply) in zip(batch, replies) { ticket.reply.resume(returning: reply) }
  }
}
