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
  /// How many cases or notices go into one submission.
  static let largestPass = 64
  /// How many submissions of ticks are on their way at once: one is decided while one is kept.
  static let passesAtOnce = 8
  /// After so many failures in a row the clock that failed stops (quarantine).
  static let mostTries = 3
  /// The longest sleep without a look.
  static let longestSleepMilliseconds: Int64 = 30_000
  /// The pause after something that was due could not be done.
  static let pauseMilliseconds: Int64 = 1_000

  private let executor: Executor
  private let store: CaseStore
  private let clock: DomainClock
  private let lane: NoticeLane
  private let logger: Logger
  private let owners: OwnerSweep
  private let dates: CalendarSweep
  private let versions: MigrationSweep
  private let courier: Courier?
  /// Nil where nothing goes out by mail.
  private let digests: DigestClerk?
  /// Opens what recurs; nil where a past is lived through that has its own.
  private let planner: CyclePlanner?
  private let downtime: DowntimeWatch
  private var advancing: Task<Void, any Error>?
  private var tries = FailedTries()
  /// Cases that can't even be quarantined; passed by until the next start, named by the audit.
  private var aside: Set<CaseID> = []
  /// Notices that could not be ended, and their lanes, until the next start.
  private var unended: Set<NoticeID> = []
  private var stuckLanes: Set<Int64> = []
  /// The sleep under way.
  private var napping: Task<Void, Never>?
  /// What was said last of the clock's fault.
  private var reported: String?

  /// `since` is the store's last instant before this start; without it a past is lived through, in
  /// which nothing recurs by rule and nothing was delayed.
  package init(
    executor: Executor, lane: NoticeLane, courier: Courier? = nil, digests: DigestClerk? = nil,
    since: Instant? = nil, logger: Logger
  ) {
    self.courier = courier
    self.digests = digests
    planner = since.map { CyclePlanner(executor: executor, since: $0, logger: logger) }
    self.executor = executor
    store = executor.store
    clock = executor.clock
    self.lane = lane
    self.logger = logger
    downtime = DowntimeWatch(executor: executor, since: since, logger: logger)
    owners = OwnerSweep(executor: executor, logger: logger)
    dates = CalendarSweep(executor: executor, logger: logger)
    versions = MigrationSweep(executor: executor, logger: logger)
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
        for await _ in news.cancelOnGracefulShutdown() {
          await self.runUntilQuiet()
          await self.wakeUp()
        }
      }
      group.addTask { await self.watchTheClock() }
      await group.waitForAll()
    }
  }

  private func watchTheClock() async {
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      await runUntilQuiet()
      reportFault()
      // Whether the disk takes something again is only found out by keeping something.
      if executor.disk.words != nil { _ = await executor.submit(Submission(.arrival)) }
      let next = (try? await nextInstant()) ?? nil
      let ahead = next.map { $0.milliseconds - clock.now().milliseconds } ?? .max
      // What is due and was not done just now will not be done by asking again at once.
      let least = ahead > 0 ? 1 : TimeKeeper.pauseMilliseconds
      await sleep(min(max(ahead, least), TimeKeeper.longestSleepMilliseconds))
    }
  }

  /// Sleeps until the time is over, the daemon stops or news comes.
  private func sleep(_ milliseconds: Int64) async {
    let nap = Task { _ = try? await Task.sleep(for: .milliseconds(milliseconds)) }
    napping = nap
    await cancelWhenGracefulShutdown {
      await withTaskCancellationHandler {
        await nap.value
      } onCancel: {
        nap.cancel()
      }
    }
    napping = nil
  }

  /// The next instant may be nearer now than it was when the sleep began.
  private func wakeUp() { napping?.cancel() }

  /// Says once, not at every look, that the clock is not believed.
  private func reportFault() {
    let words = clock.fault?.words
    if let words, words != reported {
      logger.critical("time stands still", metadata: ["why": "\(words)"])
    }
    reported = words
  }

  private func runUntilQuiet() async {
    do {
      while !Task.isShuttingDownGracefully, try await runOnce(at: clock.now()) {}
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
    var next = try await nextInstant()
    while let due = next, due <= target {
      clock.set(to: due)
      while try await runOnce(at: clock.now()) {}
      // The instants so far are whole; the daemon is to stop, and whoever asks again goes on.
      if Task.isShuttingDownGracefully { throw TimeStoodStill(reply: .overloaded) }
      next = try await nextInstant()
      if let next, next <= due { throw TimeStoodStill(reply: .failed) }
    }
    clock.set(to: target)
    _ = await executor.submit(Submission(.arrival))
  }

  /// The next instant at which time has something to do.
  package func nextInstant() async throws -> Instant? {
    let wake = try await store.earliestWake(besides: aside)
    let notice = try await nextNotice()
    let calendar = await dates.nextInstant(now: clock.now())
    let version = try await versions.nextInstant(now: clock.now())
    let office = try await owners.nextInstant(now: clock.now())
    let parcel = try await nextParcel()
    let digest = try await digests?.nextInstant(now: clock.now())
    let plan = await planner?.nextInstant(now: clock.now())
    return [wake, notice, calendar, version, office, parcel, digest, plan].compactMap(\.self).min()
  }

  /// Does what is due; false when nothing was.
  func runOnce(at: Instant) async throws -> Bool {
    // A clock that isn't believed does nothing by itself: red slips can't be called back.
    guard clock.fault == nil else { return false }
    if try await downtime.runOnce(at: at) { return true }
    if try await dates.runOnce() { return true }
    if try await versions.runOnce() { return true }
    if try await bringOwners(at: at) { return true }
    let most = TimeKeeper.passesAtOnce * TimeKeeper.largestPass
    let found = try await store.wakes(until: at, limit: most + aside.count)
    let due = found.filter { !aside.contains($0) }
    if due.isEmpty {
      await downtime.rest(at: at)
      if try await planner?.runOnce(at: at) == true { return true }
      if try await deliver(by: at) { return true }
      // Once all else that is due is done, so that a digest tells of it.
      let fault = await planner?.fault
      if try await digests?.runOnce(at: at, planningFault: fault) == true { return true }
      return try await sendParcels(at: at)
    }
    try await tick(due)
    return true
  }

  /// A simulated clock waits for what is sent; beside a real one the courier goes by itself.
  private func sendParcels(at: Instant) async throws -> Bool {
    switch clock.kind {
    case .real: return false
    case .simulated: return try await courier?.runOnce(at: at) ?? false
    }
  }

  private func nextParcel() async throws -> Instant? {
    switch clock.kind {
    case .real: return nil
    case .simulated:
      return try await courier?.nextInstant(from: Instant(milliseconds: 0)) ?? nil
    }
  }

  /// Why what recurs could not be opened; nil while it can.
  var planningFault: String? { get async { await planner?.fault } }

  /// Lets what is due follow a calendar that came into force, as far as nothing is in the way.
  func followCalendar() async {
    await catchUp("dates could not be moved") { try await self.dates.runOnce() }
  }

  /// Lets cases go over to the newer version of their procedure that was ordered, likewise.
  func migrate() async {
    await versions.wakeUp()
    await catchUp("cases could not be migrated") { try await self.versions.runOnce() }
  }

  private func catchUp(
    _ fault: Logger.Message, _ runOnce: @Sendable () async throws -> Bool
  ) async {
    do {
      switch clock.kind {
      // Beside a clock that is being moved on, in its turn.
      case .simulated: try await advance(to: clock.now())
      case .real: while try await runOnce() {}
      }
    } catch {
      logger.error(fault, metadata: ["error": "\(error)"])
    }
  }

  /// Lets owners follow the roster; false when all do.
  func bringOwners(at: Instant) async throws -> Bool { try await owners.runOnce(at: at) }

  /// Ticks each case once; of those that can't be kept together each by itself, so that one that
  /// can't even be read stops no other.
  private func tick(_ due: [CaseID], atOnce most: Int = TimeKeeper.largestPass) async throws {
    let passes = stride(from: 0, to: due.count, by: most).map { start in
      (cases: Array(due[start..<min(start + most, due.count)]), failures: CaseFailures())
    }
    let replies = await executor.submit(
      inOrder: passes.map { Submission(.ticks($0.cases), render: $0.failures.render) })
    for (pass, reply) in zip(passes, replies) {
      switch reply {
      case .answered:
        let failed = pass.failures.found
        let failing = Set(failed.map(\.caseID))
        for id in pass.cases where !failing.contains(id) { tries.forget(id) }
        for failure in failed { try await note(failure.why, of: failure.caseID) }
      case .failed where pass.cases.count > 1: try await tick(pass.cases, atOnce: 1)
      case .failed:
        for id in pass.cases { try await note(nil, of: id) }
      case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
      }
    }
  }

  /// Counts a failure, of a decision or (nil) of keeping it; after the last try what failed stops.
  private func note(_ why: Rejection?, of id: CaseID) async throws {
    let words = why?.words ?? "结果无法保存"
    let count = tries.count(Failing(why), of: id)
    logger.warning(
      "a tick failed", metadata: ["case": "\(id)", "tries": "\(count)", "why": "\(words)"])
    guard count >= TimeKeeper.mostTries else { return }
    let reason = "定时处理连续失败 \(TimeKeeper.mostTries) 次：\(words)"
    logger.error("a case's timed work stops", metadata: ["case": "\(id)", "why": "\(words)"])
    try await quarantine(Failing(why), of: id, reason)
    tries.forget(id)
  }

  private func quarantine(_ failing: Failing, of id: CaseID, _ reason: String) async throws {
    let command = Command.quarantine(id, failing, reason: reason)
    let submission = Submission(.commands([command], cases: [id])) { decided in
      Answer(status: decided.hasSeen(to: failing) ? 200 : 409, body: [])
    }
    let reply = await executor.submit(submission)
    switch reply {
    case .answered(let answer) where answer.status == 200: return
    case .answered, .failed:
      logger.critical("a case can't be read, and time passes it by", metadata: ["case": "\(id)"])
      aside.insert(id)
    case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
  }

  /// Ends notices whose hour has come in the lane that stands in for the courier.
  private func deliver(by at: Instant) async throws -> Bool {
    guard lane.isOpen else { return false }
    for row in try await store.lanes(due: at, limit: TimeKeeper.largestPass) {
      let due = try await store.notices(
        .due(lane: row.id, by: at), limit: TimeKeeper.largestPass)
      let reports = due.map(\.row).filter { !unended.contains($0.draft.id) }.map { notice in
        NoticeReport(
          notice: notice.draft.id, caseID: notice.draft.caseID,
          attempts: notice.attempts + 1, state: lane.ending)
      }
      guard !reports.isEmpty else { continue }
      try await end(reports, in: row.id)
      return true
    }
    return false
  }

  /// Ends notices together, or one by one where that fails; one whose case can't be read is left.
  private func end(_ reports: [NoticeReport], in lane: Int64) async throws {
    let reply = await executor.submit(Submission(.notices(reports)))
    switch reply {
    case .answered: return
    case .failed where reports.count > 1:
      for report in reports { try await end([report], in: lane) }
    case .failed:
      logger.critical(
        "a notice can't be ended", metadata: ["notice": "\(reports.first?.notice.text ?? "")"])
      unended.formUnion(reports.map(\.notice))
      stuckLanes.insert(lane)
    case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
  }

  /// When a notice is due next, but for lanes in which one is left that can't be ended.
  private func nextNotice() async throws -> Instant? {
    guard lane.isOpen else { return nil }
    if stuckLanes.isEmpty { return try await store.earliestLane() }
    let rows = try await store.lanes(due: .distantFuture, limit: stuckLanes.count + 1)
    return rows.first { !stuckLanes.contains($0.id) }?.nextAt
  }
}

/// Time could not go on because the executor did not keep its work.
package struct TimeStoodStill: Error {
  let reply: Reply

  package var isOfDisk: Bool { reply == .storeUnavailable }
}

extension Decided {
  /// Whether what failed stops now, or no longer fails; else it would be asked for again at once.
  fileprivate func hasSeen(to failing: Failing) -> Bool {
    guard case .cases(.done(let steps), _, _) = self else { return false }
    return !steps.isEmpty || failing != .whateverIsDue
  }
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
