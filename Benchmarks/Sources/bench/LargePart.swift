internal import CaseCore
internal import CaseService
internal import CaseStore
internal import Foundation
internal import WorkCalendar

/// 100,000 open cases: all due in one minute, audited, then listed, then started with.
struct LargePart {
  static let cases = 100_000
  /// How many steps are walked after the wake, so that the cases stand in different states.
  static let steps = 120_000
  static let port: UInt16 = 18_421
  /// The close of the first working day after filing: every request's first limit ends there.
  static let dueAt = "2026-03-03T18:00:00+08:00"
  /// How often each question is asked; the first answers, from cold caches, are among them.
  static let asked = 1_000

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    try await start(place.scratch + "/large", try await furnish())
  }

  /// Fills the store, measures what needs no daemon, and lets go of it.
  private func furnish() async throws -> [PersonID: String] {
    let workplace = try await Workplace(place, "large")
    let cases = place.sized(LargePart.cases)
    var tokens: [PersonID: String] = [:]
    try await workplace.working {
      tokens = try await workplace.furnish(place, tokensFor: Journey.people)
      let crowd = Crowd(workplace: workplace, size: 256)
      let filing = try await ContinuousClock().measure { try await crowd.file(cases) }
      Figures.line("requests filed", perSecond: cases, in: filing)
      try await wake(workplace)
      let files = try await allFiles(workplace.store)
      let deck = Deck(count: files.count, draws: place.sized(LargePart.steps), seed: 5)
      let walking = try await ContinuousClock().measure { try await crowd.walk(deck, files) }
      Figures.line("steps of them", perSecond: place.sized(LargePart.steps), in: walking)
      try await audit(workplace)
    }
    return tokens
  }

  private func wake(_ workplace: Workplace) async throws {
    guard let due = Instant(iso8601: LargePart.dueAt) else {
      throw BenchFailure("no instant: \(LargePart.dueAt)")
    }
    let midnight = try await Spent.on { try await workplace.keeper.advance(to: due) }
    Figures.line("owners looked at again at a midnight", midnight.wall.text)
    let before = try await allFiles(workplace.store)
    let spent = try await Spent.on {
      try await workplace.keeper.advance(
        to: due.advanced(byMilliseconds: Instant.millisecondsPerMinute))
    }
    let after = try await allFiles(workplace.store)
    let once = zip(before, after).count { $0.version + 1 == $1.version }
    guard once == after.count else {
      throw BenchFailure("\(once) of \(after.count) cases were ticked exactly once")
    }
    Figures.line("duties due in one minute, each ticked once", perSecond: once, in: spent.wall)
    Figures.line("all of them", spent.wall.seconds, aim: 20, unit: "s")
    Figures.line("processor time of each", spent.processorEach(of: once))
  }

  /// That nothing is forgotten, and that every row says what its events say, in one pass over all.
  private func audit(_ workplace: Workplace) async throws {
    let pass = workplace.rules.audit(
      .all, workplace.store.roster, at: workplace.clock.now())
    let clock = ContinuousClock()
    let start = clock.now
    let findings = try await workplace.store.audit(pass)
    guard findings.isEmpty else {
      throw BenchFailure("the audit found \(findings.count), first \(findings[0].words)")
    }
    Figures.line("audit of them", start.duration(to: clock.now).text)
  }

  private func allFiles(_ store: CaseStore) async throws -> [CaseFile] {
    var files: [CaseFile] = []
    while true {
      let page = try await store.caseFiles(after: files.last?.id, limit: 5_000)
      if page.isEmpty { return files }
      files += page
    }
  }

  private func start(_ data: String, _ tokens: [PersonID: String]) async throws {
    let arguments = ["--simulated-clock", Workplace.start]
    var daemon = try await DaemonProcess(
      place, data: data, arguments: arguments, port: LargePart.port)
    Figures.line("ready after", daemon.readyAfter.seconds, aim: 1, unit: "s")
    try list(tokens)
    Figures.line("memory after listing", try daemon.residentMiB(), aim: 128, unit: "MiB")
    daemon.kill()
    daemon = try await DaemonProcess(
      place, data: data, arguments: arguments, port: LargePart.port)
    Figures.line("ready after kill -9", daemon.readyAfter.seconds, aim: 1, unit: "s")
    daemon.stop()
  }

  /// Each question of the issue, asked as the secretariat and as a department's liaison.
  private func list(_ tokens: [PersonID: String]) throws {
    let department = Journey.department(0)
    let askers = [
      ("secretariat", Journey.officer), ("liaison", PersonID(department + "-liaison")),
    ]
    let questions = [
      ("owner", "owner=\(department)-liaison"), ("light", "light=red"),
      ("state", "state=in-progress"), ("lead", "lead=\(department)"),
      ("two characters", "q=路灯"),
      (
        "all together",
        "owner=\(department)-liaison&light=red&state=in-progress&lead=\(department)&q=路灯"
      ),
    ]
    for (asker, person) in askers {
      let client = try LoopbackClient(port: LargePart.port, token: tokens[person])
      for (name, question) in questions {
        let text = question.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? ""
        let latencies = try ask(client, "/api/v1/cases?limit=50&" + text)
        let aim = name == "all together" ? 30.0 : 10.0
        Figures.line(
          "\(name), as the \(asker): p99", latencies.milliseconds(percentile: 99), aim: aim,
          unit: "ms")
        Figures.line("  half of them, the slowest", latencies.milliseconds([50, 100]))
      }
    }
  }

  private func ask(_ client: LoopbackClient, _ path: String) throws -> Latencies {
    var latencies = Latencies()
    let clock = ContinuousClock()
    for _ in 0..<LargePart.asked {
      let start = clock.now
      let answer = try client.send("GET", path, body: nil, key: nil)
      latencies.add(start.duration(to: clock.now))
      guard answer.status == 200 else {
        throw BenchFailure("\(path): \(String(decoding: answer.body, as: UTF8.self))")
      }
    }
    return latencies
  }
}
