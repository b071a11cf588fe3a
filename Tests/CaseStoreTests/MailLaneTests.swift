import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Which notices go by mail, and when something is due there.
@Suite struct MailLaneTests {
  private static let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)

  /// A store in which somebody of the lab's is owed an echo; of other organisations' too, a case
  /// each.
  private func store(
    endpoint: Bool = false, email: String? = "wang@lab.test",
    organisations: [OrganisationID] = ["lab"]
  ) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let events = [
      RosterChange.organisationAdded(Organisation(id: "lab", kind: .member, name: "实验室")),
      .personAdded(Person(id: "wang", name: "王", organisation: "lab", email: email)),
    ].enumerated().map { place, change in
      RosterEvent(version: place + 1, at: SampleCase.start, actor: .time, change: change)
    }
    try await temporary.commit(CommitEntry(rosterEvents: events))
    if endpoint {
      let added = Endpoint(
        id: "ep_1", organisation: "lab", url: "https://lab.example/", filter: EndpointFilter(),
        isOrdered: false, createdAt: SampleCase.start,
        secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
      try await temporary.commit(
        CommitEntry(endpointChanges: [.added(added, origin: "https://lab.example")]))
    }
    for (place, organisation) in organisations.enumerated() {
      var sample = SampleCase(Int64(place) + 1)
      sample.open()
      var steps = sample.takeSteps()
      for step in steps.indices {
        for notice in steps[step].notices.indices {
          steps[step].notices[notice].organisation = organisation
        }
      }
      let entry = CommitEntry(
        steps: steps,
        facets: [sample.id: CaseFacets(isConfidential: false, internalFields: [])])
      _ = try await temporary.store.commit(
        CommitBatch(
          at: SampleCase.start, entries: [entry],
          counters: Counters(nextCase: Int64(place) + 1, series: [:]), noticeLane: .mail))
    }
    return temporary
  }

  private func ways(_ temporary: TemporaryStore) async throws -> [CourierLane.Way] {
    try await temporary.store.courierLanes(due: MailLaneTests.later, withMail: true, limit: 10)
      .map(\.way)
  }

  @Test func `without an endpoint a notice waits in the lane of mail`() async throws {
    let temporary = try await store()
    #expect(try await ways(temporary) == [.mail])
    #expect(try await temporary.store.lanes(due: MailLaneTests.later, limit: 5).isEmpty)
    let held = try await temporary.store.courierLanes(
      due: MailLaneTests.later, withMail: false, limit: 10)
    #expect(held.isEmpty)
    let none = try await temporary.store.nextCourierLane(from: SampleCase.start, withMail: false)
    #expect(none == nil)
  }

  @Test func `an echo goes by mail beside an endpoint, under an id of its own`() async throws {
    let temporary = try await store(endpoint: true)
    #expect(try await ways(temporary).count == 2)
    let told = try await temporary.store.noticeList(.owed, viewer: nil, limit: 5).map(\.row)
    #expect(told.count == 2)
    #expect(told[1].draft.id.text == told[0].draft.id.text + "-mail")
    #expect(told[1].draft.facts == told[0].draft.facts)
    #expect(try await temporary.rebuild().filter { $0.row.hasPrefix("notice") }.isEmpty)
  }

  @Test func `whoever has no address is told by the endpoint alone`() async throws {
    let temporary = try await store(endpoint: true, email: nil)
    #expect(try await ways(temporary).count == 1)
  }

  @Test func `a lane that fails says why until it works again`() async throws {
    let temporary = try await store()
    let notice = try #require(
      try await temporary.store.noticeList(.owed, viewer: nil, limit: 1).first?.row)
    let fails = NoticeUpdate(
      id: notice.draft.id, state: .owed, nextAt: notice.draft.sendAt, attempts: 1,
      lane: .fails(at: SampleCase.start, heldUntil: MailLaneTests.later, because: "无法建立连接"),
      fault: "无法建立连接")
    try await temporary.commit(CommitEntry(noticeUpdates: [fails]))
    let failing = try await temporary.store.failingLanes(.mail, limit: 5)
    #expect(failing.map(\.fault) == ["无法建立连接"])
    #expect(try await temporary.store.notice(notice.draft.id)?.fault == "无法建立连接")
    let works = NoticeUpdate(id: notice.draft.id, state: .delivered, attempts: 2, lane: .works)
    try await temporary.commit(CommitEntry(noticeUpdates: [works]))
    #expect(try await temporary.store.failingLanes(.mail, limit: 5).isEmpty)
    #expect(try await temporary.store.notice(notice.draft.id)?.fault == nil)
  }

  @Test func `all lanes of mail wait for the server, and go on together`() async throws {
    let temporary = try await store(organisations: ["lab", "school"])
    let owed = try await temporary.store.noticeList(.owed, viewer: nil, limit: 5).map(\.row)
    let lanes = Set(owed.map(\.lane))
    #expect(lanes.count == 2)
    let first = try #require(owed.first)
    try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(
          id: first.draft.id, state: .owed, nextAt: first.draft.sendAt, attempts: 1,
          lane: .fails(at: SampleCase.start, heldUntil: MailLaneTests.later, because: "535"))
      ]))
    let before = MailLaneTests.later.advanced(byMilliseconds: -1)
    let held = try await temporary.store.courierLanes(due: before, withMail: true, limit: 10)
    #expect(held.isEmpty)
    try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(id: first.draft.id, state: .delivered, attempts: 2, lane: .works)
      ]))
    let free = try await temporary.store.courierLanes(due: before, withMail: true, limit: 10)
    #expect(Set(free.map(\.id)) == lanes.subtracting([first.lane]))
    #expect(try await temporary.store.failingLanes(.mail, limit: 5).isEmpty)
    #expect(try await temporary.rebuild().filter { $0.row.hasPrefix("lane") }.isEmpty)
  }
}
