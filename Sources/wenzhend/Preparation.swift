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
    let stored = Set(try await office.store.procedureVersions().map(\.reference))
    let fresh = office.rules.versions.filter { !stored.contains($0.reference) }
    guard !fresh.isEmpty else { return }
    let reply = await office.executor.submit(Submission(.rules(fresh, [])))
    guard case .answered = reply else { throw Fault("the rules could not be kept: \(reply)") }
  }
}
