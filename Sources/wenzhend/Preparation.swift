private import CaseCore
internal import CaseService
private import CaseStore
private import Foundation

/// What is brought into the store before anybody is listened to: rules, and the demonstration.
struct Preparation {
  let office: Office
  let isDemo: Bool
  let seeds: String
  let data: String

  /// Works through `executor`, which runs for as long as this takes.
  func perform(running executor: Executor) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await executor.workUntilCancelled() }
      try await keepRules()
      if isDemo { try await loadDemo() }
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

  private func loadDemo() async throws {
    let tokens = data + "/demo-tokens.json"
    if FileManager.default.fileExists(atPath: tokens) { return }
    guard office.store.roster.organisationsByID.isEmpty else {
      throw Fault("\(data) holds data that is no demonstration; name another --data")
    }
    let made = try await DemoLoader(office, seeds: seeds).load()
    let list = made.map {
      [
        "post": $0.post.text, "organisation": $0.organisation.text, "person": $0.person.text,
        "token": $0.token,
      ]
    }
    let json = try JSONSerialization.data(
      withJSONObject: list, options: [.prettyPrinted, .sortedKeys])
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard FileManager.default.createFile(atPath: tokens, contents: json, attributes: attributes)
    else { throw Fault("\(tokens) can't be written") }
  }
}
