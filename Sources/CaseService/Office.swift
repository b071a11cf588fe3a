package import CaseCore
package import CaseStore
package import Logging
package import WorkCalendar

/// Everything that answers a request: the store to read, the executor to write, rules and time.
package struct Office: Sendable {
  package let store: CaseStore
  package let executor: Executor
  package let keeper: TimeKeeper
  package let courier: Courier
  package let clock: DomainClock
  /// What sends webhooks.
  package let webhooks: Webhooks
  package let logger: Logger
  /// Of the wall clock: when this process began.
  package let startedAt: Instant
  /// How many working days ahead a standing post without a holder is the director's duty.
  package let vacancyHorizon: Int
  /// The configuration file that a reload reads anew, where there is one.
  package let configurationFile: String?

  package init(
    store: CaseStore, executor: Executor, keeper: TimeKeeper, courier: Courier, clock: DomainClock,
    webhooks: Webhooks,
    logger: Logger, startedAt: Instant, vacancyHorizon: Int, configurationFile: String? = nil
  ) {
    self.store = store
    self.executor = executor
    self.keeper = keeper
    self.courier = courier
    self.clock = clock
    self.webhooks = webhooks
    self.logger = logger
    self.startedAt = startedAt
    self.vacancyHorizon = vacancyHorizon
    self.configurationFile = configurationFile
  }

  /// The rules in force.
  package var rules: Rules { executor.rules }

  package var today: CivilDate { rules.calendar.date(of: clock.now()) }

  /// The standing posts that will be without a holder before long (decision 0011).
  package var vacancies: [VacancyAhead] { duties.vacancies(at: clock.now()) }

  private var duties: OfficeDuties {
    OfficeDuties(executor: executor, vacancyHorizon: vacancyHorizon)
  }

  /// What the office's own business lays on a person, besides what cases do.
  package func duties(of person: PersonID) async throws(StoreError) -> [OfficeDuty] {
    let roster = store.roster
    let held = Set(roster.postsHeld(by: person, on: today).compactMap { roster.post($0)?.kind })
    // Nobody else owes any, and most who ask have only cases.
    guard held.contains(where: \.isOfAlliance) else { return [] }
    return try await duties.all(at: clock.now(), planningFault: await keeper.planningFault)
      .filter { $0.concerns(held, roster) }
  }

  /// Whether a person is of the secretariat today: an officer, or whoever directs it.
  package func isSecretariat(_ person: PersonID) -> Bool {
    let roster = store.roster
    return roster.postsHeld(by: person, on: today).contains { post in
      switch roster.post(post)?.kind {
      case .officer, .director, .actingDirector: true
      case .liaison, .handler, .head, .councilMember, .councilChair, .auditor, nil: false
      }
    }
  }

  /// What a person sees, from the posts held today.
  package func viewer(_ person: PersonID) -> Viewer {
    store.roster.viewer(person, on: today)
  }

  /// A decision's surroundings for looking only: what a person may do, not what is done.
  package func surroundings(of file: CaseFile) async throws(StoreError) -> Surroundings {
    let loaded = try await store.load(LoadRequest(cases: [.id(file.id)]))
    return rules.surroundings(loaded)
  }
}
