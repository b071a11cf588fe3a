@testable import CaseStore
import CaseCore
import Testing
import WorkCalendar

/// Digests in the store: one for each slot, gone by mail once, and never again.
@Suite struct DigestTests {
  private static let start = SampleCase.start
  private static let hours = SampleCase.start.advanced(byMilliseconds: SampleCase.day / 4)
  private static let evening = SampleCase.start.advanced(byMilliseconds: SampleCase.day / 2)

  private static func slot(_ date: String) throws -> DigestSlot {
    DigestSlot(
      date: try #require(CivilDate(date)), minuteOfDay: 510, at: SampleCase.start)
  }

  private func round(_ date: String = "2026-09-22", through: PersonID? = nil) throws -> DigestRound
  {
    DigestRound(
      kind: .daily, slot: try DigestTests.slot(date), startedAt: DigestTests.start,
      since: DigestTests.start, through: through, isOver: through == nil)
  }

  /// A store with a case in which `li` owes something, and `li` in the roster.
  private func store() async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    let changes = [
      RosterChange.organisationAdded(Organisation(id: "office", kind: .office, name: "秘书处")),
      .personAdded(Person(id: "li", name: "李", organisation: "office", email: "li@lab.test")),
    ]
    try await temporary.commit(
      CommitEntry(
        rosterEvents: changes.enumerated().map { place, change in
          RosterEvent(version: place + 1, at: DigestTests.start, actor: .time, change: change)
        }))
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    return temporary
  }

  private func load(
    _ temporary: TemporaryStore, _ round: DigestRound, at: Instant = DigestTests.hours
  ) async throws -> DigestStock? {
    let request = DigestRequest(
      round: round, people: ["li"], at: at, calendar: try SampleDigest.calendar)
    return try await temporary.store.load(LoadRequest(digests: request)).digests["li"]
  }

  private func draft(
    _ temporary: TemporaryStore, _ round: DigestRound, at: Instant = DigestTests.hours
  ) async throws -> DigestDraft {
    let stock = try #require(try await load(temporary, round, at: at))
    return DigestDraft(
      stock.choice, kind: .daily, person: "li", organisation: "office", slot: round.slot.text,
      messageID: DigestName(kind: .daily, person: "li", slot: round.slot.text).text + "@x",
      mail: .bytes(Array("mail".utf8)))
  }

  private func commit(
    _ temporary: TemporaryStore, at: Instant = DigestTests.hours, _ entry: CommitEntry
  ) async throws {
    _ = try await temporary.store.commit(
      CommitBatch(
        at: at, entries: [entry], counters: Counters(nextCase: 2, series: [:]), noticeLane: .mail)
    )
  }

  private func write(
    _ temporary: TemporaryStore, _ round: DigestRound, at: Instant = DigestTests.hours
  ) async throws {
    let draft = try await draft(temporary, round, at: at)
    try await commit(
      temporary, at: at, CommitEntry(digestPages: [DigestPage(round: round, drafts: [draft])]))
  }

  private func lane(_ temporary: TemporaryStore) async throws -> CourierLane {
    let lanes = try await temporary.store.courierLanes(
      due: DigestTests.evening, withMail: true, limit: 5)
    return try #require(lanes.first)
  }

  @Test func `whoever owes something is found, and nobody else`() async throws {
    let temporary = try await store()
    #expect(try await temporary.store.owingPeople(after: nil, limit: 5) == ["li"])
    #expect(try await temporary.store.owingPeople(after: "li", limit: 5).isEmpty)
  }

  @Test func `a digest goes by its organisation's lane of mail, and is in the chain`() async throws
  {
    let temporary = try await store()
    let round = try round()
    try await write(temporary, round)
    #expect(try await temporary.store.digestRound(.daily) == round)
    let lane = try await lane(temporary)
    #expect(lane.way == .mail)
    let due = try await temporary.store.digests(in: lane.id, due: DigestTests.hours, limit: 5)
    #expect(due.map(\.body) == [Array("mail".utf8)] && due[0].owedCount == 1)
    #expect(
      try await temporary.deeds().last
        == .digestsWritten(.daily, slot: "2026-09-22T08:30", to: ["li"]))
    #expect(try await temporary.rebuild().filter { $0.row.hasPrefix("duty") }.isEmpty)
  }

  @Test func `for a slot nobody is written to twice`() async throws {
    let temporary = try await store()
    let round = try round()
    try await write(temporary, round)
    try await write(temporary, round)
    #expect(try await temporary.store.digestList(.all, limit: 9).count == 1)
    #expect(try await temporary.deeds().count == 1)
  }

  @Test func `what ended keeps no bytes, and nothing is due any more`() async throws {
    let temporary = try await store()
    try await write(temporary, try round())
    let number = try #require(try await temporary.store.digestList(.all, limit: 1).first?.number)
    for (state, before) in [(DigestState.sending, DigestState.owed), (.delivered, .sending)] {
      try await commit(
        temporary,
        CommitEntry(digestUpdates: [
          DigestUpdate(number: number, state: state, attempts: 1, expected: before)
        ]))
    }
    let row = try #require(try await temporary.store.digest(number))
    #expect(row.state == .delivered && row.body == nil && row.nextAt == nil)
    let lanes = try await temporary.store.courierLanes(
      due: DigestTests.evening, withMail: true, limit: 5)
    #expect(lanes.isEmpty)
    // A word that comes too late changes nothing.
    try await commit(
      temporary,
      CommitEntry(digestUpdates: [
        DigestUpdate(number: number, state: .owed, nextAt: nil, attempts: 2, expected: .sending)
      ]))
    #expect(try await temporary.store.digest(number)?.state == .delivered)
  }

  @Test func `a window begins where the last one ended`() async throws {
    let temporary = try await store()
    try await write(temporary, try round())
    let stock = try #require(
      try await load(temporary, try round("2026-09-23"), at: DigestTests.evening))
    #expect(
      stock.choice.window == DigestWindow(start: DigestTests.hours, end: DigestTests.evening))
    #expect(stock.choice.named[0].news(in: stock.choice.window).isEmpty)
  }

  @Test func `what waits about a case of which something was erased is never sent`() async throws {
    let temporary = try await store()
    try await write(temporary, try round())
    try await commit(
      temporary,
      CommitEntry(erasures: [Erasure(caseID: CaseID(1), fields: ["title"], reason: "本人要求")]))
    let row = try #require(try await temporary.store.digestList(.failed, limit: 1).first)
    #expect(row.body == nil && row.fault != nil)
  }
}
