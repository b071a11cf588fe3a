import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `An extension` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private mutating func ask(_ id: CaseID, for day: String) throws -> Outcome {
    world.attempt(
      id, "ask-extension", by: World.transport,
      [
        "reason": .text("车辆未到位"), "progress-text": .text("正在协调"),
        "new-date": try world.date(day),
      ])
  }

  @Test mutating func `is no longer than the limit that the clock began with`() throws {
    let id = try world.claimed(weight: "简易")
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-06-04"))
    // Three working days after Thursday 4 June: Friday, Monday, Tuesday.
    #expect(try ask(id, for: "2026-06-10").refusedFields == ["new-date"])
    #expect(try ask(id, for: "2026-06-04").refusedFields == ["new-date"], "it is due then anyway")
    #expect(try ask(id, for: "2026-06-09").isDone)
    try world.act(id, "grant-extension", by: "director")
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-06-09"))
  }

  @Test mutating func `of a weighty matter may be as long as its own limit`() throws {
    let id = try world.claimed(weight: "复杂")
    let due = try #require(try world.case_(id).run("handle")?.due.date)
    let last = world.around.calendar.due(.workingDays(30), from: due).date
    #expect(try ask(id, for: "\(last)").isDone)
  }

  @Test mutating func `ends on its day, however long the case was suspended before`() throws {
    let id = try world.claimed()
    try world.suspend(id, until: "2026-06-08")
    try world.advance(to: "2026-06-10T09:00+08:00")
    #expect(try ask(id, for: "2026-07-10").isDone)
    try world.act(id, "grant-extension", by: "director")
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-07-10"))
  }

  @Test mutating func `asked too late is on record whatever the form says`() throws {
    let id = try world.claimed(weight: "简易")
    try world.advance(to: "2026-06-04T10:00+08:00")
    let late = try ask(id, for: "2026-12-31")
    guard case .refused(.tooLate, let record) = late else {
      Issue.record("not refused as too late: \(late)")
      return
    }
    #expect(record.map(\.event.kind) == [.refusedLate("ask-extension")])
  }
}
