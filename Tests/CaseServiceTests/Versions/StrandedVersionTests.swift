import CaseCore
import CaseService
import CaseStore
import Foundation
import Testing

/// A version that can't be read any more, since the language has moved on or what it names is gone.
@Suite struct StrandedVersionTests {
  private static let config = OfficeAtWork.root.appending(path: "config").path
  private static let old = ProcedureReference(name: "receipt", version: 1)

  /// What a store has in which the first version of receipts has a word that nobody knows now.
  private func stored(pinned: Set<ProcedureReference>) throws -> StoredRules {
    let text = try String(
      contentsOfFile: Self.config + "/procedures/receipt.yaml", encoding: .utf8)
    let current = try #require(text.firstMatch(of: /(?m)^version: \d+$/)).output
    let unreadable = text.replacingOccurrences(of: current, with: "version: 1\ncolour: blue")
    return StoredRules(
      procedures: [ProcedureVersion(reference: Self.old, text: unreadable)], pinned: pinned)
  }

  @Test func `rules that would strand open cases are refused, and it is said which and why`() throws
  {
    let stored = try stored(pinned: [Self.old])
    guard case .failure(let fault) = Rules.read(directory: Self.config, stored: stored) else {
      Issue.record("they were taken")
      return
    }
    guard case .stranded(Self.old, _) = fault else {
      Issue.record("refused for something else: \(fault)")
      return
    }
    #expect(fault.lines.first == fault.description)
    #expect(fault.lines.dropFirst().contains { $0.contains("colour") }, "\(fault.lines)")
  }

  @Test func `a version by which no open case goes holds nothing up`() throws {
    let rules = try Rules.read(directory: Self.config, stored: stored(pinned: [])).get()
    #expect(rules.shelf[Self.old] == nil)
    #expect(rules.shelf.inForce("receipt") != nil)
  }
}
