internal import CaseCore
internal import CaseStore
internal import Logging

/// Has the same done to some cases at a time, none of which asked for it: what fails in one stops
/// no other, and is put aside.
struct CasePass: Sendable {
  let executor: Executor
  let logger: Logger
  let aside: Aside
  /// What the log says of a case that is put aside, and of one that can't be kept at all.
  let fault: String
  let unkept: String

  /// What becomes of a case to which it can't be done.
  enum Aside: Sendable {
    /// It is put aside; the reason, in a clerk's words, stands before what the decision says.
    case quarantined(Failing, reason: String)
    /// It stays as it is, and this notes that.
    case noted(@Sendable ([CaseLeft]) -> Work)
  }

  /// Submits the work on these cases; of those that can't be kept together, each by itself, so that
  /// one that can't even be read stops no other.
  func submit(_ cases: [CaseID], _ work: @Sendable ([CaseID]) -> Work) async throws {
    let failures = CaseFailures()
    let reply = await executor.submit(Submission(work(cases), render: failures.render))
    switch reply {
    case .answered: try await putAside(failures.found)
    case .failed where cases.count > 1: for id in cases { try await submit([id], work) }
    case .failed where cases.count == 1:
      logger.critical("\(unkept)", metadata: ["case": "\(cases[0])"])
      try await leave([CaseLeft(caseID: cases[0], reason: "结果无法保存")])
    case .failed, .keyReused, .overloaded, .storeUnavailable:
      throw TimeStoodStill(reply: reply)
    }
  }

  private func putAside(_ failures: [CaseFailure]) async throws {
    for failure in failures { logger.error("\(fault)", metadata: ["case": "\(failure.caseID)"]) }
    switch aside {
    case .quarantined(let failing, let reason):
      for failure in failures {
        let id = failure.caseID
        let command = Command.quarantine(id, failing, reason: "\(reason)：\(failure.why.words)")
        try await note(.commands([command], cases: [id]))
      }
    case .noted:
      try await leave(failures.map { CaseLeft(caseID: $0.caseID, reason: $0.why.words) })
    }
  }

  /// Notes the cases that stay as they are, where that is what becomes of them.
  private func leave(_ cases: [CaseLeft]) async throws {
    guard case .noted(let work) = aside, !cases.isEmpty else { return }
    try await note(work(cases))
  }

  private func note(_ work: Work) async throws {
    let reply = await executor.submit(Submission(work))
    guard case .answered = reply else { throw TimeStoodStill(reply: reply) }
  }
}
