@testable import CaseStore
import CaseCore
import GRDB
import Testing

@Suite struct CandidateTests {
  @Test func `a case that can't be read is no option, and is named`() async throws {
    let temporary = try TemporaryStore()
    for id in 1...3 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      sample.open()
      try await temporary.commit(&sample)
    }
    try await temporary.store.pool.writeWithoutTransaction { db in
      try db.execute(sql: "UPDATE case_file SET snapshot = x'7b' WHERE id = 2")
    }
    let found = try await temporary.store.candidates(
      "request", in: ["submitted"], viewer: nil, limit: 9)
    #expect(found.unreadable == [CaseID(2)])
    #expect(found.cases.map(\.id.value) == [3, 1])
  }
}
