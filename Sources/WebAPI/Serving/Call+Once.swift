internal import CaseService
internal import CaseStore
internal import WireFormat

/// What is done besides the executor, and still only once under its key.
extension Call {
  /// Does `work`, or gives the answer again that it had under the request's key.
  ///
  /// The answer is kept after the work, not with it: whoever repeats a request that a crash cut off
  /// has the work done again, which must bear that.
  func once(_ work: () async throws -> Reply) async throws -> Reply {
    guard let idempotency else { return try await work() }
    let loaded = try await office.store.load(
      LoadRequest(cases: [], idempotency: [idempotency.key]))
    if let known = loaded.idempotency[idempotency.key], known.stands(at: office.clock.now()) {
      guard known.requestHash == idempotency.requestHash else {
        throw Problem(.idempotencyKeyReused)
      }
      return Reply(Answer(status: known.status, body: known.body))
    }
    let reply: Reply
    do {
      reply = try await work()
    } catch let problem as Problem where problem.code.status < 500 {
      reply = Reply(problem)
    }
    let kept = Submission(.commands([], cases: []), idempotency: idempotency) { _ in
      Answer(reply)
    }
    return Reply(try await submit(kept))
  }
}
