import CaseCore
import CaseStore
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
}
