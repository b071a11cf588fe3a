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
  private let pass: CasePass
  /// The edition to which all that could be brought was, and the last case looked at on the way to
  /// the next one.
  private var settled: Int?
  private var place = CaseID(0)
  private var isRunning = false

  init(executor: Executor, logger: Logger) {
    self.executor = executor
    pass = CasePass(
      executor: executor, logger: logger, aside: .quarantined(.calendar, reason: "日历更新后时限未能重算"),
      fault: "a case's dates could not be moved", unkept: "a case's dates can't be moved")
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
    let cases = try await casesBehind(version)
    guard let last = cases.last else {
      (settled, place) = (version, CaseID(0))
      return false
    }
    try await pass.submit(cases) { .calendar($0) }
    place = last
    return true
  }

  /// The next ones in the order of their numbers; whether there are any at all an index tells,
  /// without a walk through everything that is open at each start.
  private func casesBehind(_ version: Int) async throws -> [CaseID] {
    let store = executor.store
    if place == CaseID(0), try await store.duties(behindCalendar: version) == 0 { return [] }
    return try await store.cases(
      behindCalendar: version, after: place, limit: CalendarSweep.casesAtOnce)
  }
}
