import CaseCore
import CaseStore
import Testing
import WorkCalendar

@Suite struct CommitTests {
  @Test func `what was committed is loaded again, also by another store`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    sample.step(.acted("note", branch: "note"), [.level(1)], note: "第一条")
    let committed = try await temporary.commit(&sample)
    #expect(committed.lastEvent == 2)
    #expect(committed.earliestWake == sample.file?.wakesAt)
    #expect(committed.lanes.count == 1)
    let loaded = try await temporary.store.load(
      LoadRequest(cases: [.publicID("public1"), .id(CaseID(7))]))
    #expect(loaded.docket[CaseID(1)] == sample.file)
    #expect(loaded.publicIDs == ["public1": CaseID(1)])
    #expect(loaded.counters.nextCase == 2)
    #expect(try await temporary.store.caseFile(publicID: "public1") == sample.file)
    let timeline = try await temporary.store.timeline(of: CaseID(1), limit: 10)
    #expect(timeline.compactMap(\.caseEvent?.note) == ["第一条"])
    #expect(
      try await temporary.store.audit(
        at: SampleCase.start, today: CivilDate(daysSinceEpoch: 20_717)
      ) == [.ownerGone(CaseID(1), "officer-post")])
  }

  @Test func `a step on a stale version is a conflict and leaves nothing`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    let first = sample.takeSteps()
    _ = try await temporary.commit(CommitEntry(steps: first))
    var other = SampleCase(2)
    other.open()
    let error = await #expect(throws: StoreError.self) {
      try await temporary.commit(CommitEntry(steps: other.takeSteps() + first))
    }
    #expect(error == .conflict("event 1 of case 1"))
    #expect(temporary.store.chainHead.seq == 1)
    #expect(try await temporary.store.caseFile(publicID: "public2") == nil)
  }

  @Test func `an answer is given again under its key`() async throws {
    let temporary = try TemporaryStore()
    let key = IdempotencyKey(person: "wang", key: "k1")
    _ = try await temporary.commit(
      CommitEntry(
        idempotency: IdempotencyRecord(key: key, requestHash: [1], status: 201, body: [2])))
    let loaded = try await temporary.store.load(
      LoadRequest(idempotency: [key, IdempotencyKey(person: "li", key: "k1")]))
    #expect(
      loaded.idempotency == [
        key: IdempotencyAnswer(
          requestHash: [1], status: 201, body: [2], createdAt: SampleCase.start)
      ])
  }

  @Test func `a family comes two generations deep`() async throws {
    let temporary = try TemporaryStore()
    for (id, parent) in [(1, nil), (2, 1), (3, 2), (4, 3)] as [(Int64, Int64?)] {
      var sample = SampleCase(id)
      sample.open(parent: parent.map { CaseID($0) })
      try await temporary.commit(&sample)
    }
    var linking = SampleCase(5)
    linking.open(links: [CaseID(1)])
    try await temporary.commit(&linking)
    let docket = try await temporary.store.load(LoadRequest(cases: [.id(CaseID(1))])).docket
    #expect(docket.files.map(\.id.value) == [1, 2, 3, 5])
    #expect(docket.namers(of: CaseID(1)).map(\.id) == [CaseID(5)])
  }

  @Test func `a case ends with its duties`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let owed = try await temporary.store.duties(of: .post("officer-post"), limit: 10)
    #expect(owed.map(\.clock) == [.rule("triage")])
    #expect(try await temporary.store.duties(of: .person("li"), limit: 10) == owed)
    sample.close()
    try await temporary.commit(&sample)
    #expect(try await temporary.store.duties(of: .post("officer-post"), limit: 10) == [])
    #expect(try await temporary.store.earliestWake() == nil)
    #expect(try await temporary.rebuild() == [])
  }

  @Test func `a rung fires once`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    let fired = FiredRung(
      rung: 0, occurrence: 0, generation: 0, planned: SampleCase.start, at: SampleCase.start)
    sample.step(
      .rungFired(.rule("triage"), rung: 0, occurrence: 0), [.rung(.rule("triage"), fired)])
    try await temporary.commit(&sample)
    sample.step(
      .rungFired(.rule("triage"), rung: 0, occurrence: 0), [.rung(.rule("triage"), fired)])
    await #expect(throws: StoreError.self) { try await temporary.commit(&sample) }
  }

  @Test func `the executor's numbers go on after a restart`() async throws {
    let temporary = try TemporaryStore()
    _ = try await temporary.store.commit(
      CommitBatch(
        at: SampleCase.start, entries: [],
        counters: Counters(nextCase: 1, series: ["DB-2026": 7])))
    let loaded = try await temporary.store.load(LoadRequest())
    #expect(loaded.counters.series == ["DB-2026": 7])
  }
}
