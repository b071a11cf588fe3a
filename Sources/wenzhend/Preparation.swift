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

  /// Loads the demonstration, or goes on with one that was cut off: the tokens come last.
  private func loadDemo() async throws {
    guard try await office.store.isDemo() else {
      throw Fault("\(data) holds a store that is no demonstration; name another --data")
    }
    let tokens = data + "/demo-tokens.json"
    let hasPeople = !office.store.roster.organisationsByID.isEmpty
    if hasPeople, FileManager.default.fileExists(atPath: tokens) { return }
    let made = try await DemoLoader(office, seeds: seeds).load()
    let list = made.map {
      [
        "post": $0.post.text, "organisation": $0.organisation.text, "person": $0.person.text,
        "token": $0.token,
      ]
    }
    let json = try JSONSerialization.data(
      withJSONObject: list, options: [.prettyPrinted, .sortedKeys])
    try keep(json, at: tokens)
  }

  /// A file for its owner alone, whole or not there.
  private func keep(_ bytes: Data, at path: String) throws {
    let draft = path + ".partial"
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o600]
    guard
      FileManager.default.createFile(atPath: draft, contents: bytes, attributes: attributes),
      rename(draft, path) == 0
    else { throw Fault("\(path) can't be written") }
  }
}
