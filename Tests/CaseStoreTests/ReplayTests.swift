import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// What goes to an endpoint again, and that it changes no end of a notice.
@Suite struct ReplayTests {
  private let temporary: TemporaryStore
  private let id: NoticeID

  /// A store with an endpoint of the lab's, and one notice in its lane.
  init() async throws {
    temporary = try TemporaryStore()
    let endpoint = Endpoint(
      id: "ep_1", organisation: "lab", url: "https://lab.example/", filter: EndpointFilter(),
      isOrdered: false, createdAt: SampleCase.start,
      secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
    try await temporary.commit(
      CommitEntry(endpointChanges: [.added(endpoint, origin: "https://lab.example")]))
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    id = try #require(try await temporary.store.notices(.ofCase(CaseID(1)), limit: 1).first)
      .row.draft.id
  }

  private func settle(_ state: NoticeState, nextAt: Instant? = nil) async throws {
    try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(id: id, state: state, nextAt: nextAt, attempts: 1, body: [7])
      ]))
  }

  private func replayable(since: Instant = SampleCase.start) async throws -> [Replayable] {
    try await temporary.store.replayable(to: "ep_1", since: since, after: 0, limit: 10)
  }

  private func order() async throws {
    let number = try #require(try await replayable().first).number
    try await temporary.commit(
      CommitEntry(replayOrders: [ReplayOrder(endpoint: "ep_1", numbers: number...number)]))
  }

  private func due(at: Instant = SampleCase.start) async throws -> [Parcel] {
    let lanes = try await temporary.store.courierLanes(due: at, withMail: false, limit: 5)
    guard let lane = lanes.first else { return [] }
    return try await temporary.store.replays(in: lane.id, due: at, limit: 5)
  }

  @Test(arguments: [NoticeState.delivered, .handedOver])
  func `what has ended goes again, and its end stays`(_ state: NoticeState) async throws {
    try await settle(state)
    try await order()
    #expect(try await due().map(\.notice.body) == [[7]])
    #expect(try await temporary.store.notice(id)?.state == state)
    let over = ReplayUpdate(notice: id, attempts: 2, step: .over, lane: .works)
    try await temporary.commit(CommitEntry(replayUpdates: [over]))
    #expect(try await due().isEmpty)
    let notice = try await temporary.store.notice(id)
    #expect(notice?.state == state)
    #expect(notice?.attempts == 2)
  }

  @Test func `what waits after a failure is owed now, and goes once`() async throws {
    try await settle(.owed, nextAt: SampleCase.start.advanced(byMilliseconds: SampleCase.day))
    try await order()
    #expect(try await due().isEmpty)
    #expect(try await temporary.store.notice(id)?.nextAt == SampleCase.start)
  }

  @Test func `one that is tried again is due then, and asked for once more is due at once`()
    async throws
  {
    try await settle(.delivered)
    try await order()
    let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)
    let again = ReplayUpdate(notice: id, attempts: 2, step: .again(at: later))
    try await temporary.commit(CommitEntry(replayUpdates: [again]))
    #expect(try await due().isEmpty)
    #expect(try await due(at: later).map(\.replay?.attempts) == [1])
    try await order()
    #expect(try await due().map(\.replay?.attempts) == [0])
  }

  @Test func `what was told before it was ever sent gets its bytes then, and keeps them`()
    async throws
  {
    try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(id: id, state: .toldInPerson(by: "li", to: "王", at: SampleCase.start))
      ]))
    try await order()
    for bytes: [UInt8] in [[1], [2]] {
      let rendered = ReplayUpdate(notice: id, attempts: 0, step: .rendered(bytes, head: nil))
      try await temporary.commit(CommitEntry(replayUpdates: [rendered]))
    }
    #expect(try await due().map(\.notice.body) == [[1]])
  }

  @Test func `what is erased goes no more`() async throws {
    try await settle(.delivered)
    try await order()
    try await temporary.commit(
      CommitEntry(erasures: [Erasure(caseID: CaseID(1), fields: ["title"], reason: "本人要求")]))
    #expect(try await due().isEmpty)
    #expect(try await replayable().map(\.isErased) == [true])
    try await order()
    #expect(try await due().isEmpty)
  }

  @Test func `only what happened since an instant is found`() async throws {
    // The event is a second after the start.
    let later = SampleCase.start.advanced(byMilliseconds: 1_001)
    #expect(try await replayable().map(\.notice) == [id])
    #expect(try await replayable(since: later).isEmpty)
  }

  @Test func `a page goes on behind the last one`() async throws {
    var sample = SampleCase(2)
    sample.open()
    try await temporary.commit(&sample)
    let both = try await replayable()
    #expect(both.count == 2)
    let second = try await temporary.store.replayable(
      to: "ep_1", since: SampleCase.start, after: both[0].number, limit: 1)
    #expect(second == [both[1]])
  }

  @Test func `an order is on record with its count, and one for nothing is not`() async throws {
    try await settle(.delivered)
    try await order()
    let deeds = try await temporary.deeds()
    #expect(deeds.last == .endpointReplayed("ep_1", notices: 1))
    try await temporary.commit(
      CommitEntry(replayOrders: [ReplayOrder(endpoint: "ep_1", numbers: 900...901)]))
    #expect(try await temporary.deeds() == deeds)
  }
}
