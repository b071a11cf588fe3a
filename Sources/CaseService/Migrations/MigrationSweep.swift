internal import CaseCore
internal import CaseStore
internal import Logging
internal import WorkCalendar

/// Brings open cases to the newer version of their procedure that was ordered, some at a time.
///
/// Nothing of the way is in memory: which cases are still to go, and which stay, is in the store,
/// so that after a crash or a downtime it goes on where it was.
actor MigrationSweep {
  /// How many cases one transaction of it takes.
  static let casesAtOnce = 64

  private let executor: Executor
  private let logger: Logger
  /// Whether there may be something to do.
  private var isAwake = true
  private var isRunning = false
  /// What the migration under way makes of a case.
  private var plan: MigrationPlan?

  init(executor: Executor, logger: Logger) {
    self.executor = executor
    self.logger = logger
  }

  /// A migration was ordered.
  func wakeUp() { isAwake = true }

  /// Now, if a migration is under way.
  func nextInstant(now: Instant) async throws(StoreError) -> Instant? {
    guard isAwake else { return nil }
    isAwake = try await executor.store.migrationUnderWay() != nil
    return isAwake ? now : nil
  }

  /// Brings some cases on, or ends the migration once all are there; false when none is under way.
  func runOnce() async throws -> Bool {
    guard isAwake, !isRunning else { return false }
    isRunning = true
    defer { isRunning = false }
    guard let order = try await executor.store.migrationUnderWay()?.order else {
      isAwake = false
      return false
    }
    guard let plan = planned(for: order) else {
      logger.error(
        "a migration waits for a version of a procedure that is not there",
        metadata: ["procedure": "\(order.procedure)", "version": "\(order.version)"])
      isAwake = false
      return false
    }
    let cases = try await executor.store.cases(
      behind: order.reference, leftBy: order.number, limit: MigrationSweep.casesAtOnce)
    if cases.isEmpty {
      try await end(order)
    } else {
      try await pass(order).submit(cases) { .migrate($0, plan) }
    }
    return true
  }

  private func planned(for order: MigrationOrder) -> MigrationPlan? {
    if let plan, plan.order == order { return plan }
    plan = executor.rules.shelf[order.reference].map { MigrationPlan(order, $0) }
    return plan
  }

  private func pass(_ order: MigrationOrder) -> CasePass {
    CasePass(
      executor: executor, logger: logger,
      aside: .noted { .migration(.leave(order.number, $0)) },
      fault: "a case stays with its version", unkept: "a case's migration can't be kept")
  }

  private func end(_ order: MigrationOrder) async throws {
    let reply = await executor.submit(
      Submission(.migration(.end(order.number, by: order.actor))))
    guard case .answered = reply else { throw TimeStoodStill(reply: reply) }
    plan = nil
  }
}
