internal import CaseCore
internal import CaseService
internal import CaseStore
internal import Foundation
internal import Logging
internal import ProcedureLanguage
internal import WorkCalendar

/// A store under the shipped rules and the roster of the tests, and the executor that writes it.
struct Workplace {
  static let start = "2026-03-02T09:00:00+08:00"

  let directory: String
  let store: CaseStore
  let rules: Rules
  let clock: DomainClock
  let executor: Executor
  let keeper: TimeKeeper

  /// On a simulated clock that stands at the start, or on the machine's.
  init(_ place: Place, _ name: String, clock kind: ClockKind = .simulated) async throws {
    directory = place.scratch + "/" + name
    guard let start = Instant(iso8601: Workplace.start) else {
      throw BenchFailure("no instant: \(Workplace.start)")
    }
    clock =
      switch kind {
      case .simulated: DomainClock.simulated(from: start, after: start)
      case .real:
        DomainClock.real(after: Instant(milliseconds: WireClock.system.now().milliseconds))
      }
    store = try CaseStore(
      directory: directory, options: StoreOptions(clock: kind, isDemo: true, at: clock.now()))
    rules = try Rules.read(directory: place.repository + "/config").get()
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    executor = Executor(store: store, clock: clock, rules: rules, logger: logger)
    keeper = TimeKeeper(executor: executor, lane: .closed, logger: logger)
  }

  /// Lets the executor work while `body` runs, then closes the store.
  func working(_ body: () async throws -> Void) async throws {
    let work = Task { await executor.workUntilCancelled() }
    do { try await body() } catch {
      work.cancel()
      throw error
    }
    work.cancel()
    await work.value
    try store.close()
  }

  /// Brings in the rules and the roster, and makes a token for each of `people`.
  func furnish(_ place: Place, tokensFor people: [PersonID] = []) async throws -> [PersonID: String]
  {
    try await done(.rules(rules.versions, []))
    let path = place.repository + "/Tests/Fixtures/Seeds/ten/roster.yaml"
    try await bringIn(try String(contentsOfFile: path, encoding: .utf8), file: path)
    var tokens: [PersonID: String] = [:]
    for person in people {
      let token = Secrets.draw()
      let draft = TokenDraft(
        person: person, hash: Secrets.hash(token), scopes: [], expiresAt: nil)
      try await done(.token(.created(draft), by: .administrator(as: nil)))
      tokens[person] = token
    }
    return tokens
  }

  /// Brings in a roster file.
  func bringIn(_ roster: String, file path: String) async throws {
    let file = try RosterReader.read(roster, file: path).get()
    let commands = file.commands(against: store.roster, today: CivilDate(daysSinceEpoch: 20_514))
    try await done(.rosterImport(commands, by: .administrator(as: nil)))
  }

  func done(_ work: Work) async throws {
    let reply = await executor.submit(
      Submission(work) { decided in
        guard case .roster(.refused(let complaints), _, _) = decided else {
          return Answer(status: 200, body: [])
        }
        return Answer(status: 422, body: Array("\(complaints)".utf8))
      })
    guard case .answered(let answer) = reply, answer.status == 200 else {
      throw BenchFailure("not kept: \(reply)")
    }
  }
}
