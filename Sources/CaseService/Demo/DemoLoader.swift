package import CaseCore
package import CaseStore
package import Logging
private import ProcedureLanguage
package import WorkCalendar

/// Loads a demonstration: lives through its days, by the same commands that people give.
///
/// It has a clock of its own that stands still between two commands and goes through every instant
/// on the way at which time has something to do; what is told on the way is kept in the archive. A
/// loading that was cut off goes on where it stopped: what lies before the last instant stored is
/// done, and at that instant each command's key says whether it is.
package struct DemoLoader: Sendable {
  private let files: DemoFiles
  private let store: CaseStore
  private let rules: Rules
  private let logger: Logger
  private let now: Instant

  /// `now` is the end of what the files tell.
  package init(
    _ files: DemoFiles, into store: CaseStore, rules: Rules, until now: Instant, logger: Logger
  ) {
    self.files = files
    self.store = store
    self.rules = rules
    self.now = now
    self.logger = logger
  }

  /// A person of the demonstration with the token that was made.
  package struct DemoToken: Sendable {
    package let post: PostID
    package let organisation: OrganisationID
    package let person: PersonID
    package let token: String
  }

  /// Loads roster, cases and tokens; the tokens are the only ones that are ever written down.
  package func load() async throws -> [DemoToken] {
    let begun = try await store.events(after: 0, limit: 1).events.first?.at
    let plan = files.plan
    let days =
      begun.map { DemoDays(from: rules.calendar.date(of: $0), in: rules.calendar) }
      ?? DemoDays(plan.lastDay, until: now, in: rules.calendar)
    let start = plan.lastDay == 0 ? now : days.beginning
    let reached = begun == nil ? start : try await store.lastInstant()
    let clock = DomainClock.simulated(from: start, after: reached)
    let executor = Executor(store: store, clock: clock, rules: rules, logger: logger)
    let work = DemoWork(
      executor: executor, keeper: TimeKeeper(executor: executor, lane: .archive, logger: logger),
      clock: clock)
    return try await withThrowingTaskGroup(of: Void.self, returning: [DemoToken].self) { group in
      group.addTask { await executor.workUntilCancelled() }
      defer { group.cancelAll() }
      try await loadRules(work)
      try await loadRoster(work)
      let story = DemoStory(plan: plan, days: days, rules: rules, store: store, work: work)
      try await story.tell(after: reached, until: now)
      return try await makeTokens(work)
    }
  }

  private func loadRules(_ work: DemoWork) async throws {
    if let fresh = try await rules.unkept(in: store) { try await work.submit(fresh, "rules: ") }
  }

  private func loadRoster(_ work: DemoWork) async throws {
    let today = rules.calendar.date(of: work.clock.now())
    let commands = files.roster.commands(against: store.roster, today: today)
    try await work.submit(.rosterImport(commands, by: .administrator(as: nil)), "roster: ")
  }

  private func makeTokens(_ work: DemoWork) async throws -> [DemoToken] {
    let today = rules.calendar.date(of: work.clock.now())
    let roster = store.roster
    var tokens: [DemoToken] = []
    var seen: Set<PersonID> = []
    for post in roster.postsByID.keys.sorted() {
      guard let organisation = roster.post(post)?.organisation else { continue }
      for person in roster.holders(of: post, on: today) where seen.insert(person).inserted {
        try await revokeTokens(of: person, work)
        let token = Secrets.draw()
        let draft = TokenDraft(
          person: person, hash: Secrets.hash(token), scopes: [], expiresAt: nil)
        try await work.submit(.token(.created(draft), by: .administrator(as: nil)), "token: ")
        tokens.append(
          DemoToken(post: post, organisation: organisation, person: person, token: token))
      }
    }
    return tokens
  }

  /// Tokens of a loading that was cut off: nobody has ever seen them.
  private func revokeTokens(of person: PersonID, _ work: DemoWork) async throws {
    for token in try await store.tokens(of: person) where token.revokedAt == nil {
      try await work.submit(.token(.revoked(token.id), by: .administrator(as: nil)), "token: ")
    }
  }
}

extension StoredEvent {
  fileprivate var at: Instant {
    switch content {
    case .ofCase(let event): event.at
    case .ofRoster(let event): event.at
    case .ofOffice(let record): record.at
    }
  }
}
