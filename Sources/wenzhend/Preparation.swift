internal import CaseService
private import CaseStore

/// What is brought into the store before anybody is listened to: the rules.
struct Preparation {
  let office: Office

  /// Works through `executor`, which runs for as long as this takes.
  func perform(running executor: Executor) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await executor.workUntilCancelled() }
      try await keepRules()
      group.cancelAll()
    }
  }

  /// Keeps the versions of the rules that the store does not have yet.
  private func keepRules() async throws {
    guard let work = try await office.rules.unkept(in: office.store) else { return }
    let reply = await office.executor.submit(Submission(work))
    guard case .answered = reply else { throw Fault("the rules could not be kept: \(reply)") }
  }
}
