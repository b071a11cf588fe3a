import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Notices that are about no case: that an endpoint was given up.
@Suite struct OfficeNoticeTests {
  private static let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)

  private static func endpoint(
    _ id: EndpointID, of organisation: OrganisationID, _ filter: EndpointFilter = EndpointFilter()
  ) -> CommitEntry {
    let endpoint = Endpoint(
      id: id, organisation: organisation, url: "https://lab.example/", filter: filter,
      isOrdered: false, createdAt: SampleCase.start,
      secrets: EndpointSecrets(current: SealedSecret(bytes: [1])))
    return CommitEntry(endpointChanges: [.added(endpoint, origin: "https://lab.example")])
  }

  private static func draft(_ id: NoticeID, to person: PersonID) -> NoticeDraft {
    NoticeDraft(
      id: id, about: .ofEndpoint("ep_1", "lab"), recipient: Owner(post: "officer", person: person),
      organisation: "office", template: "engine-endpoint-disabled", purpose: .tell,
      facts: [NoticeFact(label: "原因", value: "410")], sendAt: SampleCase.start)
  }

  private static let disabling = CommitEntry(
    actor: .time,
    endpointChanges: [
      .disabled(
        "ep_1", reason: "410", telling: [draft("n1", to: "wang"), draft("n2", to: "zhao")])
    ])

  /// A store in which two people of the office have addresses and `ep_1` of the lab was given up
  /// as often as asked.
  private func store(
    with own: EndpointFilter? = nil, disabled times: Int = 1
  ) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let changes: [RosterChange] = [
      .organisationAdded(Organisation(id: "office", kind: .office, name: "秘书处")),
      .personAdded(Person(id: "wang", name: "王", organisation: "office", email: "wang@x.test")),
      .personAdded(Person(id: "zhao", name: "赵", organisation: "office", email: "zhao@x.test")),
    ]
    let events = changes.enumerated().map { place, change in
      RosterEvent(version: place + 1, at: SampleCase.start, actor: .time, change: change)
    }
    try await temporary.commit(CommitEntry(rosterEvents: events))
    try await temporary.commit(OfficeNoticeTests.endpoint("ep_1", of: "lab"))
    if let own { try await temporary.commit(OfficeNoticeTests.endpoint("ep_2", of: "office", own)) }
    for _ in 0..<times {
      _ = try await temporary.store.commit(
        CommitBatch(
          at: SampleCase.start, entries: [OfficeNoticeTests.disabling],
          counters: Counters(nextCase: 1, series: [:]), noticeLane: .mail))
    }
    return temporary
  }

  /// The notices that are due, by the way they go.
  private func due(
    _ temporary: TemporaryStore
  ) async throws -> (mail: [Parcel], webhook: [Parcel]) {
    var found: (mail: [Parcel], webhook: [Parcel]) = ([], [])
    let lanes = try await temporary.store.courierLanes(
      due: OfficeNoticeTests.later, withMail: true, limit: 10)
    for lane in lanes {
      let parcels = try await temporary.store.parcels(
        in: lane.id, due: OfficeNoticeTests.later, limit: 10)
      switch lane.way {
      case .mail: found.mail += parcels
      case .endpoint: found.webhook += parcels
      }
    }
    return found
  }

  @Test func `each person is owed a mail, about no case`() async throws {
    let due = try await due(try await store())
    #expect(due.mail.map(\.notice.draft.id) == ["n1", "n2"])
    #expect(due.mail.allSatisfy { $0.ofCase == nil && $0.type == .endpointDisabled })
    #expect(due.webhook.isEmpty)
  }

  @Test func `beside an endpoint of the office one goes there, and all by mail`() async throws {
    let due = try await due(try await store(with: EndpointFilter()))
    #expect(due.webhook.map(\.notice.draft.id) == ["n1"])
    #expect(due.mail.map(\.notice.draft.id) == ["n1-mail", "n2"])
  }

  @Test(arguments: [
    EndpointFilter(types: [.slipIssued]), EndpointFilter(organisations: ["college"]),
  ])
  func `an endpoint that lets it not through gets none`(_ filter: EndpointFilter) async throws {
    let due = try await due(try await store(with: filter))
    #expect(due.webhook.isEmpty)
    #expect(due.mail.map(\.notice.draft.id) == ["n1", "n2"])
  }

  @Test func `an endpoint that was disabled already is told of no more`() async throws {
    let due = try await due(try await store(disabled: 2))
    #expect(due.mail.count == 2)
  }

  @Test func `no list of cases' notices has it, and the audit no word against it`() async throws {
    let temporary = try await store()
    let listed = try await temporary.store.noticeList(.owed, viewer: nil, limit: 10)
    #expect(listed.isEmpty)
    let findings = try await temporary.store.audit(
      at: SampleCase.start, today: CivilDate(daysSinceEpoch: 20_000))
    #expect(findings.isEmpty)
  }
}
