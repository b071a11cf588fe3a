internal import CaseCore
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

  /// Reads the rules anew from their files, and works by them from the next decision on.
  package func reload() async throws(StoreError) -> Reloaded {
    switch try await readAnew() {
    case .failure(let fault): return .refused(fault)
    case .success(let fresh): return try await putInForce(fresh, by: .time)
    }
  }

  /// Reads the files, and what comes by itself, on a thread of its own: whoever is being served
  /// must not wait for it.
  func readAnew(
    bringingIn arriving: Arriving? = nil
  ) async throws(StoreError) -> Result<Rules, RulesFault> {
    let stored = try await StoredRules(of: store)
    return await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          returning: directory().flatMap { directory in
            Rules.read(directory: directory, stored: stored, bringingIn: arriving)
          })
      }
    }
  }

  /// Works by these rules from the next decision on, once what is new of them is kept.
  func putInForce(_ fresh: Rules, by actor: Actor) async throws(StoreError) -> Reloaded {
    if let work = try await fresh.unkept(in: store, by: actor) {
      let reply = await executor.submit(Submission(work))
      guard case .answered = reply else { return .notKept(reply) }
    }
    executor.rulebook.replace(by: fresh)
    return .inForce(fresh)
  }

  /// The configuration says where the rules are; without one they are where they were.
  private func directory() -> Result<String, RulesFault> {
    guard let configurationFile else { return .success(rules.directory) }
    return ConfigurationReader.read(path: configurationFile).map(\.rules)
      .mapError { .complaints($0) }
  }
}
