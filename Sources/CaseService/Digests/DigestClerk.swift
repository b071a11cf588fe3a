internal import CaseCore
internal import CaseStore
package import Logging
internal import WorkCalendar

/// Writes digests when their hour has come; who carries them is the courier.
///
/// One round for each slot goes through all who owe something, some at a time. How far it has come
/// is stored with what it wrote: after a crash it goes on there, and after a downtime the missed
/// slots are one. Led by the keeper of time, like all that time does.
package actor DigestClerk {
  /// For how many people one transaction writes.
  static let peopleAtOnce = 16
  /// How many notices of which nobody was told are looked at for a round.
  static let mostUntold = 1_000

  private let executor: Executor
  private let store: CaseStore
  private let mailer: Mailer
  private let duties: OfficeDuties
  private let minuteOfDay: Int
  private let logger: Logger
  /// The round as it was stored last; the outer nil before a first look.
  private var last: DigestRound??
  private var storeMadeAt: Instant?
  /// What people owe that no case has a clock for, as of the round's beginning here.
  private var more: (slot: DigestSlot, items: [PersonID: [DigestItem]])?

  package init(
    executor: Executor, mailer: Mailer, duties: OfficeDuties, minuteOfDay: Int, logger: Logger
  ) {
    self.executor = executor
    self.duties = duties
    store = executor.store
    self.mailer = mailer
    self.minuteOfDay = minuteOfDay
    self.logger = logger
  }

  /// The calendar may be another after a reload.
  private var rhythm: DigestRhythm {
    DigestRhythm(calendar: executor.rules.calendar, minuteOfDay: minuteOfDay)
  }

  /// When the next slot comes; now, if a round is to be gone on with.
  func nextInstant(now: Instant) async throws(StoreError) -> Instant {
    try await round(at: now) == nil ? rhythm.slot(after: now).at : now
  }

  /// Writes some digests; false when none are due.
  ///
  /// `planningFault` is why what recurs could not be opened, for whoever is to see to it.
  func runOnce(at: Instant, planningFault: String? = nil) async throws -> Bool {
    guard let round = try await round(at: at) else { return false }
    let more = try await more(for: round, at: at, planningFault)
    let owing = try await store.owingPeople(
      after: round.through, limit: DigestClerk.peopleAtOnce)
    let others = more.keys.filter { person in round.through.map { person > $0 } ?? true }
    let people = Array(Set(owing).union(others).sorted().prefix(DigestClerk.peopleAtOnce))
    let isOver = people.count < DigestClerk.peopleAtOnce
    try await write(round, to: people, more, isOver: isOver)
    if isOver { self.more = nil }
    return true
  }

  private func round(at instant: Instant) async throws(StoreError) -> DigestRound? {
    let stored: DigestRound?
    if let last { stored = last } else { stored = try await store.digestRound(.daily) }
    last = .some(stored)
    let made: Instant
    if let storeMadeAt { made = storeMadeAt } else { made = try await store.createdAt() }
    storeMadeAt = made
    return DigestRound.due(.daily, at: instant, after: stored, storeMadeAt: made, rhythm)
  }

  /// The office's own duties and notices of which nobody was told, by whoever is to see to them;
  /// looked through once a round.
  private func more(
    for round: DigestRound, at: Instant, _ planningFault: String?
  ) async throws(StoreError) -> [PersonID: [DigestItem]] {
    if let more, more.slot == round.slot { return more.items }
    var items: [PersonID: [DigestItem]] = [:]
    for duty in try await duties.all(at: at, planningFault: planningFault) {
      for person in duty.people { items[person, default: []].append(duty.item(at: at)) }
    }
    for untold in try await self.untold(at: at) {
      let item = untold.item(at: at, executor.rules.calendar)
      items[untold.owner.person, default: []].append(item)
    }
    more = (round.slot, items)
    return items
  }

  private func untold(at: Instant) async throws(StoreError) -> [UntoldNotice] {
    let rules = executor.rules
    let rows = try await store.noticeList(
      .unsettled, viewer: nil, limit: DigestClerk.mostUntold
    ).map(\.row)
    let around = rules.surroundings(store.roster, try await store.docket(of: rows))
    let today = rules.calendar.date(of: at)
    return rows.compactMap { UntoldNotice($0, around, on: today) }
  }

  /// Writes to these people together, or one by one where that fails; whoever can't be written to
  /// is passed by, so that one stops nobody else.
  private func write(
    _ round: DigestRound, to people: [PersonID], _ more: [PersonID: [DigestItem]], isOver: Bool
  ) async throws {
    let reached = round.reaching(people.last, isOver: isOver)
    let reply = await submit(reached, people, more)
    switch reply {
    case .answered: last = .some(reached)
    case .failed where people.count > 1:
      for (place, person) in people.enumerated() {
        try await write(
          round, to: [person], more, isOver: isOver && place == people.count - 1)
      }
    case .failed where people.count == 1:
      logger.critical("a digest can't be written", metadata: ["person": "\(people[0])"])
      let passed = await submit(reached, [], [:])
      guard case .answered = passed else { throw TimeStoodStill(reply: passed) }
      last = .some(reached)
    case .failed, .keyReused, .overloaded, .storeUnavailable: throw TimeStoodStill(reply: reply)
    }
  }

  private func submit(
    _ round: DigestRound, _ people: [PersonID], _ more: [PersonID: [DigestItem]]
  ) async -> Reply {
    let theirs = more.filter { people.contains($0.key) }
    return await executor.submit(
      Submission(
        .digests(DigestOrder(round: round, people: people, more: theirs, mailer: mailer))))
  }
}
