internal import CaseCore
internal import CaseService
internal import CaseStore
internal import Delivery
internal import Foundation
internal import Logging
internal import NetworkAddresses
internal import WorkCalendar

/// Fifty receivers accept and never answer, and are owed 10,000 notices; one answers.
///
/// Measured is how long what that one is owed takes from the commit to its arrival, in order,
/// without the fifty and beside them: the whole way of a notice, by the machine's clock.
struct SilentPart {
  static let silent = 50
  static let owed = 10_000
  static let live = 200
  static let rounds = 3
  /// How far apart what the live one is owed arises, in milliseconds.
  static let gap = 25
  static let aim = 2.0
  /// After this long the first attempts at the silent ones have run out of time.
  static let untilTimeOut = Duration.seconds(17)

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let workplace = try await Workplace(place, "silent", clock: .real)
    let silent = try SilentReceiver()
    let live = try LiveReceiver()
    defer {
      silent.stop()
      live.stop()
    }
    try await workplace.working {
      let run = try SilentRun(place, workplace, silent, live)
      try await run.measure(with: try await run.furnish())
    }
  }
}

/// One run: a store with its endpoints, and the courier at work on it.
private struct SilentRun {
  let place: Place
  let workplace: Workplace
  let silent: SilentReceiver
  let live: LiveReceiver
  let webhooks: Webhooks
  let crowd: Crowd

  init(
    _ place: Place, _ workplace: Workplace, _ silent: SilentReceiver, _ live: LiveReceiver
  ) throws {
    guard let key = SealingKey(bytes: Array(repeating: 7, count: SealingKey.size)) else {
      throw BenchFailure("no key")
    }
    self.place = place
    self.workplace = workplace
    self.silent = silent
    self.live = live
    webhooks = Webhooks(
      key: key, policy: AddressPolicy(allowed: AddressRange.loopback), inFlight: 64,
      isSimulated: false)
    crowd = Crowd(workplace: workplace, size: 256)
  }

  private var organisations: [OrganisationID] {
    (1...SilentPart.silent).map { OrganisationID("silent-\($0)") }
  }

  private func endpointID(_ organisation: OrganisationID) -> EndpointID {
    EndpointID("ep_\(organisation)")
  }

  /// Fills the store: 10,000 notices owed to the silent ones, whose lanes are held for now, and
  /// requests of the live one's that wait to be accepted, in their order.
  func furnish() async throws -> [CaseFile] {
    _ = try await workplace.furnish(place)
    try await workplace.bringIn(roster, file: "silent.yaml")
    for organisation in organisations { try await register(organisation, at: silent.url) }
    try await register(SilentRun.member, at: live.url, isOrdered: true)
    let owed = place.sized(SilentPart.owed)
    let files = try await file(owed)
    let waiting = files.filter { $0.requesters.first?.organisation == SilentRun.member }
    let others = files.filter { $0.requesters.first?.organisation != SilentRun.member }
    try await each(others.count) { try await accept(others[$0]) }
    Figures.line("notices owed to \(SilentPart.silent) silent receivers", "\(others.count)")
    try await hold(true)
    return waiting
  }

  /// Files the silent ones' requests and the live one's.
  private func file(_ owed: Int) async throws -> [CaseFile] {
    try await each(owed) { number in
      try await open(number, organisations[number % SilentPart.silent])
    }
    let waiting = 2 * SilentPart.rounds * SilentPart.live
    try await each(waiting) { number in try await open(owed + number, SilentRun.member) }
    return try await workplace.store.caseFiles(limit: owed + waiting)
  }

  func measure(with waiting: [CaseFile]) async throws {
    var logger = Logger(label: "bench")
    logger.logLevel = .critical
    let courier = Courier(executor: workplace.executor, webhooks: webhooks, logger: logger)
    let running = Task { try await courier.run() }
    var tails: [[Double]] = []
    for beside in [false, true] {
      if beside { try await hold(false) }
      var rounds: [Double] = []
      for round in 0..<SilentPart.rounds {
        // The first round meets receivers that were never tried, the next ones such as failed.
        if beside, round == 1 { try await Task.sleep(for: SilentPart.untilTimeOut) }
        let first = (tails.count * SilentPart.rounds + round) * SilentPart.live
        let latencies = try await deliver(Array(waiting[first..<first + SilentPart.live]))
        Figures.line(beside ? "beside them" : "without them", latencies.words)
        rounds.append(latencies.milliseconds(percentile: 99))
      }
      tails.append(rounds.sorted())
    }
    running.cancel()
    _ = try? await running.value
    let (without, beside) = (tails[0][SilentPart.rounds / 2], tails[1][SilentPart.rounds / 2])
    Figures.line(
      "p99 beside them to p99 without, the medians of \(SilentPart.rounds)",
      String(format: "%.2f (aim: at most %.0f)", beside / without, SilentPart.aim))
  }

