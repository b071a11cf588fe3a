package import CaseStore
package import Logging
internal import ServiceLifecycle
private import Synchronization
internal import WorkCalendar

/// The only writer: decides what is queued, batch by batch, and keeps it before it answers.
///
/// It takes what is there, up to `largestBatch`, and never waits for company: while one batch is
/// being kept, the next gathers.
package final class Executor: Service {
  /// How much one transaction holds at most: submissions, each for as many as its `weight`.
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
  /// The kind of lane by which notices go to organisations without an endpoint.
  let noticeLane: LaneKind
  package let news: News
  package let batchSizes = BatchSizes()
  package let disk = DiskWatch()
  private let queue = Mutex(Queue())
  /// Rung for whoever works at the moment.
  private let bell = Mutex<AsyncStream<Void>.Continuation?>(nil)

  private struct Queue {
    var waiting: [Ticket] = []
    var isClosed = false
  }

  /// One submission, and how whoever waits for it is told.
  struct Ticket: Sendable {
    let submission: Submission
    let reply: @Sendable (Reply) -> Void
  }

  package init(
    store: CaseStore, clock: DomainClock, rules: Rules, logger: Logger,
    mostAffected: Int = Executor.usuallyAffected, noticeLane: LaneKind = .archive
  ) {
    self.noticeLane = noticeLane
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
      enqueue(Ticket(submission: submission) { continuation.resume(returning: $0) })
    }
  }

  /// Queues work in this order, and waits until all of it is kept and answered.
  package func submit(inOrder submissions: [Submission]) async -> [Reply] {
    await withCheckedContinuation { continuation in
      let replies = AwaitedReplies(submissions.count, continuation)
      for (place, submission) in submissions.enumerated() {
        enqueue(Ticket(submission: submission) { replies.take($0, at: place) })
      }
    }
  }

  private func enqueue(_ ticket: Ticket) {
    let isTaken = queue.withLock { queue in
      guard !queue.isClosed, queue.waiting.count < Executor.longestQueue else { return false }
      queue.waiting.append(ticket)
      return true
    }
    if isTaken { ring() } else { ticket.reply(.overloaded) }
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

  /// The next batch; nothing where less than `least` waits.
  private func take(atLeast least: Int) -> [Ticket] {
    queue.withLock { queue in
      var weight = 0
      var count = 0
      for ticket in queue.waiting {
        guard weight + ticket.submission.weight <= Executor.largestBatch || count == 0 else {
          weight = Executor.largestBatch
          break
        }
        weight += ticket.submission.weight
        count += 1
      }
      guard weight >= least else { return [] }
      defer { queue.waiting.removeFirst(count) }
      return Array(queue.waiting.prefix(count))
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
      disk.took(logger)
      batchSizes.count(keeping.decided.tickets.count, isAhead: keeping.decided.isAhead)
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
    if case .disk(_, let why) = error {
      disk.refused(why, logger)
      return answer(batch, batch.map { _ in .storeUnavailable })
    }
    guard batch.count > 1 else {
      logger.error("a command could not be kept", metadata: ["error": "\(error)"])
      return answer(batch, [.failed])
    }
    for ticket in batch {
      if let keeping = await begin([ticket]) { _ = await settle(keeping) }
    }
  }

  private func answer(_ batch: [Ticket], _ replies: [Reply]) {
    for (ticket, reply) in zip(batch, replies) { ticket.reply(reply) }
  }
}

/// The replies to several submissions, handed on when the last is there.
private final class AwaitedReplies: Sendable {
  private let replies: Mutex<[Reply?]>
  private let continuation: CheckedContinuation<[Reply], Never>

  init(_ count: Int, _ continuation: CheckedContinuation<[Reply], Never>) {
    replies = Mutex(Array(repeating: nil, count: count))
    self.continuation = continuation
    if count == 0 { continuation.resume(returning: []) }
  }

  func take(_ reply: Reply, at place: Int) {
    let all: [Reply]? = replies.withLock { replies in
      replies[place] = reply
      let there = replies.compactMap(\.self)
      return there.count == replies.count ? there : nil
    }
    if let all { continuation.resume(returning: all) }
  }
}
