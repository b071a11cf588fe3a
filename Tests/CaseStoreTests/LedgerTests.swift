@testable import CaseStore
import CaseCore
import Testing
import WorkCalendar

/// The ledger in pages: each case once, in the order of opening, and only those that may be seen.
@Suite struct LedgerTests {
  private static func store(of count: Int64) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    for number in 1...count {
      var sample = SampleCase(number)
      sample.open(requester: number.isMultiple(of: 2) ? "lab" : "college")
      try await temporary.commit(&sample, isConfidential: number == 3)
    }
    return temporary
  }

  private static let all = LedgerFilter(procedure: "request")

  private func walk(
    _ store: CaseStore, _ filter: LedgerFilter, viewer: Viewer? = nil, limit: Int = 3
  ) async throws -> [Int64] {
    var ids: [Int64] = []
    var last: CaseID?
    while true {
      let page = try await store.ledger(
        filter, viewer: viewer, after: last, withPasts: false, limit: limit)
      ids += page.files.map(\.id.value)
      guard page.hasNext else { return ids }
      last = page.files.last?.id
    }
  }

  @Test func `pages join to the whole`() async throws {
    let temporary = try await LedgerTests.store(of: 10)
    #expect(try await walk(temporary.store, LedgerTests.all) == Array(1...10))
    #expect(try await walk(temporary.store, LedgerTests.all, limit: 10) == Array(1...10))
    #expect(try await walk(temporary.store, LedgerFilter(procedure: "other")) == [])
  }

  @Test func `it shows what a viewer may see`() async throws {
    let temporary = try await LedgerTests.store(of: 6)
    let lab = Viewer(person: "w", posts: [], organisations: ["lab"], seesAll: false)
    #expect(try await walk(temporary.store, LedgerTests.all, viewer: lab) == [2, 4, 6])
    let auditor = Viewer(person: "w", posts: [], organisations: ["council"], seesAll: true)
    #expect(try await walk(temporary.store, LedgerTests.all, viewer: auditor) == [1, 2, 4, 5, 6])
  }

  @Test func `a case that names another is found by it`() async throws {
    let temporary = try TemporaryStore()
    for number in 1...3 as ClosedRange<Int64> {
      var sample = SampleCase(number)
      sample.open(links: number == 3 ? [CaseID(1)] : [])
      try await temporary.commit(&sample)
    }
    var filter = LedgerTests.all
    filter.naming = CaseID(1)
    #expect(try await walk(temporary.store, filter) == [3])
    let page = try await temporary.store.ledger(
      filter, viewer: nil, withPasts: true, limit: 10)
    #expect(page.relatives[CaseID(1)]?.number == "DB-2026-1")
  }

  @Test func `a period is that of the openings`() async throws {
    let temporary = try await LedgerTests.store(of: 10)
    // Every sample is opened one second after the start.
    let opened = SampleCase.start.advanced(byMilliseconds: 1_000)
    let later = opened.advanced(byMilliseconds: 1)
    var filter = LedgerTests.all
    filter.from = opened
    filter.until = later
    #expect(try await walk(temporary.store, filter) == Array(1...10))
    filter.from = later
    filter.until = nil
    #expect(try await walk(temporary.store, filter) == [])
    filter.from = nil
    filter.until = opened
    #expect(try await walk(temporary.store, filter) == [])
  }

  @Test func `the first case of a period is found by halves`() async throws {
    let temporary = try TemporaryStore()
    for number in 1...9 as ClosedRange<Int64> {
      var sample = SampleCase(number)
      sample.open(openedAfter: number * SampleCase.day)
      try await temporary.commit(&sample)
    }
    for day in 0...10 as ClosedRange<Int64> {
      var filter = LedgerTests.all
      filter.from = SampleCase.start.advanced(byMilliseconds: day * SampleCase.day)
      filter.until = SampleCase.start.advanced(byMilliseconds: (day + 3) * SampleCase.day)
      let expected = (day...day + 2).filter { (1...9).contains($0) }
      #expect(try await walk(temporary.store, filter) == expected, "from day \(day)")
    }
  }
}
