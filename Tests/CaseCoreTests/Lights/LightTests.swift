import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `A light` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private func light(_ id: CaseID, at text: String) throws -> Light {
    try world.case_(id).light(at: try #require(Instant(iso8601: text)))
  }

  @Test mutating func `is grey while the case is suspended`() throws {
    let id = try world.claimed()
    try world.suspend(id, until: "2026-06-03")
    #expect(try light(id, at: "2026-06-01T10:00+08:00") == .grey)
    #expect(try light(id, at: "2026-06-03T17:00+08:00") == .grey, "the pause's end is nobody's due")
  }

  @Test mutating func `is yellow from two working days before the due date`() throws {
    let id = try world.accepted()
    // Due on Monday 8 June.
    #expect(try light(id, at: "2026-06-04T17:59+08:00") == .green)
    #expect(try light(id, at: "2026-06-04T18:00+08:00") == .yellow)
    #expect(try light(id, at: "2026-06-08T18:00+08:00") == .yellow)
    #expect(try light(id, at: "2026-06-08T18:01+08:00") == .red)
  }

  @Test mutating func `is yellow from half of a limit under four days, however long it was held`()
    throws
  {
    let id = try world.dispatched(weight: "简易")
    try world.returned(id)
    try world.advance(to: "2026-06-10T09:00+08:00")
    try world.act(
      id, "overrule", by: "officer-one", ["reason": .text("归贵局统筹")])
    try world.act(id, "claim", by: World.transport)
    let handle = try #require(try world.case_(id).run("handle"))
    let before = world.around.calendar.closes(after: handle.yellowAt, through: handle.due.instant)
    #expect(before <= 1, "half of three working days")
  }

  @Test mutating func `is the owner's who owes, not that of what stands still`() throws {
    let id = try world.dispatched()
    try world.returned(id)
    #expect(try light(id, at: "2026-06-01T10:00+08:00") == .green, "the ruling runs")
  }
}
