import CaseCore
import CaseStore
import Testing
import WorkCalendar

/// Endpoints as the store keeps them, what their events say, and the log of deliveries.
@Suite struct EndpointTests {
  private static func endpoint(_ id: EndpointID = "ep_1") -> Endpoint {
    Endpoint(
      id: id, organisation: "lab", url: "https://lab.example/hook?token=of-the-receiver",
      filter: EndpointFilter(
        types: [.ofCase(.closed, .case), .slipIssued], organisations: ["lab", "college"]),
      isOrdered: true, createdAt: SampleCase.start,
      secrets: EndpointSecrets(current: SealedSecret(bytes: [1, 2, 3])))
  }

  private static func added(_ endpoint: Endpoint) -> CommitEntry {
    CommitEntry(
      actor: .administrator(as: "li"),
      endpointChanges: [.added(endpoint, origin: "https://lab.example")])
  }

  @Test func `an endpoint is read as it was added, and its event has the origin alone`()
    async throws
  {
    let temporary = try TemporaryStore()
    let endpoint = EndpointTests.endpoint()
    try await temporary.commit(EndpointTests.added(endpoint))
    #expect(try await temporary.store.endpoint("ep_1") == endpoint)
    #expect(try await temporary.store.endpoints(limit: 10).map(\.endpoint) == [endpoint])
    #expect(
      try await temporary.deeds()
        == [.endpointAdded("ep_1", "lab", origin: "https://lab.example")])
  }

  @Test func `a secret that was replaced signs on for a day`() async throws {
    let temporary = try TemporaryStore()
    try await temporary.commit(EndpointTests.added(EndpointTests.endpoint()))
    let fresh = SealedSecret(bytes: [4, 5, 6])
    let keys = EndpointKeys(sealed: fresh, publicKey: "whpk_1")
    try await temporary.commit(CommitEntry(endpointChanges: [.rotated("ep_1", keys)]))
    let secrets = try #require(try await temporary.store.endpoint("ep_1")).secrets
    #expect(secrets.publicKey == "whpk_1")
    let former = SealedSecret(bytes: [1, 2, 3])
    let end = SampleCase.start.advanced(byMilliseconds: Instant.millisecondsPerDay)
    #expect(secrets.inForce(at: SampleCase.start) == [fresh, former])
    #expect(secrets.inForce(at: end.advanced(byMilliseconds: -1)) == [fresh, former])
    #expect(secrets.inForce(at: end) == [fresh])
    #expect(try await temporary.deeds().last == .endpointRotated("ep_1"))
  }

  @Test func `a second key stands beside the secret that signs, and never beside another`()
    async throws
  {
    let temporary = try TemporaryStore()
    try await temporary.commit(EndpointTests.added(EndpointTests.endpoint()))
    let both = EndpointKeys(sealed: SealedSecret(bytes: [7]), publicKey: "whpk_1")
    let known = SealedSecret(bytes: [1, 2, 3])
    try await temporary.commit(
      CommitEntry(endpointChanges: [.keyAdded("ep_1", both, to: known)]))
    #expect(
      try await temporary.store.endpoint("ep_1")?.secrets
        == EndpointSecrets(current: both.sealed, publicKey: "whpk_1"))
    #expect(try await temporary.deeds().last == .endpointKeyAdded("ep_1"))
    await #expect(throws: StoreError.self) {
      try await temporary.commit(
        CommitEntry(endpointChanges: [.keyAdded("ep_1", both, to: known)]))
    }
  }

  @Test func `a change of the format is an event, and none where there is none`() async throws {
    let temporary = try TemporaryStore()
    try await temporary.commit(EndpointTests.added(EndpointTests.endpoint()))
    let change = CommitEntry(endpointChanges: [.reformatted("ep_1", .cloudEventsBinary)])
    try await temporary.commit(change, change)
    #expect(try await temporary.store.endpoint("ep_1")?.format == .cloudEventsBinary)
    #expect(
      try await temporary.deeds().dropFirst()
        == [.endpointReformatted("ep_1", .cloudEventsBinary)])
  }

  @Test func `what is disabled already is not disabled again`() async throws {
    let temporary = try TemporaryStore()
    try await temporary.commit(EndpointTests.added(EndpointTests.endpoint()))
    let disabling = CommitEntry(endpointChanges: [.disabled("ep_1", reason: "停机")])
    try await temporary.commit(disabling, disabling)
    #expect(try await temporary.store.endpoint("ep_1")?.disabled?.reason == "停机")
    let enabling = CommitEntry(endpointChanges: [.enabled("ep_1")])
    try await temporary.commit(enabling, enabling)
    #expect(try await temporary.store.endpoint("ep_1")?.disabled == nil)
    #expect(
      try await temporary.deeds().dropFirst()
        == [.endpointDisabled("ep_1", reason: "停机"), .endpointEnabled("ep_1")])
  }

  private static func entry(_ message: Int, to endpoint: EndpointID = "ep_1") -> DeliveryEntry {
    DeliveryEntry(
      endpoint: endpoint, message: "m\(message)", attempt: 1, at: SampleCase.start,
      request: "webhook-id: m\(message)",
      result: message.isMultiple(of: 2)
        ? .answered(status: 204, head: "Server: x") : .unanswered("无法建立连接"),
      address: "192.0.2.1", milliseconds: 12)
  }

  @Test func `the log is read from its newest entry on, endpoint by endpoint`() async throws {
    let temporary = try TemporaryStore()
    try await temporary.commit(
      EndpointTests.added(EndpointTests.endpoint()),
      EndpointTests.added(EndpointTests.endpoint("ep_2")),
      CommitEntry(
        deliveries: [
          EndpointTests.entry(1), EndpointTests.entry(2, to: "ep_2"), EndpointTests.entry(3),
        ]))
    let all = try await temporary.store.deliveries(to: "ep_1", limit: 10)
    #expect(all.map(\.entry) == [EndpointTests.entry(3), EndpointTests.entry(1)])
    let older = try await temporary.store.deliveries(
      to: "ep_1", before: try #require(all.first).number, limit: 10)
    #expect(older.map(\.entry) == [EndpointTests.entry(1)])
  }

  @Test func `the log keeps the newest entries of each endpoint`() async throws {
    let temporary = try TemporaryStore()
    try await temporary.commit(
      EndpointTests.added(EndpointTests.endpoint()),
      EndpointTests.added(EndpointTests.endpoint("ep_2")),
      CommitEntry(deliveries: [EndpointTests.entry(0, to: "ep_2")]))
    let written = DeliveryEntry.kept + 5
    try await temporary.commit(
      CommitEntry(deliveries: (1...written).map { EndpointTests.entry($0) }))
    let kept = try await temporary.store.deliveries(to: "ep_1", limit: 2 * written)
    #expect(kept.map(\.entry.message) == (6...written).reversed().map { "m\($0)" })
    #expect(try await temporary.store.deliveries(to: "ep_2", limit: 10).count == 1)
  }
}
