import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Which lane a notice takes, and when something is due in it.
@Suite struct EndpointLaneTests {
  private static let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)

  private static func endpoint(
    _ id: EndpointID, _ filter: EndpointFilter = EndpointFilter(), isOrdered: Bool = false
  ) -> CommitEntry {
    let endpoint = Endpoint(
      id: id, organisation: "lab", url: "https://lab.example/", filter: filter,
      isOrdered: isOrdered, createdAt: SampleCase.start,
      secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
    return CommitEntry(endpointChanges: [.added(endpoint, origin: "https://lab.example")])
  }

  /// A store in which a case of the lab's was opened, after these entries.
  private func store(after entries: [CommitEntry]) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    for entry in entries { try await temporary.commit(entry) }
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    return temporary
  }

  private func due(_ temporary: TemporaryStore) async throws -> [CourierLane] {
    try await temporary.store.courierLanes(
      due: EndpointLaneTests.later, withMail: false, limit: 10)
  }

  private func endpoint(_ temporary: TemporaryStore, _ id: EndpointID) async throws -> Endpoint {
    try #require(try await temporary.store.endpoint(id))
  }

  @Test func `a notice takes the first endpoint that lets it through`() async throws {
    let temporary = try await store(after: [
      EndpointLaneTests.endpoint("ep_1", EndpointFilter(types: [.slipIssued])),
      EndpointLaneTests.endpoint("ep_2", EndpointFilter(organisations: ["college"])),
      EndpointLaneTests.endpoint("ep_3", EndpointFilter(types: [.ofCase(.opened, .case)])),
      EndpointLaneTests.endpoint("ep_4"),
    ])
    let lane = try #require(try await due(temporary).first)
    #expect(
      try await due(temporary).map(\.way) == [.endpoint(try await endpoint(temporary, "ep_3"))])
    let parcels = try await temporary.store.parcels(
      in: lane.id, due: EndpointLaneTests.later, limit: 5)
    #expect(parcels.map(\.type) == [.ofCase(.opened, .case)])
    #expect(parcels.map(\.ofCase?.sequence) == [1])
    #expect(try await temporary.store.lanes(due: EndpointLaneTests.later, limit: 5).isEmpty)
  }

  @Test func `without an endpoint that lets it through it goes where it always went`()
    async throws
  {
    let temporary = try await store(after: [
      EndpointLaneTests.endpoint("ep_1"),
      CommitEntry(endpointChanges: [.disabled("ep_1", reason: "停机")]),
    ])
    #expect(try await due(temporary).isEmpty)
    #expect(try await temporary.store.lanes(due: EndpointLaneTests.later, limit: 5).count == 1)
  }

  @Test func `what waits for a disabled endpoint stays owed, and goes when it is enabled`()
    async throws
  {
    let temporary = try await store(after: [EndpointLaneTests.endpoint("ep_1")])
    try await temporary.commit(
      CommitEntry(actor: .time, endpointChanges: [.disabled("ep_1", reason: "对方答复 410")]))
    #expect(try await due(temporary).isEmpty)
    #expect(try await temporary.store.failedEndpoints(limit: 5).map(\.id) == ["ep_1"])
    #expect(
      try await temporary.store.noticeList(.owed, viewer: nil, limit: 5).count == 1)
    try await temporary.commit(CommitEntry(endpointChanges: [.enabled("ep_1")]))
    #expect(try await due(temporary).count == 1)
    #expect(try await temporary.store.failedEndpoints(limit: 5).isEmpty)
  }

  @Test func `a lane that is held is due when the hold is over`() async throws {
    let temporary = try await store(after: [EndpointLaneTests.endpoint("ep_1", isOrdered: true)])
    let lane = try #require(try await due(temporary).first)
    let parcels = try await temporary.store.parcels(
      in: lane.id, due: EndpointLaneTests.later, limit: 5)
    let notice = try #require(parcels.first).notice.draft
    let hold = EndpointLaneTests.later.advanced(byMilliseconds: 1)
    let update = NoticeUpdate(
      id: notice.id, state: .owed, nextAt: notice.sendAt, attempts: 1,
      lane: .fails(at: SampleCase.start, heldUntil: hold, because: "500"))
    try await temporary.commit(CommitEntry(noticeUpdates: [update]))
    #expect(try await due(temporary).isEmpty)
    #expect(
      try await temporary.store.nextCourierLane(
        from: SampleCase.start, withMail: false) == hold)
    let held = try await temporary.store.courierLanes(
      due: hold, withMail: false, limit: 5)
    #expect(held.map(\.failingSince) == [SampleCase.start])
    let delivered = NoticeUpdate(id: notice.id, state: .delivered, attempts: 2, lane: .works)
    try await temporary.commit(CommitEntry(noticeUpdates: [delivered]))
    #expect(
      try await temporary.store.nextCourierLane(
        from: SampleCase.start, withMail: false) == nil)
  }

  @Test func `what somebody told in person meanwhile is not marked as being sent`()
    async throws
  {
    let temporary = try await store(after: [EndpointLaneTests.endpoint("ep_1")])
    let rows = try await temporary.store.noticeList(.owed, viewer: nil, limit: 5)
    let id = try #require(rows.first).row.draft.id
    let told = NoticeState.toldInPerson(by: "li", to: "王老师", at: SampleCase.start)
    try await temporary.commit(
      CommitEntry(noticeUpdates: [NoticeUpdate(id: id, state: told)]),
      CommitEntry(noticeUpdates: [
        NoticeUpdate(id: id, state: .sending, attempts: 1, expected: .owed)
      ]))
    #expect(try await temporary.store.notice(id)?.state == told)
  }
}
