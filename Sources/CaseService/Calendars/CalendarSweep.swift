internal import CaseCore
internal import CaseStore
internal import Logging
internal import WorkCalendar

/// Brings what is due to the calendar in force, some cases at a time.
///
/// Which cases are behind is a query, so that after a crash or a downtime it goes on where it was;
/// a case that is there already is left as it is.
actor CalendarSweep {
  /// How many cases one transaction of it takes.
  static let casesAtOnce = 64

  private let executor: Executor
  private let logger: Logger
  /// The edition to which all that could be brought was, and the last case looked at on the way to
  /// the next one.
  private var settled: Int?
  private var place = CaseID(0)
  private var isRunning = false

  init(executor: Executor, logger: Logger) {
    self.executor = executor
    self.logger = logger
  }

  private var version: Int { executor.rules.calendar.version }

  /// Now, if something is behind; else nothing is due until another calendar comes.
  func nextInstant(now: Instant) -> Instant? { settled == version ? nil : now }

  /// Brings some cases on; false when none is behind.
  func runOnce() async throws -> Bool {
    let version = version
    guard !isRunning, settled != version else { return false }
    isRunning = true
    defer { isRunning = false }
    let cases = try await executor.store.cases(
      behindCalendar: version, after: place, limit: CalendarSweep.casesAtOnce)
    guard let last = cases.last else {
      (settled, place) = (version, CaseID(0))
      return false
    }
    try await submit(cases)
    place = last
    return true
  }

  /// Submits some cases; of those that can't be kept together, each by itself, so that one that
  /// can't even be read stops no other.
  private func submit(_ cases: [CaseID]) async throws {
    let failures = CaseFailures()
    let reply = await executor.submit(Submission(.calendar(cases), render: failures.render))
    switch reply {
    case .answered: for failure in failures.found { try await quarantine(failure) }
    case .failed where cases.count > 1: for id in cases { try await submit([id]) }
    case .failed:
      logger.critical("a case's dates can't be moved", metadata: ["case": "\(cases[0])"])
    case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
  }

  private func quarantine(_ failure: CaseFailure) async throws {
    let id = failure.caseID
    logger.error("a case's dates could not be moved", metadata: ["case": "\(id)"])
    let why = "日历更新后时限未能重算：\(failure.why.words)"
    let command = Command.quarantine(id, .calendar, reason: why)
    let reply = await executor.submit(Submission(.commands([command], cases: [id])))
    guard case .answered = reply else { throw TimeStoodStill(reply: reply) }
  }
}
