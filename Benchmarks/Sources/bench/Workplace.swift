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
  let executor: Executor
  let keeper: TimeKeeper

  init(_ place: Place, _ name: String) async throws {
    directory = place.scratch + "/" + name
    guard let begin = Instant(iso8601: Workplace.start) else {
      throw BenchFailure("no instant: \(Workplace.start)")
    }
    store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, isDemo: true, at: begin))
    rules = try Rules.read(directory: place.repository + "/config").get()
    var logger = Logger(label: "bench")
    logger.logLevel = .error
    let clock = DomainClock.simulated(from: begin, after: begin)
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
    let file = try RosterReader.read(try String(contentsOfFile: path, encoding: .utf8), file: path)
      .get()
    let commands = file.commands(against: store.roster, today: CivilDate(daysSinceEpoch: 20_514))
    try await done(.rosterImport(commands, by: .administrator(as: nil)))
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

  private func done(_ work: Work) async throws {
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
