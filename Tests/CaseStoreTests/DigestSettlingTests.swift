@testable import CaseStore
import CaseCore
import Testing
import WorkCalendar

/// Digests told to other systems, settled by a person's word, and let go when their time is over.
@Suite struct DigestSettlingTests {
  private static let name = DigestName(kind: .daily, person: "li", slot: "2026-09-22T08:30")
  private static let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)

  /// What systems hear of it.
  private static let told: NoticeDraft = {
    let digest = WrittenDigest(
      id: name.text, kind: .daily, slot: name.slot, owedCount: 1, lateCount: 0, endedCount: 0,
      head: DigestFacts.Head(number: 1, hash: "00"))
    return NoticeDraft(
      id: "office-1", about: .ofDigest(digest), recipient: Owner(post: "officer", person: "li"),
      organisation: "office", template: "engine-digest-sent", purpose: .tell, facts: [],
      sendAt: SampleCase.start)
  }()

  /// A store with `li` in the roster, and as many endpoints as there are filters.
  private func store(_ filters: EndpointFilter...) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let changes: [RosterChange] = [
      .organisationAdded(Organisation(id: "office", kind: .office, name: "秘书处")),
      .personAdded(Person(id: "li", name: "李", organisation: "office", email: "li@lab.test")),
    ]
    try await temporary.commit(
      CommitEntry(
        rosterEvents: changes.enumerated().map { place, change in
          RosterEvent(version: place + 1, at: SampleCase.start, actor: .time, change: change)
        }))
    for (place, filter) in filters.enumerated() {
      let endpoint = Endpoint(
        id: EndpointID("ep_\(place)"), organisation: "office", url: "https://oa.example/",
        filter: filter, isOrdered: false, createdAt: SampleCase.start,
        secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
      try await temporary.commit(
        CommitEntry(endpointChanges: [.added(endpoint, origin: "https://oa.example")]))
    }
    return temporary
  }

  private func commit(
    _ temporary: TemporaryStore, at: Instant = SampleCase.start, _ entry: CommitEntry
  ) async throws {
    _ = try await temporary.store.commit(
      CommitBatch(
        at: at, entries: [entry], counters: Counters(nextCase: 1, series: [:]), noticeLane: .mail))
  }

  /// Writes a digest of a day to `li`.
  private func write(
    _ temporary: TemporaryStore, _ date: String = "2026-09-22", at: Instant = SampleCase.start,
    telling: NoticeDraft? = nil
  ) async throws {
    let slot = try #require(DigestSlot("\(date)T08:30", at: at))
    var draft = DigestDraft(
      try #require(try SampleDigest.choice(until: at)), kind: .daily, person: "li",
      organisation: "office", slot: slot.text,
      messageID: DigestName(kind: .daily, person: "li", slot: slot.text).text + "@x",
      mail: .bytes([1]))
    draft.telling = telling
    let round = DigestRound(
      kind: .daily, slot: slot, startedAt: at, since: SampleCase.start, isOver: true)
    try await commit(
      temporary, at: at, CommitEntry(digestPages: [DigestPage(round: round, drafts: [draft])]))
  }

  /// Brings the newest digest from being owed to a state.
  private func end(_ temporary: TemporaryStore, as state: DigestState) async throws {
    let row = try #require(try await temporary.store.digestList(.all, limit: 1).first)
    for (next, before) in [(DigestState.sending, DigestState.owed), (state, .sending)] {
      try await commit(
        temporary,
        CommitEntry(digestUpdates: [
          DigestUpdate(number: row.number, state: next, attempts: 1, expected: before)
        ]))
    }
  }

  private func settle(_ temporary: TemporaryStore, _ word: DigestWord) async throws {
    let settlement = DigestSettlement(name: DigestSettlingTests.name, word: word, reason: "来电")
    try await commit(
      temporary, at: DigestSettlingTests.later, CommitEntry(digestSettlements: [settlement]))
  }

  /// The messages that are due at endpoints.
  private func messages(_ temporary: TemporaryStore) async throws -> [Parcel] {
    let lanes = try await temporary.store.courierLanes(
      due: DigestSettlingTests.later, withMail: false, limit: 5)
    var parcels: [Parcel] = []
    for lane in lanes {
      parcels += try await temporary.store.parcels(
        in: lane.id, due: DigestSettlingTests.later, limit: 5)
    }
    return parcels
  }

  @Test func `the first system that lets it through hears of a digest, once`() async throws {
    let temporary = try await store(
      EndpointFilter(types: [.slipIssued]), EndpointFilter(types: [.digestSent]),
      EndpointFilter())
    try await write(temporary, telling: DigestSettlingTests.told)
    try await write(temporary, telling: DigestSettlingTests.told)
    let (message, count) = (
      try await messages(temporary).first, try await messages(temporary).count
    )
    #expect(count == 1 && message?.type == .digestSent && message?.ofCase == nil)
    #expect(message?.notice.draft == DigestSettlingTests.told)
    #expect(try await temporary.rebuild().isEmpty)
  }

  @Test(arguments: [
    EndpointFilter(types: [.slipIssued]), EndpointFilter(organisations: ["college"]),
  ])
  func `a system that lets it not through hears nothing, and no mail tells of a mail`(
    _ filter: EndpointFilter
  ) async throws {
    let temporary = try await store(filter)
    try await write(temporary, telling: DigestSettlingTests.told)
    #expect(try await messages(temporary).isEmpty)
    let office = try await temporary.store.notices(.ofOffice(stateWord: nil), limit: 5)
    #expect(office.isEmpty)
  }

  @Test func `what is told of a digest is listed with what is about no case`() async throws {
    let temporary = try await store(EndpointFilter())
    try await write(temporary, telling: DigestSettlingTests.told)
    let rows = try await temporary.store.notices(.ofOffice(stateWord: "owed"), limit: 5)
    #expect(rows.map(\.row.draft.id) == ["office-1"])
    #expect(try await temporary.store.notices(.ofOffice(stateWord: "delivered"), limit: 5).isEmpty)
  }

  @Test func `one that nobody knows of is in doubt until one of the same kind arrived`()
    async throws
  {
    let temporary = try await store()
    try await write(temporary)
    try await end(temporary, as: .uncertain)
    #expect(try await temporary.store.digestList(.inDoubt, limit: 5).count == 1)
    try await write(temporary, "2026-09-23", at: DigestSettlingTests.later)
    #expect(try await temporary.store.digestList(.inDoubt, limit: 5).count == 1)
    try await end(temporary, as: .delivered)
    #expect(try await temporary.store.digestList(.inDoubt, limit: 5).isEmpty)
    #expect(try await temporary.store.digestList(.uncertain, limit: 5).count == 1)
  }

  @Test func `that it had arrived ends it, and is on record`() async throws {
    let temporary = try await store()
    try await write(temporary)
    try await end(temporary, as: .uncertain)
    try await settle(temporary, .arrived)
    let row = try #require(try await temporary.store.digest(DigestSettlingTests.name))
    #expect(row.state == .delivered && row.body == nil && row.nextAt == nil)
    try await settle(temporary, .again)
    let deeds = try await temporary.deeds()
    #expect(
      deeds.suffix(1) == [
        .digestSettled(
          DigestSettlement(name: DigestSettlingTests.name, word: .arrived, reason: "来电"))
      ])
    #expect(try await temporary.rebuild().isEmpty)
  }

  @Test func `asked for again it goes out with the bytes that it had`() async throws {
    let temporary = try await store()
    try await write(temporary)
    try await end(temporary, as: .uncertain)
    try await settle(temporary, .again)
    let row = try #require(try await temporary.store.digest(DigestSettlingTests.name))
    #expect(row.state == .owed && row.body == [1] && row.nextAt == DigestSettlingTests.later)
    let lanes = try await temporary.store.courierLanes(
      due: DigestSettlingTests.later, withMail: true, limit: 5)
    #expect(lanes.count == 1)
  }

  @Test func `what is older than it is kept goes with a later one, and leaves no finding`()
    async throws
  {
    let temporary = try await store()
    try await write(temporary)
    try await end(temporary, as: .delivered)
    let old = SampleCase.start.advanced(byMilliseconds: DigestRow.retention)
    try await write(temporary, "2027-10-26", at: old)
    #expect(try await temporary.store.digestList(.all, limit: 5).count == 2)
    try await write(temporary, "2027-10-27", at: old.advanced(byMilliseconds: 1))
    let kept = try await temporary.store.digestList(.all, limit: 5).map(\.slot)
    #expect(kept == ["2027-10-27T08:30", "2027-10-26T08:30"])
    #expect(try await temporary.rebuild().isEmpty)
  }
}
