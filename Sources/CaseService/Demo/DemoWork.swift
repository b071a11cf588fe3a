internal import CaseCore
internal import CaseStore

/// The executor of a demonstration that is being loaded, and its time.
struct DemoWork: Sendable {
  let executor: Executor
  let keeper: TimeKeeper
  let clock: DomainClock

  /// Has work done; `place` leads the words of what is wrong.
  func submit(_ work: Work, _ place: String) async throws {
    try await submit(
      Submission(work) { decided in
        guard case .roster(.refused(let complaints), _, _) = decided else {
          return Answer(status: 200, body: [])
        }
        let words = complaints.map(\.rejection.message).joined(separator: "; ")
        return Answer(status: 422, body: Array(words.utf8))
      }, place)
  }

  /// Has a command carried out under a key of its own; the case that it is about.
  func submit(
    _ command: Command, about cases: [CaseID], key: String, _ place: String
  ) async throws -> CaseID {
    let idempotency = Idempotency(
      key: IdempotencyKey(person: "@demo", key: key), requestHash: Array(key.utf8))
    let submission = Submission(
      .commands([command], cases: cases), idempotency: idempotency
    ) { decided in
      switch decided {
      case .cases(.done(let steps), _, _):
        return Answer(status: 200, body: Array("\(steps.first?.after.id.value ?? 0)".utf8))
      case .cases(.refused(let why, _), _, _):
        return Answer(status: 409, body: Array(why.words.utf8))
      case .each, .roster, .numbered, .done: return Answer(status: 500, body: [])
      }
    }
    return CaseID(Int64(try await submit(submission, place)) ?? 0)
  }

  @discardableResult
  private func submit(_ submission: Submission, _ place: String) async throws -> String {
    let reply = await executor.submit(submission)
    guard case .answered(let answer) = reply else {
      throw DemoFault(description: "\(place)\(reply)")
    }
    let body = String(decoding: answer.body, as: UTF8.self)
    guard answer.status == 200 else { throw DemoFault(description: place + body) }
    return body
  }
}
