@testable import CaseService
import CaseCore
import CaseStore
import Foundation
import Logging
import Testing
import WorkCalendar

/// A daemon without its listeners: the demonstration on a simulated clock, in a directory of its
/// own that can be opened again.
final class OfficeAtWork: Sendable {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let directory: String
  let office: Office
  private let working: Task<Void, Never>

  /// Begins with the demonstration loaded.
  static func fresh(at start: String, mostAffected: Int = 1_024) async throws -> OfficeAtWork {
    let directory = NSTemporaryDirectory() + "wenzhen-office-" + UUID().uuidString
    let made = try await OfficeAtWork(directory, at: start, mostAffected: mostAffected)
    _ = try await DemoLoader(made.office, seeds: root.appending(path: "seeds").path).load()
    return made
  }

  /// Lives through `life` from a fresh start and stops; its directory is left, held by nobody.
  static func left(
    at start: String, _ life: (OfficeAtWork) async throws -> Void
  ) async throws -> String {
    let made = try await fresh(at: start)
    try await life(made)
    try await made.stop()
    return made.directory
  }

  /// Opens a directory, as a restart does.
  init(_ directory: String, at start: String, mostAffected: Int = 1_024) async throws {
    self.directory = directory
    let instant = try #require(Instant(iso8601: start))
    let store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, at: instant))
    let rules = try Rules.read(
      directory: OfficeAtWork.root.appending(path: "config").path,
      stored: try await store.procedureVersions()
    ).get()
    let clock = DomainClock.simulated(from: instant, after: try await store.lastInstant())
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let executor = Executor(
      store: store, clock: clock, rules: rules, logger: logger, mostAffected: mostAffected)
    office = Office(
      store: store, executor: executor,
      keeper: TimeKeeper(executor: executor, lane: .archive, logger: logger), clock: clock,
      logger: logger, startedAt: instant, vacancyHorizon: 20)
    working = Task { await executor.workUntilCancelled() }
  }

  /// Stops without another word, as a crash does; the directory stays.
  func stop() async throws {
    working.cancel()
    await working.value
    try office.store.close()
  }

  func removeDirectory() {
    try? FileManager.default.removeItem(atPath: directory)
  }

  func advance(to text: String) async throws {
    try await office.keeper.advance(to: try #require(Instant(iso8601: text)))
  }

  /// Gives commands to the roster, and expects that they are done.
  func roster(_ commands: RosterCommand...) async throws {
    let reply = await office.executor.submit(
      Submission(.roster(commands, by: .administrator(as: nil))) { decided in
        guard case .roster(.done, _, _) = decided else { return Answer(status: 422, body: []) }
        return Answer(status: 200, body: [])
      })
    #expect(reply == .answered(Answer(status: 200, body: [])))
  }

  /// Every duty that a person owes first.
  func duties(of person: PersonID) async throws -> [DutyRow] {
    try await office.store.duties(of: .person(person), limit: 1_000)
  }

  /// When owners changed because the roster did, instant by instant.
  func ownerChanges() async throws -> [(at: Instant, caseID: CaseID)] {
    try await office.store.events(after: 0, limit: 100_000).events.compactMap { stored in
      guard case .ofCase(let event) = stored.content, event.kind == .ownersChanged else {
        return nil
      }
      return (event.at, event.caseID)
    }
  }

  /// What an audit of everything finds.
  func findings() async throws -> [AuditFinding] {
    let pass = office.audit(.all)
    var findings: [AuditFinding] = []
    var place: AuditPlace? = AuditPlace(.all)
    while let next = place {
      let page = try await office.store.auditPage(pass, from: next)
      findings += page.findings
      place = page.next
    }
    return findings
  }
}
