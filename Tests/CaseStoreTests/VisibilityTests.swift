import CaseCore
import CaseStore
import Testing

@Suite struct VisibilityTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `the statement shows what the predicate allows`(_ seed: UInt64) async throws {
    var draw = Seeded(seed)
    let temporary = try TemporaryStore()
    let organisations: [OrganisationID] = ["lab", "college", "firm"]
    let posts: [PostID] = ["officer-post", "head-post", "other-post"]
    let people: [PersonID] = ["chen", "zhou"]
    var visibilities: [(CaseID, Visibility)] = []
    for id in 1...30 as ClosedRange<Int64> {
      var sample = SampleCase(id)
      let lead = draw.flag() ? draw.pick(organisations) : nil
      let owner = Owner(post: draw.pick(posts), person: "li")
      let member = draw.flag() ? draw.pick(people) : nil
      sample.open(
        requester: draw.pick(organisations),
        extra: [.lead(lead), .owned(owner), .assigned(.councilMember, member)])
      if draw.flag() { sample.close() }
      let isConfidential = draw.flag()
      let file = try #require(sample.file)
      let visibility = Visibility(of: file, under: nil, isConfidential: isConfidential)
      visibilities.append((file.id, visibility))
      try await temporary.commit(&sample, isConfidential: isConfidential)
    }
    for _ in 1...20 {
      let viewer = Viewer(
        person: "somebody", posts: Set(posts.filter { _ in draw.flag() }),
        organisations: Set(organisations.filter { _ in draw.flag() }),
        charges: Set(people.filter { _ in draw.flag() }.map { Charge(.councilMember, $0) }),
        seesAll: draw.flag())
      let expected = visibilities.filter { $0.1.mayBeSeen(by: viewer) }.map(\.0)
      let shown = try await temporary.store.caseList(
        CaseFilter(), viewer: viewer, order: .newest, at: SampleCase.start, limit: 100
      ).items.map(\.id)
      #expect(shown == expected.reversed(), "seed \(seed)")
      let events = try await temporary.store.events(after: 0, viewer: viewer, limit: 500)
      #expect(Set(events.events.compactMap(\.caseEvent?.caseID)) == Set(expected))
    }
  }

  @Test func `whoever is in charge of a secret case sees it, in that post alone`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open(extra: [.assigned(.councilMember, "chen"), .assigned(.handler, "sun")])
    try await temporary.commit(&sample, isConfidential: true)
    func isSeen(by charge: Charge) async throws -> Bool {
      let viewer = Viewer(
        person: charge.person, posts: [], organisations: [], charges: [charge], seesAll: true)
      return try await temporary.store.caseFile(publicID: "public1", viewer: viewer) != nil
    }
    #expect(try await isSeen(by: Charge(.councilMember, "chen")))
    #expect(try await !isSeen(by: Charge(.officer, "chen")))
    #expect(try await !isSeen(by: Charge(.councilMember, "zhou")))
    #expect(try await !isSeen(by: Charge(.handler, "sun")))
    sample.step(.acted("hand-over", branch: "hand-over"), [.assigned(.councilMember, "zhou")])
    try await temporary.commit(&sample, isConfidential: true)
    #expect(try await !isSeen(by: Charge(.councilMember, "chen")))
    #expect(try await isSeen(by: Charge(.councilMember, "zhou")))
  }

  @Test func `whoever is in charge of a secret case sees what was opened for it, and no more`()
    async throws
  {
    let temporary = try TemporaryStore()
    var parent = SampleCase(1)
    parent.open(extra: [.assigned(.officer, "chen")])
    try await temporary.commit(&parent, isConfidential: true)
    var child = SampleCase(2)
    child.open(parent: CaseID(1))
    try await temporary.commit(&child, isConfidential: true)
    var linked = SampleCase(3)
    linked.open(links: [CaseID(1)])
    try await temporary.commit(&linked, isConfidential: true)
    func seen(by charge: Charge) async throws -> [CaseID] {
      let viewer = Viewer(
        person: charge.person, posts: [], organisations: [], charges: [charge], seesAll: true)
      return try await temporary.store.caseList(
        CaseFilter(), viewer: viewer, order: .newest, at: SampleCase.start, limit: 10
      ).items.map(\.id)
    }
    #expect(try await seen(by: Charge(.officer, "chen")) == [CaseID(2), CaseID(1)])
    #expect(try await seen(by: Charge(.officer, "zhou")) == [])
    parent.step(.acted("hand-over", branch: "hand-over"), [.assigned(.officer, "zhou")])
    try await temporary.commit(&parent, isConfidential: true)
    #expect(try await seen(by: Charge(.officer, "chen")) == [])
    #expect(try await seen(by: Charge(.officer, "zhou")) == [CaseID(2), CaseID(1)])
  }

  @Test func `a case without facets is for its parties only`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    _ = try await temporary.commit(CommitEntry(steps: sample.takeSteps()))
    let director = Viewer(person: "zhao", posts: [], organisations: [], seesAll: true)
    #expect(try await temporary.store.caseFile(publicID: "public1", viewer: director) == nil)
  }
}

/// A small generator whose seed is printed when a property fails.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(_ seed: UInt64) {
    state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state &* 0x2545_F491_4F6C_DD1D
  }

  mutating func flag() -> Bool { Bool.random(using: &self) }

  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &self)]
  }
}
