import Foundation
import Testing

/// Only the executor writes: the store's face for writing is named in its folder alone.
@Suite struct WritingTests {
  private func complaints(_ path: String, _ text: String) -> [String] {
    guard path.hasPrefix("Sources/"), !path.hasPrefix("Sources/CaseService/Executor/"),
      !path.hasPrefix("Sources/CaseStore/")
    else { return [] }
    return [".commit(", "CommitBatch("].filter { text.contains($0) }.map { "\(path): \($0)" }
  }

  @Test func `nothing but the executor commits`() {
    let files = Repository.files { $0.hasPrefix("Sources/") && $0.hasSuffix(".swift") }
    #expect(files.contains { $0.path.hasPrefix("Sources/WebAPI/") })
    #expect(files.flatMap { complaints($0.path, $0.text) }.isEmpty)
  }

  @Test func `a commit elsewhere is complained of`() {
    #expect(!complaints("Sources/WebAPI/A.swift", "try await store.commit(batch)").isEmpty)
  }
}