  /// Accepts the live one's requests, one after the other, and waits for what it is told of them.
  private func deliver(_ requests: [CaseFile]) async throws -> Latencies {
    let clock = ContinuousClock()
    let before = live.received.count
    let start = clock.now
    var kept: [ContinuousClock.Instant] = []
    for (place, request) in requests.enumerated() {
      try await clock.sleep(until: start + .milliseconds(place * SilentPart.gap))
      try await accept(request)
      kept.append(clock.now)
    }
    while live.received.count < before + requests.count {
      guard start.duration(to: clock.now) < .seconds(120) else {
        throw BenchFailure("\(live.received.count - before) of \(requests.count) arrived")
      }
      try await Task.sleep(for: .milliseconds(5))
    }
    var latencies = Latencies()
    for (place, received) in live.received[before...].enumerated() {
      guard received.body.contains("\"\(requests[place].number)\"") else {
        throw BenchFailure("out of order: \(received.body)")
      }
      latencies.add(max(.zero, kept[place].duration(to: received.at)))
    }
    return latencies
  }
}

/// What is filed, and by whom.
extension SilentRun {
  static let member = OrganisationID("suat")

  private func open(_ number: Int, _ requester: OrganisationID) async throws {
    let opening = Opening(
      procedure: Journey.procedure, requester: requester, contact: nil,
      fields: [
        "title": .text("第\(number)盏路灯不亮"), "description": .text("北侧路口。"), "source": .choice("征集"),
      ], caller: Caller(person: PersonID("\(requester)-liaison")))
    try await crowd.submit(.open(opening), [], key: "open-\(number)")
  }

  /// An urgent one: whoever asked is told at once, whatever the hour.
  private func accept(_ file: CaseFile) async throws {
    let call = ActionCall(
      caseID: file.id, action: "accept",
      fields: [
        "category": .choice("交通安全"), "urgency": .choice("紧急"), "weight": .choice("一般"),
      ], note: nil, version: nil, caller: Caller(person: Journey.officer))
    try await crowd.submit(.act(call), [file.id], key: "accept-\(file.id)")
  }

  private func register(
    _ organisation: OrganisationID, at url: String, isOrdered: Bool = false
  ) async throws {
    let id = endpointID(organisation)
    let keys = try webhooks.drawKeys(for: id, isAsymmetric: false)
    let endpoint = Endpoint(
      id: id, organisation: organisation, url: url,
      filter: EndpointFilter(types: [.ofCase(.transitioned, .case)]), isOrdered: isOrdered,
      createdAt: workplace.clock.now(), secrets: EndpointSecrets(current: keys.kept.sealed))
    try await workplace.done(
      .endpoint(.added(endpoint, origin: url), by: .administrator(as: nil)))
  }

  /// Holds the silent ones' lanes, or lets them go.
  private func hold(_ isHeld: Bool) async throws {
    for organisation in organisations {
      let id = endpointID(organisation)
      let change = isHeld ? EndpointChange.disabled(id, reason: "bench") : .enabled(id)
      try await workplace.done(.endpoint(change, by: .administrator(as: nil)))
    }
  }

  private func each(_ count: Int, _ work: @escaping @Sendable (Int) async throws -> Void)
    async throws
  {
    let deck = Deck(count: count, draws: count, seed: 7)
    try await crowd.together {
      while let drawn = deck.draw() { try await work(drawn.number) }
    }
  }

  /// The fifty organisations, each with a liaison.
  private var roster: String {
    func section(_ name: String, _ entry: (OrganisationID) -> String) -> String {
      "\(name):\n" + organisations.map(entry).joined()
    }
    return section("organisations") { "  \($0): {kind: member, name: \($0)}\n" }
      + section("people") { "  \($0)-liaison: {name: \($0), organisation: \($0)}\n" }
      + section("posts") {
        """
          \($0)-liaison:
            kind: liaison
            organisation: \($0)
            holders:
              - person: \($0)-liaison
                from: 2026-01-01

        """
      }
  }
}
