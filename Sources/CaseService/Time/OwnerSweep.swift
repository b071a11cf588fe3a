internal import CaseCore
internal import CaseStore
internal import Logging
internal import WorkCalendar

/// Finds owners anew when others come into office: at a midnight, or after the roster changed.
///
/// It compares the roster and the day to which all owners were brought last with those of now, and
/// goes through the cases that the difference may concern, some at a time. That mark is stored once
/// they are through: after a crash or a downtime it begins there again, and finding an owner that
/// still holds changes nothing.
actor OwnerSweep {
  /// How many cases one transaction of it takes.
  static let casesAtOnce = 64

  private let executor: Executor
  private let store: CaseStore
  /// As they are in force now: a reload replaces them.
  private var rules: Rules { executor.rules }
  private let pass: CasePass
  /// To what all owners have been brought, and the roster as it was then; nil before a first look.
  private var settled: (mark: OwnerMark, roster: Roster)?
  private var round: Round?
  private var isRunning = false

  /// A way through the cases that one difference may concern.
  private struct Round {
    let target: OwnerMark
    let roster: Roster
    var sources: [OwnedBy]
    var place: OwnedPlace?
  }

  init(executor: Executor, logger: Logger) {
    self.executor = executor
    store = executor.store
    pass = CasePass(
      executor: executor, logger: logger, aside: .quarantined(.owners, reason: "花名册变动后找不到责任人"),
      fault: "a case has nobody to own it", unkept: "a case's owner can't be found anew")
  }

  /// The next instant at which others come into office; now, if owners are behind.
  func nextInstant(now: Instant) async throws(StoreError) -> Instant? {
    let roster = store.roster
    let today = rules.calendar.date(of: now)
    if try await pending(OwnerMark(day: today, roster: roster.version), roster) != nil {
      return now
    }
    return roster.nextTurningDay(after: today).map { rules.calendar.start(of: $0) }
  }

  /// Finds the owners of some cases anew; false when all owners hold.
  func runOnce(at: Instant) async throws -> Bool {
    guard !isRunning else { return false }
    isRunning = true
    defer { isRunning = false }
    let roster = store.roster
    let target = OwnerMark(day: rules.calendar.date(of: at), roster: roster.version)
    guard var under = try await pending(target, roster) else { return false }
    guard let source = under.sources.last else {
      try await pass.submit([]) { .owners($0, reaching: target) }
      settled = (target, under.roster)
      round = nil
      return true
    }
    let page = try await store.casesOwned(
      by: source, after: under.place, limit: OwnerSweep.casesAtOnce)
    under.place = page.last
    if page.last == nil { under.sources.removeLast() }
    if !page.cases.isEmpty { try await pass.submit(page.cases) { .owners($0, reaching: nil) } }
    round = under
    return true
  }

  /// The round that brings owners to `target`, begun if none is under way; nil if they are there.
  private func pending(
    _ target: OwnerMark, _ roster: Roster
  ) async throws(StoreError) -> Round? {
    let from: (mark: OwnerMark, roster: Roster)
    if let settled { from = settled } else { from = try await stored(target) }
    settled = from
    if from.mark == target { return nil }
    if let round, round.target == target { return round }
    let shift = RosterShift(
      from: from.roster, on: from.mark.day, to: roster, on: target.day)
    if shift.isEmpty {
      settled = (target, roster)
      round = nil
    } else {
      round = Round(target: target, roster: roster, sources: rules.owned(by: shift), place: nil)
    }
    return round
  }

  /// Where an earlier process left off; a store in which none did has had no roster.
  private func stored(
    _ target: OwnerMark
  ) async throws(StoreError) -> (mark: OwnerMark, roster: Roster) {
    let mark = try await store.ownerMark() ?? OwnerMark(day: target.day, roster: 0)
    return (mark, try await store.roster(version: mark.roster))
  }
}
