internal import CaseCore
internal import CaseStore
internal import Foundation

/// The same steps as `TransitionPart`, asked of a daemon over keep-alive connections.
struct HTTPPart {
  static let cases = 6_000
  static let port: UInt16 = 18_420
  static let clients = [(count: 1, requests: 1_500), (16, 10_000), (64, 16_000)]

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let (files, tokens) = try await furnish()
    let daemon = try await DaemonProcess(
      place, data: place.scratch + "/http", arguments: ["--simulated-clock", Workplace.start],
      port: HTTPPart.port)
    defer { daemon.stop() }
    let deck = Deck(count: files.count, draws: 0, seed: 3)
    for (count, requests) in HTTPPart.clients {
      deck.deal(place.sized(requests))
      var latencies = Latencies()
      let spent = try await ContinuousClock().measure {
        latencies = try await Threads.run(count) { _ in
          try Walker(files: files, tokens: tokens, port: HTTPPart.port).walk(deck)
        }
      }
      Figures.line("\(count) clients", perSecond: latencies.samples.count, in: spent)
      Figures.line("\(count) clients, each request", latencies.words)
    }
    Figures.line("memory after it", try daemon.residentMiB(), aim: 128, unit: "MiB")
  }
}

extension HTTPPart {
  /// Makes the store, and lets go of it: the daemon wants it for itself.
  private func furnish() async throws -> ([CaseFile], [PersonID: String]) {
    let cases = place.sized(HTTPPart.cases)
    let workplace = try await Workplace(place, "http")
    var tokens: [PersonID: String] = [:]
    var files: [CaseFile] = []
    try await workplace.working {
      tokens = try await workplace.furnish(place, tokensFor: Journey.people)
      try await Crowd(workplace: workplace, size: 256).file(cases)
      files = try await workplace.store.caseFiles(limit: cases)
    }
    return (files, tokens)
  }
}

/// One client: a connection for each person whose steps it takes.
private final class Walker {
  private let files: [CaseFile]
  private let tokens: [PersonID: String]
  private let port: UInt16
  private var connections: [PersonID: LoopbackClient] = [:]

  init(files: [CaseFile], tokens: [PersonID: String], port: UInt16) {
    self.files = files
    self.tokens = tokens
    self.port = port
  }

  func walk(_ deck: Deck) throws -> Latencies {
    var latencies = Latencies()
    let clock = ContinuousClock()
    while let drawn = deck.draw() {
      let file = files[drawn.number]
      let number = Int(file.id.value)
      let steps = Journey.steps(number)
      let step = steps[drawn.step]
      let client = try connection(Journey.person(step.by, file))
      let path = "/api/v1/cases/\(file.publicID)/actions/\(step.action)"
      let start = clock.now
      let answer = try client.send(
        "POST", path, body: step.json, key: "\(number)-\(drawn.step)")
      latencies.add(start.duration(to: clock.now))
      guard answer.status == 200 else {
        throw BenchFailure("\(path): \(String(decoding: answer.body, as: UTF8.self))")
      }
      deck.putBack(drawn.number, of: steps.count)
    }
    return latencies
  }

  private func connection(_ person: PersonID) throws -> LoopbackClient {
    if let known = connections[person] { return known }
    let made = try LoopbackClient(port: port, token: tokens[person])
    connections[person] = made
    return made
  }
}

extension Journey.Step {
  /// The request's body; the texts of a journey need no escapes.
  fileprivate var json: String {
    let members = fields.compactMap { name, value -> String? in
      switch value {
      case .text(let text), .choice(let text): "\"\(name)\":\"\(text)\""
      case .organisation(let organisation): "\"\(name)\":\"\(organisation)\""
      case .erased, .flag, .integer, .date, .organisations, .person, .cases: nil
      }
    }
    return "{\"fields\":{\(members.joined(separator: ","))}}"
  }
}
