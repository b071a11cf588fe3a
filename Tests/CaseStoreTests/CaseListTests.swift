import CaseCore
import CaseStore
import Testing
import WorkCalendar

@Suite struct CaseListTests {
  private func filled(_ count: Int64) async throws -> TemporaryStore {
    let temporary = try TemporaryStore()
    for id in 1...count {
      var sample = SampleCase(id)
      sample.open(dueAfter: SampleCase.day * (count + 1 - id))
      if id % 5 == 0 { sample.close() }
      try await temporary.commit(&sample)
    }
    return temporary
  }

  @Test(arguments: CaseOrder.allCases)
  func `pages follow each other without gap or repetition`(_ order: CaseOrder) async throws {
    let temporary = try await filled(23)
    var ids: [Int64] = []
    var cursor: String?
    repeat {
      let page = try await temporary.store.caseList(
        CaseFilter(isOpen: true), viewer: nil, order: order, at: SampleCase.start, limit: 4,
        cursor: cursor)
      ids += page.items.map(\.id.value)
      cursor = page.next
    } while cursor != nil
    #expect(ids == (1...23).reversed().filter { $0 % 5 != 0 })
  }

  @Test func `a cursor of another list or store is refused`() async throws {
    let temporary = try await filled(3)
    let page = try await temporary.store.caseList(
      CaseFilter(), viewer: nil, order: .newest, at: SampleCase.start, limit: 1)
    for cursor in [page.next, "abc", ""] {
      await #expect(throws: StoreError.badCursor) {
        try await temporary.store.caseList(
          CaseFilter(), viewer: nil, order: .due, at: SampleCase.start, limit: 1, cursor: cursor)
      }
    }
  }

  @Test(arguments: Light.allCases)
  func `a light asked for is the light the case has`(_ light: Light) async throws {
    let temporary = try await filled(9)
    var held = SampleCase(10)
    held.open()
    held.step(
      .acted("hold", branch: "hold"),
      [
        .clock(SampleCase.run("triage", phase: .held)),
        .clock(SampleCase.look),
      ])
    try await temporary.commit(&held)
    let at = SampleCase.start.advanced(byMilliseconds: 23 * SampleCase.day / 4)
    let page = try await temporary.store.caseList(
      CaseFilter(light: light), viewer: nil, order: .newest, at: at, limit: 50)
    let all = try await temporary.store.caseFiles(limit: 50)
    #expect(!page.items.isEmpty)
    #expect(page.items == all.reversed().filter { $0.light(at: at) == light })
  }

  @Test func `cases wake in the order of instant and number`() async throws {
    let temporary = try await filled(4)
    let until = SampleCase.start.advanced(byMilliseconds: 3 * SampleCase.day + 1)
    #expect(
      try await temporary.store.wakes(until: until, limit: 9).map(\.value) == [4, 3, 2])
    #expect(
      try await temporary.store.candidates("request", in: ["submitted"], viewer: nil, limit: 2)
        .cases.map(\.id.value) == [4, 3])
  }
}

extension SampleCase {
  /// The look, which runs while everything else is held.
  static var look: ClockRun {
    var look = run("age", dueAfter: 90 * day)
    look.key = .look
    return look
  }
}
