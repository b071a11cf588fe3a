internal import CaseCore
internal import CaseStore
internal import Delivery
package import Logging
internal import ServiceLifecycle
internal import WorkCalendar

/// Carries notices to endpoints, at least once each, and by mail, once as far as one can know; all
/// under ids that never change.
///
/// It asks lanes, never notices, and no lane holds up another: each has a few places, and a lane
/// without a free place is passed by. On a simulated clock it goes only where `runOnce` leads it.
package actor Courier: Service {
  /// How many lanes one look takes in, besides those whose places are all taken.
  static let lanesAtOnce = 256
  /// In how many lanes one pass begins something: the next one looks again at who goes first.
  static let lanesBegunAtOnce = 4
  /// How many notices a restart takes up again at once.
  static let largestPass = 64
  /// After this long without one success an endpoint is disabled, in milliseconds.
  static let longestFailure = 5 * Instant.millisecondsPerDay
  /// How long a lane of mail waits after a mail of which nobody knows, in milliseconds.
  static let pauseAfterDoubt = 5 * Instant.millisecondsPerMinute
  /// The longest sleep without a look.
  static let longestSleepMilliseconds: Int64 = 30_000

  let executor: Executor
  let webhooks: Webhooks
  /// Nil where nothing goes out by mail: what is to stays owed.
  let mailer: Mailer?
  let clock: DomainClock
  let logger: Logger
  var places: Places
  /// What was said last of why mail does not go out.
  var reportedMailFault: String?
  /// How often in a row the mail server failed.
  var mailFailures = 0
  /// What goes out again and is on its way; how its duty to tell ended does not say so.
  var replaying: Set<NoticeID> = []
  /// Lanes in which something can't even be marked, until the next start.
  var aside: Set<Int64> = []
  /// Takes up what was on its way when the daemon ended; once, whoever asks first.
  private var takingUp: Task<Void, any Error>?
  /// The last look was at this instant.
  var lookedAt = Instant(milliseconds: 0)
  private var napping: Task<Void, Never>?
  private var isRung = false

  package init(
    executor: Executor, webhooks: Webhooks, mailer: Mailer? = nil, logger: Logger
  ) {
    self.executor = executor
    self.webhooks = webhooks
    self.mailer = mailer
    clock = executor.clock
    self.logger = logger
    places = Places(
      webhooksAtOnce: webhooks.inFlight, mailsAtOnce: mailer?.placesAtOnce ?? 0)
  }

  package func run() async throws {
    switch clock.kind {
    case .simulated: try? await gracefulShutdown()
    case .real: await keepWatch()
    }
  }

  /// Sends what is due and waits until all of it is through; false when nothing was due.
  func runOnce(at: Instant) async throws -> Bool {
    try await takeUpAgain()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      var hasBegun = false
      while case let errands = try await collect(at: at), !errands.isEmpty {
        hasBegun = true
        for errand in errands { group.addTask { await self.carry(errand) } }
      }
      try await group.waitForAll()
      return hasBegun
    }
  }

  /// When something is due next.
  func nextInstant(from instant: Instant) async throws -> Instant? {
    try await takeUpAgain()
    return try await executor.store.nextCourierLane(from: instant, withMail: mailer != nil)
  }

  private func keepWatch() async {
    let news = executor.news.stream()
    await withDiscardingTaskGroup { group in
      group.addTask {
        for await _ in news.cancelOnGracefulShutdown() { await self.ring() }
        await self.ring()
      }
      group.addTask { await self.stopTransport() }
      while !Task.isShuttingDownGracefully, !Task.isCancelled {
        isRung = false
        let errands = await dueNow()
        for errand in errands {
          group.addTask {
            await self.carry(errand)
            await self.ring()
          }
        }
        if errands.isEmpty { await rest() }
      }
    }
  }

  /// Transfers in flight end within their time, so that how they ended can still be kept.
  private func stopTransport() async {
    try? await gracefulShutdown()
    await stop()
  }

  /// Lets what is on its way end within its time, and sends no more.
  package func stop() async {
    async let mail: Void? = mailer?.stop()
    await webhooks.stop()
    _ = await mail
  }

  private func dueNow() async -> [Carried] {
    // A clock that isn't believed sends nothing by itself.
    guard clock.fault == nil else { return [] }
    do {
      try await takeUpAgain()
      return try await collect(at: clock.now())
    } catch {
      logger.error("the courier could not look", metadata: ["error": "\(error)"])
      return []
    }
  }

  private func ring() {
    isRung = true
    napping?.cancel()
  }

  /// Sleeps until something is due, was left to do or ended.
  private func rest() async {
    let next = (try? await nextInstant(from: lookedAt.advanced(byMilliseconds: 1))) ?? nil
    let ahead = next.map { $0.milliseconds - clock.now().milliseconds } ?? .max
    guard !isRung else { return }
    let pause = min(max(ahead, 1), Courier.longestSleepMilliseconds)
    let nap = Task { _ = try? await Task.sleep(for: .milliseconds(pause)) }
    napping = nap
    await nap.value
    napping = nil
  }

  /// What a stop or a crash left on its way is owed again, at once.
  ///
  /// It may have arrived, and then arrives twice under one id. Of a mail at a server nobody knows,
  /// and somebody is to find out.
  private func takeUpAgain() async throws {
    if let takingUp { return try await takingUp.value }
    let task = Task { try await self.oweAgain() }
    takingUp = task
    do {
      try await task.value
    } catch {
      takingUp = nil
      throw error
    }
  }

  private func oweAgain() async throws {
    var last: Int64 = 0
    while true {
      let left = try await executor.store.notices(
        .sending, after: last, limit: Courier.largestPass)
      guard let end = left.last else { break }
      last = end.number
      for notice in left.map(\.row) {
        let report = try await reportAtStart(of: notice)
        if try await !keep([report]) { logger.critical("a notice can't be taken up again") }
      }
    }
    try await oweDigestsAgain()
    if mailer != nil { try await tryMailAnew() }
  }

  func report(_ digest: DigestRow) {
    logger.critical(
      "a digest can't be taken up again", metadata: ["digest": "\(digest.messageID)"])
  }

  /// What becomes of a notice that was on its way.
  private func reportAtStart(of notice: NoticeRow) async throws -> NoticeReport {
    let lane = try await executor.store.lane(notice.lane)
    let isInDoubt = lane?.kind == .mail && mailer?.mayHaveArrivedUnseen == true
    var report = NoticeReport(
      notice: notice.draft.id, caseID: notice.draft.caseID, attempts: notice.attempts,
      state: isInDoubt ? notice.stateInDoubt : .owed)
    report.nextAt = isInDoubt ? nil : notice.draft.sendAt
    report.fault = isInDoubt ? MailOutcome.cutOff : nil
    report.expected = .sending
    return report
  }

  func setAside(_ lane: Int64, because why: String) {
    aside.insert(lane)
    logger.critical(
      "a lane is set aside until the next start", metadata: ["lane": "\(lane)", "why": "\(why)"])
  }

  /// Makes one attempt and keeps what came of it.
  private func carry(_ carried: Carried) async {
    let outcome =
      switch carried {
      case .notice(let errand): await attempt(errand)
      case .digest(let errand): await attempt(errand)
      }
    if (try? await keep(outcome)) == true {
      if case .notice(let errand) = carried { replaying.remove(errand.notice.draft.id) }
    } else {
      // It stays marked as being sent, and the next start takes it up.
      logger.error(
        "what came of an attempt could not be kept", metadata: ["message": "\(carried.name)"])
    }
    if case .mail = carried.lane.way { report(outcome.laneVerdict) }
    places.release(in: carried.lane, hasArrived: outcome.hasArrived)
  }

  private func attempt(_ errand: Errand) async -> Work {
    switch errand.load {
    case .webhook(let message, let endpoint):
      let attempt = await webhooks.attempt(
        message, to: endpoint, number: errand.number, at: clock.now())
      let draw = Double.random(in: 0...1)
      if let replay = errand.replay {
        return .replayed(
          errand.report(attempt, to: endpoint, again: replay, endedAt: clock.now(), draw: draw))
      }
      return .notices([errand.report(attempt, to: endpoint, endedAt: clock.now(), draw: draw)])
    case .mail(let bytes, let address):
      guard let mailer else { return .notices([errand.owed(at: errand.notice.draft.sendAt)]) }
      let attempt = await mailer.attempt(
        bytes, messageID: mailer.messageID(of: errand.notice.draft.id), to: address)
      return .notices([errand.report(attempt, at: moment(after: attempt))])
    case .unaddressed: return .notices([errand.withoutAddress])
    }
  }

  func keep(_ reports: [NoticeReport]) async throws -> Bool {
    reports.isEmpty ? true : try await keep(.notices(reports))
  }

  /// False where the store can't keep just this.
  func keep(_ work: Work) async throws -> Bool {
    let reply = await executor.submit(Submission(work))
    switch reply {
    case .answered: return true
    case .failed: return false
    case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
  }
}

extension Work {
  /// What an attempt says of the lane by which it went.
  fileprivate var laneVerdict: LaneVerdict? {
    switch self {
    case .notices(let reports): reports.first?.lane
    case .replayed(let report): report.update.lane
    case .digestsSent(let updates): updates.first?.lane
    case .commands, .ticks, .owners, .calendar, .migrate, .migration, .roster, .rosterImport,
      .token, .endpoint,
      .delivered, .record, .replay, .digests, .digestSettled, .mailTriedAnew, .arrival, .rules:
      nil
    }
  }

  /// Whether it says that a notice arrived.
  fileprivate var hasArrived: Bool {
    switch self {
    case .notices(let reports): reports.contains { $0.state == .delivered }
    case .replayed(let report): report.hasArrived
    case .digestsSent(let updates): updates.contains { $0.state == .delivered }
    case .commands, .ticks, .owners, .calendar, .migrate, .migration, .roster, .rosterImport,
      .token, .endpoint,
      .delivered,
      .record, .replay, .digests, .digestSettled, .mailTriedAnew, .arrival, .rules:
      false
    }
  }
}
