@testable import CaseStore
import CaseCore
import GRDB
import Testing

@Suite struct SearchTests {
  private static let titles = [
    "职工福利。子女教育", "交通安全问题", "A股市场 Swift 并发", "子女入学，教育资源",
  ]

  private func found(_ query: String) async throws -> [Int64] {
    let temporary = try TemporaryStore()
    for (place, title) in SearchTests.titles.enumerated() {
      var sample = SampleCase(Int64(place) + 1)
      sample.open(title: title)
      try await temporary.commit(&sample)
    }
    return try await temporary.store.caseList(
      CaseFilter(query: query), viewer: nil, order: .newest, at: SampleCase.start, limit: 10
    ).items.map(\.id.value)
  }

  @Test(
    arguments: [
      ("子女", [4, 1]), ("福利", [1]), ("股", [3]), ("利子", []), ("女教", [1]),
      ("swift", [3]), ("SWIFT 并发", [3]), ("A股", [3]), ("教育 子女", [4, 1]),
      ("交通安全问题", [2]), ("DB-2026-2", [2]), ("\"", []), ("  ", []), ("没有", []),
      ("zzsentenceendzz", []),
    ] as [(String, [Int64])])
  func `a query finds its phrases`(_ query: String, _ expected: [Int64]) async throws {
    #expect(try await found(query) == expected)
  }

  @Test func `internal fields are found by the alliance only`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open(title: "公开", extra: [.field("memo", .text("内部意见"))])
    try await temporary.commit(&sample, internalFields: ["memo"])
    func count(_ viewer: Viewer?) async throws -> Int {
      try await temporary.store.caseList(
        CaseFilter(query: "意见"), viewer: viewer, order: .newest, at: SampleCase.start, limit: 9
      ).items.count
    }
    let member = Viewer(person: "wang", posts: [], organisations: ["lab"], seesAll: false)
    #expect(try await count(nil) == 1)
    #expect(try await count(member) == 0)
  }

  @Test func `a changed text is found anew`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open(title: "旧题")
    try await temporary.commit(&sample)
    sample.step(.acted("edit", branch: "edit"), [.field("title", .text("新题"))])
    try await temporary.commit(&sample)
    for (query, count) in [("旧题", 0), ("新题", 1)] {
      let page = try await temporary.store.caseList(
        CaseFilter(query: query), viewer: nil, order: .newest, at: SampleCase.start, limit: 9)
      #expect(page.items.count == count)
    }
  }

  @Test func `a search follows who takes part`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open(title: "路灯不亮")
    try await temporary.commit(&sample)
    #expect(try await isFound("路灯", by: "bureau", temporary) == false)
    sample.step(.acted("pass", branch: "pass"), [.lead("bureau")])
    try await temporary.commit(&sample)
    #expect(try await isFound("路灯", by: "bureau", temporary))
    sample.step(.acted("pass", branch: "pass"), [.lead(nil)])
    try await temporary.commit(&sample)
    #expect(try await isFound("路灯", by: "bureau", temporary) == false)
  }

  @Test func `who takes part is no word to look for`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open(title: "路灯不亮")
    try await temporary.commit(&sample)
    let pieces = SearchText.pieces(of: try #require(sample.file).parties)
    for piece in pieces.split(separator: " ").map(String.init) + ["{party} : p"] {
      let page = try await temporary.store.caseList(
        CaseFilter(query: piece), viewer: nil, order: .newest, at: SampleCase.start, limit: 9)
      #expect(page.items == [])
    }
  }

  @Test func `a store from before gets who takes part`() async throws {
    let temporary = try TemporaryStore()
    for id in 1...3 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      sample.open(title: "路灯")
      if id == 2 { sample.step(.acted("pass", branch: "pass"), [.lead("bureau")]) }
      try await temporary.commit(&sample)
    }
    let made = try await parties(temporary)
    try await temporary.store.pool.write { db in
      try db.execute(
        sql: """
          CREATE VIRTUAL TABLE old USING fts5(open_text, internal_text, tokenize = 'unicode61');
          INSERT INTO old(rowid, open_text, internal_text)
            SELECT rowid, open_text, internal_text FROM case_search;
          DROP TABLE case_search;
          ALTER TABLE old RENAME TO case_search;
          """ + Migration013.sql)
    }
    #expect(try await parties(temporary) == made)
    #expect(try await isFound("路灯", by: "bureau", temporary))
  }

  private func isFound(
    _ query: String, by organisation: OrganisationID, _ temporary: TemporaryStore
  ) async throws -> Bool {
    let viewer = Viewer(person: "wang", posts: [], organisations: [organisation], seesAll: false)
    return try await !temporary.store.caseList(
      CaseFilter(query: query), viewer: viewer, order: .newest, at: SampleCase.start, limit: 9
    ).items.isEmpty
  }

  private func parties(_ temporary: TemporaryStore) async throws -> [String] {
    try await temporary.store.pool.read { db in
      try String.fetchAll(db, sql: "SELECT party FROM case_search ORDER BY rowid")
    }
  }
}
