@testable import CaseService
import CaseCore
import CaseStore
import Delivery
import Foundation
import Logging
import ProcedureLanguage
import Testing
import WorkCalendar

/// A daemon without its listeners: ten requests on a simulated clock, in a directory of its
/// own that can be opened again.
final class OfficeAtWork: Sendable {
  /// The repository, whose configuration tests read.
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  let directory: String
  let office: Office
  private let working: Task<Void, Never>

  /// Begins with the ten requests filed.
  static func fresh(
    at start: String, mostAffected: Int = 1_024, procedures: URL? = nil, mails: Bool = false
  ) async throws -> OfficeAtWork {
    let directory = NSTemporaryDirectory() + "wenzhen-office-" + UUID().uuidString
    let made = try await OfficeAtWork(
      directory, at: start, mostAffected: mostAffected, procedures: procedures, mails: mails)
    let office = made.office
    let files = try DemoFiles.read(
      directory: root.appending(path: "Tests/Fixtures/Seeds/ten").path, rules: office.rules)
    _ = try await DemoLoader(
      files, into: office.store, rules: office.rules, until: office.clock.now(),
      logger: office.logger
    ).load()
    return made
  }

  /// Lives through `life` from a fresh start and stops; its directory is left, held by nobody.
  static func left(
    at start: String, procedures: URL? = nil, _ life: (OfficeAtWork) async throws -> Void
  ) async throws -> String {
    let made = try await fresh(at: start, procedures: procedures)
    try await life(made)
    try await made.stop()
    return made.directory
  }

  /// Opens a directory, as a restart does.
  ///
  /// `procedures` is a folder of more of them. Nobody works before `queued` submissions wait. With
  /// `mails`, notices and digests become files. What `isRestart` knows when it last worked, plans
  /// what recurs, and finds what was delayed.
  init(
    _ directory: String, at start: String, mostAffected: Int = 1_024, procedures: URL? = nil,
    queued: Int = 0, mails: Bool = false, isRestart: Bool = false
  ) async throws {
    self.directory = directory
    let instant = try #require(Instant(iso8601: start))
    let store = try CaseStore(
      directory: directory, options: StoreOptions(clock: .simulated, at: instant))
    let rules = try Rules.read(
      directory: try OfficeAtWork.configuration(in: directory, with: procedures),
      stored: try await StoredRules(of: store)
    ).get()
    let clock = DomainClock.simulated(from: instant, after: try await store.lastInstant())
    var logger = Logger(label: "test")
    logger.logLevel = .critical
    let executor = Executor(
      store: store, clock: clock, rules: rules, logger: logger, mostAffected: mostAffected,
      noticeLane: mails ? .mail : .archive)
    let mailer =
      mails
      ? Mailer(.standard, password: nil, files: directory + "/mail", isSimulated: true) : nil
    let webhooks = Webhooks(
      key: try #require(SealingKey(bytes: Array(repeating: 7, count: SealingKey.size))),
      policy: AddressPolicy(), inFlight: 1, isSimulated: true)
    let courier = Courier(
      executor: executor, webhooks: webhooks, mailer: mailer, logger: logger)
    let digests = mailer.map {
      DigestClerk(
        executor: executor, mailer: $0,
        duties: OfficeDuties(executor: executor, vacancyHorizon: 20), minuteOfDay: 510,
        logger: logger)
    }
    office = Office(
      store: store, executor: executor,
      keeper: TimeKeeper(
        executor: executor, lane: .archive, courier: courier, digests: digests,
        since: isRestart ? try await store.lastInstant() : nil, logger: logger),
      courier: courier, clock: clock, webhooks: webhooks,
      logger: logger, startedAt: instant, vacancyHorizon: 20)
    working = Task {
      while executor.queued < queued { await Task.yield() }
      await executor.workUntilCancelled()
    }
  }

  /// The shipped configuration; with more procedures, a copy of it beside the store.
  private static func configuration(
    in directory: String, with procedures: URL?
  ) throws -> String {
    let shipped = root.appending(path: "config")
    guard let procedures else { return shipped.path }
    let copy = URL(filePath: directory).appending(path: "config")
    guard !FileManager.default.fileExists(atPath: copy.path) else { return copy.path }
    try FileManager.default.copyItem(at: shipped, to: copy)
    for name in try FileManager.default.contentsOfDirectory(atPath: procedures.path) {
      try FileManager.default.copyItem(
        at: procedures.appending(path: name), to: copy.appending(path: "procedures/\(name)"))
    }
    return copy.path
  }

  /// Stops without another word, as a crash does; the directory stays.
  func stop() async throws {
    working.cancel()
    await working.value
    await office.webhooks.stop()
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

  /// Gives a command to one case, or for a new one, and expects that it is done.
  func command(_ command: Command, of id: CaseID? = nil) async throws {
    let reply = await office.executor.submit(
      Submission(.commands([command], cases: id.map { [$0] } ?? [])) { decided in
        guard case .cases(.done, _, _) = decided else { return Answer(status: 409, body: []) }
        return Answer(status: 200, body: [])
      })
    #expect(reply == .answered(Answer(status: 200, body: [])))
  }

  func cases() async throws -> [CaseFile] {
    try await office.store.caseFiles(limit: 1_000)
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
