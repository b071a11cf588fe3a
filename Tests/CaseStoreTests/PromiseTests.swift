@testable import CaseStore
import CaseCore
import GRDB
import Testing
import WorkCalendar

/// A commit that would leave an open case to be forgotten does not come about.
@Suite struct PromiseTests {
  @Test func `who comes to owe something has to be in office on that day`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    let batch = CommitBatch(
      at: SampleCase.start, today: CivilDate(daysSinceEpoch: 20_717),
      entries: [CommitEntry(steps: sample.takeSteps())],
      counters: Counters(nextCase: 1, series: [:]))
    await #expect(throws: StoreError.self) { try await temporary.store.commit(batch) }
    #expect(try await temporary.store.caseFiles(limit: 1) == [])
  }

  /// Rows are lost on their way to the disk: SQLite is told to pass some over in silence.
  @Test func `each duty that is lost on the way is caught, and nothing of its case is kept`()
    async throws
  {
    let temporary = try TemporaryStore()
    try lose(oneIn: 10, in: temporary.path)
    var lost = 0
    for number in 1...200 {
      var sample = SampleCase(Int64(number))
      sample.open()
      do {
        try await temporary.commit(&sample)
      } catch StoreError.promiseBroken {
        lost += 1
      }
    }
    let kept = try await temporary.store.caseFiles(limit: 300)
    #expect(kept.count == 200 - lost)
    #expect(lost == 20, "one in ten of 200")
    for file in kept {
      let duties = try await temporary.store.duties(in: file.id)
      #expect(Set(duties.map(\.clock)) == Set(file.clocks.map(\.key)))
    }
  }

  private func lose(oneIn share: Int, in path: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER lose BEFORE INSERT ON duty WHEN new.case_id % \(share) = 0
          BEGIN SELECT RAISE(IGNORE); END
          """)
    }
    try queue.close()
  }
}
