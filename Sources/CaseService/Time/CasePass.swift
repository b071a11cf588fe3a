internal import CaseCore
internal import Logging

/// Has the same done to some cases at a time, none of which asked for it: what fails in one stops
/// no other, and is put aside (quarantine).
struct CasePass: Sendable {
  let executor: Executor
  let logger: Logger
  let failing: Failing
  /// Why a case is put aside, in a clerk's words, before what the decision says.
  let reason: String
  /// What the log says of a case that is put aside, and of one that can't be kept at all.
  let fault: String
  let unkept: String

  /// Submits the work on these cases; of those that can't be kept together, each by itself, so that
  /// one that can't even be read stops no other.
  func submit(_ cases: [CaseID], _ work: @Sendable ([CaseID]) -> Work) async throws {
    let failures = CaseFailures()
    let reply = await executor.submit(Submission(work(cases), render: failures.render))
    switch reply {
    case .answered: for failure in failures.found { try await quarantine(failure) }
    case .failed where cases.count > 1: for id in cases { try await submit([id], work) }
    case .failed where cases.count == 1:
      logger.critical("\(unkept)", metadata: ["case": "\(cases[0])"])
    case .failed, .keyReused, .overloaded, .storeUnavailable:
      throw TimeStoodStill(reply: reply)
    }
  }

  private func quarantine(_ failure: CaseFailure) async throws {
    let id = failure.caseID
    logger.error("\(fault)", metadata: ["case": "\(id)"])
    let command = Command.quarantine(id, failing, reason: "\(reason)：\(failure.why.words)")
    let reply = await executor.submit(Submission(.commands([command], cases: [id])))
    guard case .answered = reply else { throw TimeStoodStill(reply: reply) }
  }
}
