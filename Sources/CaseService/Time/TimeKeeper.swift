internal import CaseCore
internal import CaseStore
package import Logging
internal import ServiceLifecycle
package import WorkCalendar

/// Lets time do what it does: ticks of cases that are due, and notices whose hour has come.
///
/// With a real clock `run` sleeps until the next such instant; a simulated one only moves by
/// `advance`, through every instant on the way.
package actor TimeKeeper: Service {
  /// How many cases or notices one pass takes.
  static let largestPass = 256
  /// After so many failures in a row a case's timed work stops (quarantine).
  static let mostTries = 3
  /// The longest sleep without a look.
  static let longestSleepMilliseconds: Int64 = 30_000

  private let executor: Executor
  private let store: CaseStore
  private let clock: DomainClock
  private let lane: NoticeLane
  private let logger: Logger
  private let owners: OwnerSweep
  private var advancing: Task<Void, any Error>?
  /// How often each case's tick has failed in a row.
  private var tries: [CaseID: Int] = [:]

  package init(executor: Executor, lane: NoticeLane, logger: Logger) {
    self.executor = executor
    store = executor.store
    clock = executor.clock
    self.lane = lane
    self.logger = logger
    owners = OwnerSweep(executor: executor, logger: logger)
  }

  package func run() async throws {
    switch clock.kind {
    case .simulated: try? await gracefulShutdown()
    case .real: try await keepWatch()
    }
  }

  private func keepWatch() async throws {
    let news = executor.news.stream()
    await withTaskGroup(of: Void.self) { group in
      group.addTask {
        for await _ in news.cancelOnGracefulShutdown() { await self.runUntilQuiet() }
      }
      group.addTask { await self.watchTheClock() }
      await group.waitForAll()
    }
  }

  private func watchTheClock() async {
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      await runUntilQuiet()
      if let fault = clock.fault {
        logger.critical("time stands still", metadata: ["why": "\(fault.words)"])
      }
      let next = (try? await nextInstant()) ?? nil
      let ahead = next.map { $0.milliseconds - clock.now().milliseconds }
      let sleep = min(max(ahead ?? .max, 1), TimeKeeper.longestSleepMilliseconds)
      try? await cancelWhenGracefulShutdown {
        try await Task.sleep(for: .milliseconds(sleep))
      }
    }
  }

  private func runUntilQuiet() async {
    do {
      while try await runOnce(at: clock.now()) {}
    } catch {
      logger.error("time could not do its work", metadata: ["error": "\(error)"])
    }
  }

  /// Moves a simulated clock on, stopping at every instant at which something is due.
  package func advance(to target: Instant) async throws {
    let before = advancing
    let task = Task {
      _ = await before?.result
      try await pass(through: target)
    }
    advancing = task
    try await task.value
  }

  private func pass(through target: Instant) async throws {
    while let next = try await nextInstant(), next <= target {
      clock.set(to: next)
      while try await runOnce(at: clock.now()) {}
    }
    clock.set(to: target)
    _ = await executor.submit(Submission(.arrival))
  }

  /// The next instant at which time has something to do.
  package func nextInstant() async throws -> Instant? {
    let wake = try await store.earliestWake()
    let notice = lane.isOpen ? try await store.earliestLane() : nil
    let office = try await owners.nextInstant(now: clock.now())
    return [wake, notice, office].compactMap(\.self).min()
  }

  /// Does what is due; false when nothing was.
  func runOnce(at: Instant) async throws -> Bool {
    // A clock that isn't believed does nothing by itself: red slips can't be called back.
    guard clock.fault == nil else { return false }
    if try await bringOwners(at: at) { return true }
    let due = try await store.wakes(until: at, limit: TimeKeeper.largestPass)
    if due.isEmpty { return try await deliver(by: at) }
    let failed = try await tick(due)
    for id in failed where tries[id, default: 0] >= TimeKeeper.mostTries {
      tries[id] = nil
      let why = "定时处理连续失败 \(TimeKeeper.mostTries) 次"
      let command = Command.quarantine(id, reason: why)
      _ = await executor.submit(Submission(.commands([command], cases: [id])))
    }
    return true
  }

  /// Lets owners follow the roster; false when all do.
  func bringOwners(at: Instant) async throws -> Bool { try await owners.runOnce(at: at) }

  /// Ticks each case once and returns those whose tick failed.
  private func tick(_ due: [CaseID]) async throws -> [CaseID] {
    let reply = await executor.submit(
      Submission(.ticks(due)) { decided in
        guard case .ticks(let failed) = decided else { return Answer(status: 200, body: []) }
        let text = failed.map(\.description).joined(separator: " ")
        return Answer(status: 200, body: Array(text.utf8))
      })
    guard case .answered(let answer) = reply else { throw TimeStoodStill(reply: reply) }
    let failed = String(decoding: answer.body, as: UTF8.self).split(separator: " ")
      .compactMap { Int64($0) }.map { CaseID($0) }
    for id in due {
      guard failed.contains(id) else {
        tries[id] = nil
        continue
      }
      tries[id, default: 0] += 1
      logger.warning("a tick failed", metadata: ["case": "\(id)", "tries": "\(tries[id] ?? 0)"])
    }
    return failed
  }

  /// Ends notices whose hour has come in the lane that stands in for the courier.
  private func deliver(by at: Instant) async throws -> Bool {
    guard lane.isOpen else { return false }
    for row in try await store.lanes(due: at, limit: TimeKeeper.largestPass) {
      let due = try await store.notices(
        .due(lane: row.id, by: at), limit: TimeKeeper.largestPass)
      let reports = due.map { _, notice in
        NoticeReport(
          notice: notice.draft.id, caseID: notice.draft.caseID,
          attempts: notice.attempts + 1, state: lane.ending)
      }
      guard !reports.isEmpty else { continue }
      _ = await executor.submit(Submission(.notices(reports)))
      return true
    }
    return false
  }
}

/// Time could not go on because the executor did not keep its work.
struct TimeStoodStill: Error {
  let reply: Reply
}

/// What becomes of notices until a courier carries them.
package enum NoticeLane: Sendable {
  /// They stay owed.
  case closed
  /// They are kept for reading here, and count as delivered.
  case archive
  /// Nothing arrives: each ends as handed over.
  case refusing

  var isOpen: Bool {
    switch self {
    case .closed: false
    case .archive, .refusing: true
    }
  }

  var ending: NoticeState {
    switch self {
    case .closed, .refusing: .handedOver
    case .archive: .delivered
    }
  }
}
