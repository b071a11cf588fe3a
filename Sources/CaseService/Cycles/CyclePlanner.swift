package import CaseCore
package import CaseStore
internal import Logging
internal import WorkCalendar

/// Opens the next case of what recurs (`config/cycle.yaml`) once its time has come.
///
/// It keeps nothing: whether a period has its case is read from the cases themselves, and a case
/// that was opened meanwhile makes the executor refuse (`PlannedOpening.nextCase`). So a restart, a
/// crash or somebody who is quicker never makes two. It looks each working day when the offices
/// open, when the rules were replaced, and at the start if such a morning passed unseen: a restart
/// opens nothing at another hour than the daemon would have that had gone on.
package actor CyclePlanner {
  /// How many of a procedure's newest cases are looked at: those of years.
  static let mostLookedAt = 64
  /// How often it looks again at once when somebody else was quicker.
  static let mostTries = 3

  private let executor: Executor
  private let logger: Logger
  /// The store's last instant before this start: it looked at each morning until then.
  private let since: Instant
  /// When it looks again, and the rules by which it has looked; nil before the first look.
  private var looked: (next: Instant, plan: CyclePlan, calendar: Int)?
  /// Why the next one could not be opened, until it can be.
  private(set) var fault: String?

  init(executor: Executor, since: Instant, logger: Logger) {
    self.executor = executor
    self.since = since
    self.logger = logger
  }

  /// When it looks next; nil where nothing recurs.
  func nextInstant(now: Instant) -> Instant? {
    let rules = executor.rules
    guard let plan = rules.cycle else { return nil }
    guard let looked else { return rules.calendar.morning(atOrAfter: since) }
    let areTheSame = looked.plan == plan && looked.calendar == rules.calendar.version
    return areTheSame ? looked.next : now
  }

  /// Opens what is due to be opened; false when nothing was.
  func runOnce(at: Instant) async throws -> Bool {
    let rules = executor.rules
    guard let plan = rules.cycle, let next = nextInstant(now: at), next <= at else { return false }
    looked = (rules.calendar.morning(after: at), plan, rules.calendar.version)
    var hasOpened = false
    var tries = 0
    while tries < CyclePlanner.mostTries {
      let (cycle, nextCase) = try await executor.cycle(plan, at: at)
      guard let opening = cycle.opening(nextCase: nextCase) else {
        fault = nil
        break
      }
      tries += 1
      if try await open(opening) { (hasOpened, tries) = (true, 0) }
    }
    return hasOpened
  }

  private func open(_ opening: PlannedOpening) async throws -> Bool {
    let named = opening.fields.values.flatMap(\.cases)
    let reply = await executor.submit(
      Submission(.commands([.plan(opening)], cases: named)) { decided in
        Answer(decided.refusal)
      })
    switch reply {
    case .answered(let answer) where answer.body.isEmpty:
      logger.info("a case was opened by its rule", metadata: ["why": "\(opening.note)"])
      return true
    case .answered(let answer): fault = String(decoding: answer.body, as: UTF8.self)
    case .failed: fault = "结果无法保存"
    case .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
    logger.error(
      "a case could not be opened by its rule", metadata: ["why": "\(fault ?? "")"])
    return false
  }
}

extension Executor {
  /// How a cycle stands, and the number that the next case had before.
  func cycle(
    _ plan: CyclePlan, at: Instant
  ) async throws(StoreError) -> (cycle: Cycle, nextCase: Int64) {
    let found = try await store.newestCases(
      of: plan.procedure, limit: CyclePlanner.mostLookedAt)
    let around = rules.surroundings(store.roster, Docket(found.cases))
    return (Cycle(plan, found.cases, around, at: at), found.nextCase)
  }
}

extension Office {
  /// How what recurs stands now; nil where nothing does.
  package func cycle() async throws(StoreError) -> Cycle? {
    guard let plan = rules.cycle else { return nil }
    return try await executor.cycle(plan, at: clock.now()).cycle
  }
}

extension WorkCalendar {
  /// When the offices first open at an instant or after it.
  fileprivate func morning(atOrAfter instant: Instant) -> Instant {
    let morning = officeInstant(atOrAfter: start(of: date(of: instant)))
    return morning < instant ? self.morning(after: instant) : morning
  }

  /// When the offices next open on another day.
  fileprivate func morning(after instant: Instant) -> Instant {
    officeInstant(atOrAfter: start(of: date(of: instant).advanced(byDays: 1)))
  }
}

extension Answer {
  /// Nothing, or the words of what was refused.
  fileprivate init(_ refusal: Rejection?) {
    self.init(status: refusal == nil ? 200 : 409, body: Array((refusal?.words ?? "").utf8))
  }
}

extension Decided {
  fileprivate var refusal: Rejection? {
    guard case .cases(.refused(let why, _), _, _) = self else { return nil }
    return why
  }
}
