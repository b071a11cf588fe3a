package import CaseStore
private import Foundation
private import ProcedureLanguage
private import Synchronization

/// The rules in force; a reload replaces them whole, or not at all.
package final class Rulebook: Sendable {
  private let rules: Mutex<Rules>

  package init(_ rules: Rules) {
    self.rules = Mutex(rules)
  }

  package var current: Rules { rules.withLock(\.self) }

  func replace(by fresh: Rules) {
    rules.withLock { $0 = fresh }
  }
}

extension Office {
  /// How a reload ended.
  package enum Reloaded: Sendable {
    case inForce(Rules)
    /// The files are not sound; what was in force stays so.
    case refused(RulesFault)
    /// The new versions could not be kept; what was in force stays so.
    case notKept(Reply)
  }

  /// Reads the files on a thread of its own: whoever is being served must not wait for it.
  private func readAside(_ stored: [ProcedureVersion]) async -> Result<Rules, RulesFault> {
    await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(returning: read(stored))
      }
    }
  }

  /// The configuration says where the rules are; without one they are where they were.
  private func read(_ stored: [ProcedureVersion]) -> Result<Rules, RulesFault> {
    guard let configurationFile else {
      return Rules.read(directory: rules.directory, stored: stored)
    }
    switch ConfigurationReader.read(path: configurationFile) {
    case .success(let read): return Rules.read(directory: read.rules, stored: stored)
    case .failure(let complaints): return .failure(.complaints(complaints))
    }
  }

  /// Reads the rules anew from their files, and works by them from the next decision on.
  package func reload() async throws(StoreError) -> Reloaded {
    let stored = try await store.procedureVersions()
    switch await readAside(stored) {
    case .failure(let fault): return .refused(fault)
    case .success(let fresh):
      let known = Set(stored.map(\.reference))
      let versions = fresh.versions.filter { !known.contains($0.reference) }
      if !versions.isEmpty {
        let reply = await executor.submit(Submission(.rules(versions, [])))
        guard case .answered = reply else { return .notKept(reply) }
      }
      executor.rulebook.replace(by: fresh)
      return .inForce(fresh)
    }
  }
}
