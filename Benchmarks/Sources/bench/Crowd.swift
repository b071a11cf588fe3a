internal import CaseCore
internal import CaseService
internal import CaseStore

/// People at work through the executor itself, many at a time.
struct Crowd {
  let workplace: Workplace
  /// How many commands are on their way at once.
  let size: Int

  /// Files `count` requests; the first case of the store gets the next number.
  func file(_ count: Int) async throws {
    let deck = Deck(count: count, draws: count, seed: 1)
    try await together {
      while let drawn = deck.draw() {
        try await submit(.open(Journey.opening(drawn.number)), [], key: "open-\(drawn.number)")
      }
    }
  }

  /// Deals steps until the deck is out; case `n` of the deck has the number `n` of `cases`.
  func walk(_ deck: Deck, _ cases: [CaseFile]) async throws {
    try await together {
      while let drawn = deck.draw() {
        let file = cases[drawn.number]
        let number = Int(file.id.value)
        let steps = Journey.steps(number)
        let step = steps[drawn.step]
        let call = ActionCall(
          caseID: file.id, action: step.action, fields: step.fields, note: nil, version: nil,
          caller: Caller(person: Journey.person(step.by, file)))
        try await submit(.act(call), [file.id], key: "\(number)-\(drawn.step)")
        deck.putBack(drawn.number, of: steps.count)
      }
    }
  }

  func together(_ work: @escaping @Sendable () async throws -> Void) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<size { group.addTask { try await work() } }
      try await group.waitForAll()
    }
  }

  func submit(_ command: Command, _ cases: [CaseID], key: String) async throws {
    let idempotency = Idempotency(
      key: IdempotencyKey(person: Journey.officer, key: key), requestHash: Array(key.utf8))
    let reply = await workplace.executor.submit(
      Submission(.commands([command], cases: cases), idempotency: idempotency) { decided in
        switch decided {
        case .cases(.done(let steps), _, _):
          let body = #"{"id":"\#(steps.first?.after.publicID ?? "")"}"#
          return Answer(status: 200, body: Array(body.utf8))
        case .cases(.refused(let why, _), _, _):
          return Answer(status: 409, body: Array("\(why)".utf8))
        case .each, .roster, .numbered, .done: return Answer(status: 500, body: [])
        }
      })
    guard case .answered(let answer) = reply, answer.status == 200 else {
      throw BenchFailure("\(command): \(words(reply))")
    }
  }

  private func words(_ reply: Reply) -> String {
    guard case .answered(let answer) = reply else { return "\(reply)" }
    return String(decoding: answer.body, as: UTF8.self)
  }
}
