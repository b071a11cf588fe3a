internal import CaseCore
internal import CaseStore
internal import Logging
internal import WorkCalendar

/// Notes a stretch in which time did nothing although something was due: the daemon did not run,
/// the machine slept, the disk took nothing, the clock was not believed.
///
/// A daemon at work does at each look what woke since the look before, so what is left from longer
/// ago than `tolerance` was delayed. It is noted before it is done, so that a crash meanwhile loses
/// no note; and no wake is looked at twice, so that nothing is told twice. What comes to be due in
/// the past, as a calendar or an old ledger can have it, was delayed by nobody.
actor DowntimeWatch {
  /// A shorter delay is nobody's business: a restart takes a minute.
  static let tolerance: Int64 = 15 * 60_000

  private let executor: Executor
  private let logger: Logger
  private var progress: Progress

  private enum Progress {
    /// Nothing is known of the time before.
    case unknown
    /// The store's last instant before this start.
    case started(since: Instant)
    /// When all that was due was done or noted.
    case done(Instant)
  }

  init(executor: Executor, since: Instant?, logger: Logger) {
    self.executor = executor
    self.logger = logger
    progress = since.map { .started(since: $0) } ?? .unknown
  }

  /// All that is due is done.
  func rest(at instant: Instant) { progress = .done(instant) }

  /// Notes what was delayed; false when nothing was.
  func runOnce(at instant: Instant) async throws -> Bool {
    let from: Instant
    let after: Instant
    switch progress {
    case .unknown: return false
    case .started(let since): (from, after) = (since, try await lastNoted())
    case .done(let done): (from, after) = (done, done)
    }
    let last = instant.advanced(byMilliseconds: -DowntimeWatch.tolerance)
    guard from < instant, after < last else { return false }
    let delayed = try await executor.store.delayed(after: after, through: last)
    if delayed.count > 0 {
      try await note(
        Downtime(from: from, until: instant, cases: delayed.count, delayed: delayed.longest))
    }
    progress = .done(instant)
    return delayed.count > 0
  }

  /// Up to when wakes were looked at by whoever noted the newest downtime.
  private func lastNoted() async throws -> Instant {
    let newest = try await executor.store.downtimes(unseen: false, limit: 1).first
    return newest?.downtime.until.advanced(byMilliseconds: -DowntimeWatch.tolerance)
      ?? Instant(milliseconds: 0)
  }

  private func note(_ downtime: Downtime) async throws {
    let reply = await executor.submit(Submission(.record(.downtimeNoted(downtime), by: .time)))
    guard case .answered = reply else { throw TimeStoodStill(reply: reply) }
    logger.warning(
      "time stood still while something was due", metadata: ["cases": "\(downtime.cases)"])
  }
}
