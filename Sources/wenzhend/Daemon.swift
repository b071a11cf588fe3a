private import CaseCore
internal import CaseService
private import CaseStore
private import Foundation
private import Logging
internal import ProcedureLanguage
private import ServiceLifecycle
private import UnixSignals
internal import WebAPI
internal import WorkCalendar

/// One daemon: everything built and wired, in the one place that knows all of it.
struct Daemon {
  /// Hosts from which nobody else can reach the daemon.
  private static let loopback: Set<String> = ["127.0.0.1", "::1", "localhost"]

  private let configuration: Configuration
  private let office: Office
  private let isDemo: Bool
  private let seeds: String

  init(
    _ configuration: Configuration, simulatedFrom start: Instant?, isDemo: Bool, seeds: String
  ) async throws {
    if isDemo || start != nil, !Daemon.loopback.contains(configuration.host) {
      throw Fault("a demo or simulated store listens on loopback only, not \(configuration.host)")
    }
    self.configuration = configuration
    self.isDemo = isDemo
    self.seeds = seeds
    let logger = Logger(label: "wenzhend")
    let kind: ClockKind = start == nil ? .real : .simulated
    let wireNow = Instant(milliseconds: WireClock.system.now().milliseconds)
    let begin = start ?? wireNow
    let options = StoreOptions(clock: kind, isDemo: isDemo, at: begin)
    let store: CaseStore
    do {
      store = try CaseStore(directory: configuration.data, options: options)
    } catch {
      throw Fault(Daemon.words(for: error, configuration.data))
    }
    let rules: Rules
    switch Rules.read(
      directory: configuration.rules, stored: try await store.procedureVersions())
    {
    case .success(let read): rules = read
    case .failure(let fault): throw Fault("\(fault)")
    }
    let stored = try await store.lastInstant()
    let clock =
      start.map { DomainClock.simulated(from: $0, after: stored) } ?? .real(after: stored)
    let executor = Executor(store: store, clock: clock, rules: rules, logger: logger)
    let keeper = TimeKeeper(
      executor: executor, lane: NoticeLane(configuration.notices), logger: logger)
    office = Office(
      store: store, executor: executor, keeper: keeper, clock: clock, rules: rules,
      logger: logger, startedAt: wireNow, vacancyHorizon: configuration.vacancyHorizon)
  }

  /// Serves until it is told to stop: listeners end first, then time, then the executor.
  func run() async throws {
    let server = APIServer(office: office)
    let socket = configuration.data + "/control.sock"
    unlink(socket)
    let preparation = Preparation(
      office: office, isDemo: isDemo, seeds: seeds, data: configuration.data)
    // What is to be there before anybody asks is brought there through the executor itself.
    try await preparation.perform(running: office.executor)
    greet()
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          office.executor, office.keeper, server.control(path: socket),
          server.listener(host: configuration.host, port: configuration.port),
        ].map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: office.logger))
    try await group.run()
    try office.store.close()
  }

  /// Says where it serves; at once, also where nobody reads line by line.
  private func greet() {
    defer { fflush(nil) }
    let address = "http://\(configuration.host):\(configuration.port)"
    print("问诊 serves on \(address) and \(configuration.data)/control.sock")
    if office.store.roster.organisationsByID.isEmpty {
      print(
        """
        The store has no people yet. Load a roster and make the first token:
          wenzhenctl roster import FILE
          wenzhenctl token create --person ID
        """)
    }
    guard isDemo else { return }
    let tokens = "\(configuration.data)/demo-tokens.json"
    print(
      """
      Tokens of the demonstration: \(tokens)
      Try:
        curl -s \(address)/readyz
        TOKEN=$(grep -A4 '"officer-one"' \(tokens) | grep -o 'wz_[^"]*')
        curl -s -H "Authorization: Bearer $TOKEN" '\(address)/api/v1/cases?order=due'
      """)
  }

  private static func words(for error: StoreError, _ data: String) -> String {
    switch error {
    case .locked: "another daemon holds \(data); stop it first, or name another --data"
    case .otherClock(_, let found):
      "the store in \(data) has a \(found) clock, and keeps it for ever; name another --data"
    case .newer(let found, let known):
      "the store in \(data) was written by a newer program (\(found), known here \(known))"
    case .newerEvent(let stream, let kind, let version):
      "the store in \(data) was written by a newer program "
        + "(an event \(stream)/\(kind) in version \(version))"
    case .directory(let why): "\(data): \(why)"
    case .corrupt(let why):
      "the store in \(data) is damaged: \(why); "
        + "`wenzhenctl audit verify --data \(data)` names what is wrong in it"
    case .disk, .older, .conflict, .setting, .familyTooLarge, .badCursor, .unforeseen,
      .cancelled:
      "the store in \(data) can't be opened: \(error)"
    }
  }
}

extension NoticeLane {
  fileprivate init(_ notices: Configuration.Notices) {
    switch notices {
    case .hold: self = .closed
    case .archive: self = .archive
    case .refuse: self = .refusing
    }
  }
}
