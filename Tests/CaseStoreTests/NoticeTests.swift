import CaseCore
import CaseStore
import Testing
import WorkCalendar

@Suite struct NoticeTests {
  @Test func `a notice waits in its lane until it ends`() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let later = SampleCase.start.advanced(byMilliseconds: SampleCase.day)
    let lane = try #require(try await store.lanes(due: later, limit: 5).first)
    #expect(lane.organisation == "lab")
    let owed = try await store.notices(.due(lane: lane.id, by: later), limit: 5)
    #expect(owed.map(\.row.draft.facts.first?.value) == ["职工福利"])
    #expect(owed.map(\.row.state) == [.owed])
    let id = try #require(owed.first?.row.draft.id)
    _ = try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(id: id, state: .sending, nextAt: nil, attempts: 1, body: [1, 2])
      ]))
    #expect(try await store.notices(.sending, limit: 5).count == 1)
    #expect(try await store.earliestLane() == nil)
    _ = try await temporary.commit(
      CommitEntry(noticeUpdates: [
        NoticeUpdate(
          id: id, state: .waived(by: "zhao", reason: "已当面说明"), nextAt: nil, attempts: 1)
      ]))
    let ended = try #require(try await store.notice(id))
    #expect(ended.state.end == .waived)
    #expect(ended.body == [1, 2])
  }

  @Test func `one that reached nobody is listed until somebody was told`() async throws {
    let temporary = try TemporaryStore()
    let store = temporary.store
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let untold = NoticeList.untold(since: SampleCase.start)
    #expect(try await store.noticeList(untold, viewer: nil, limit: 5).isEmpty)
    #expect(try await store.noticeList(.owed, viewer: nil, limit: 5).count == 1)
    let late = NoticeList.untold(since: SampleCase.start.advanced(byMilliseconds: SampleCase.day))
    let notice = try #require(try await store.noticeList(late, viewer: nil, limit: 5).first)
    let id = notice.row.draft.id
    try await temporary.commit(
      CommitEntry(noticeUpdates: [NoticeUpdate(id: id, state: .handedOver, attempts: 3)]))
    #expect(try await store.noticeList(untold, viewer: nil, limit: 5).count == 1)
    #expect(try await store.noticeList(.handedOver, viewer: nil, limit: 5).count == 1)
    let stranger = Viewer(person: "x", posts: [], organisations: ["other"], seesAll: false)
    #expect(try await store.noticeList(untold, viewer: stranger, limit: 5).isEmpty)
    let told = NoticeState.toldInPerson(by: "li", to: "王老师", at: SampleCase.start)
    try await temporary.commit(CommitEntry(noticeUpdates: [NoticeUpdate(id: id, state: told)]))
    #expect(try await store.noticeList(untold, viewer: nil, limit: 5).isEmpty)
    let row = try #require(try await store.notice(id))
    #expect(row.state == told)
    #expect(row.attempts == 3)
  }

  @Test func `since when somebody is to see to it is kept while that lasts`() async throws {
    let temporary = try TemporaryStore()
    var sample = SampleCase(1)
    sample.open()
    try await temporary.commit(&sample)
    let owed = try #require(
      try await temporary.store.noticeList(.owed, viewer: nil, limit: 5).first)
    let id = owed.row.draft.id
    func become(_ state: NoticeState, at day: Int64) async throws -> Instant? {
      let at = SampleCase.start.advanced(byMilliseconds: day * SampleCase.day)
      try await temporary.commit(
        CommitEntry(noticeUpdates: [NoticeUpdate(id: id, state: state)]), at: at)
      return try await temporary.store.notice(id)?.untoldAt
    }
    let third = SampleCase.start.advanced(byMilliseconds: 3 * SampleCase.day)
    #expect(try await become(.sending, at: 2) == nil)
    #expect(try await become(.uncertain, at: 3) == third)
    #expect(try await become(.handedOver, at: 4) == third)
    #expect(try await become(.owed, at: 5) == nil)
    #expect(try await become(.handedOver, at: 6) != third)
    #expect(try await become(.waived(by: "zhao", reason: "无需"), at: 7) == nil)
  }

  @Test func `a notice nobody knows is a conflict`() async throws {
    let temporary = try TemporaryStore()
    await #expect(throws: StoreError.conflict("notice x is not there")) {
      try await temporary.commit(
        CommitEntry(noticeUpdates: [
          NoticeUpdate(id: "x", state: .delivered, nextAt: nil, attempts: 1)
        ]))
    }
  }
}
