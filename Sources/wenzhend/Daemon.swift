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
  private let configuration: Configuration
  private let office: Office
  private let isDemo: Bool

  init(
    _ configuration: Configuration, simulatedFrom start: Instant?, isDemo: Bool, seeds: String
  ) async throws {
    let isLoopback = configuration.listen.isLoopback
    if isDemo || start != nil, !isLoopback {
      throw Fault(
        "a demo or simulated store listens on loopback only, not \(configuration.listen.host)")
    }
    // A file that grows past a limit is a failed write, which is answered; not the end.
    signal(SIGXFSZ, SIG_IGN)
    self.configuration = configuration
    self.isDemo = isDemo
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
    if try await store.isDemo(), !isLoopback {
      throw Fault("\(configuration.data) is a demonstration: it listens on loopback only")
    }
    // Told at once, and not after a demonstration's half year.
    try await configuration.listen.probe()
    let rules: Rules
    switch Rules.read(
      directory: configuration.rules, stored: try await StoredRules(of: store))
    {
    case .success(let read): rules = read
    case .failure(let fault):
      throw Fault(
        "the rules in \(configuration.rules) can't be worked by (another folder is named by "
          + "`rules` in the file of --config):\n\(fault)")
    }
    if isDemo {
      let demonstration = Demonstration(
        store: store, rules: rules, seeds: seeds, data: configuration.data)
      try await demonstration.load(until: begin, logger)
    }
    // Read only now: a demonstration has a past.
    let stored = try await store.lastInstant()
    let clock =
      start.map { DomainClock.simulated(from: $0, after: stored) } ?? .real(after: stored)
    let notices = configuration.notices
    let executor = Executor(
      store: store, clock: clock, rules: rules, logger: logger, noticeLane: LaneKind(notices))
    let isMarkedDemo = try await store.isDemo()
    let webhooks = try await Daemon.webhooks(
      configuration, store, kind, isDemo: isMarkedDemo, logger)
    let mailer =
      notices == .mail ? try Daemon.mailer(configuration, kind, isDemo: isMarkedDemo) : nil
    let courier = Courier(
      executor: executor, webhooks: webhooks, mailer: mailer, logger: logger)
    let digests = mailer.flatMap { Daemon.clerk(configuration, executor, $0, logger) }
    let keeper = TimeKeeper(
      executor: executor, lane: NoticeLane(notices), courier: courier, digests: digests,
      since: stored, logger: logger)
    office = Office(
      store: store, executor: executor, keeper: keeper, courier: courier, clock: clock,
      webhooks: webhooks, logger: logger, startedAt: wireNow,
      vacancyHorizon: configuration.vacancyHorizon,
      configurationFile: configuration.file)
  }

  /// Serves until it is told to stop: listeners end first, then the courier, time and the executor.
  func run() async throws {
    let office = self.office
    let server = APIServer(office: office, listening: configuration.listen)
    let socket = configuration.data + "/control.sock"
    unlink(socket)
    // What is to be there before anybody asks is brought there through the executor itself.
    try await Preparation(office: office).perform(running: office.executor)
    let group = ServiceGroup(
      configuration: ServiceGroupConfiguration(
        services: [
          office.executor, office.keeper, office.courier, server.control(path: socket),
          server.listener {
            greet()
            ServiceManager.tell("READY=1", office.logger)
          },
        ].map { ServiceGroupConfiguration.ServiceConfiguration(service: $0) },
        gracefulShutdownSignals: [.sigterm, .sigint], logger: office.logger))
    try await group.run()
    await office.courier.stop()
    try office.store.close()
  }

  /// Says where it serves; at once, also where nobody reads line by line.
  private func greet() {
    defer { fflush(nil) }
    let greeting = Greeting(
      listen: configuration.listen, data: configuration.data, isDemo: isDemo,
      isSimulated: office.clock.kind == .simulated,
      hasPeople: !office.store.roster.organisationsByID.isEmpty)
    print(greeting.text)
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
    case .directory(let why): why
    case .corrupt(let why):
      "the store in \(data) is damaged: \(why); "
        + "`wenzhenctl audit verify --data \(data)` names what is wrong in it"
    case .disk, .older, .conflict, .setting, .familyTooLarge, .promiseBroken, .badCursor,
      .unforeseen,
      .cancelled:
      "the store in \(data) can't be opened: \(error)"
    }
  }
}

extension NoticeLane {
  fileprivate init(_ notices: Configuration.Notices) {
    switch notices {
    // What was kept for reading before goes on being so.
    case .mail, .hold, .archive: self = .archive
    case .refuse: self = .refusing
    }
  }
}

extension LaneKind {
  fileprivate init(_ notices: Configuration.Notices) {
    switch notices {
    case .mail, .hold: self = .mail
    case .archive, .refuse: self = .archive
    }
  }
}
