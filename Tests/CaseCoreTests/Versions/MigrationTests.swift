import Testing
import WorkCalendar

@testable import CaseCore

/// What becomes of open cases that go over to a newer version (PEERS.md item 18).
@Suite struct MigrationTests {
  private static let longer: [World.Edit] = [("- {limit: 15wd}", "- {limit: 20wd}")]
  private static let shorter: [World.Edit] = [("- {limit: 15wd}", "- {limit: 5wd}")]

  private func world() throws -> (World, CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.claimed()
    return (world, id)
  }

  @Test func `it goes by the version from then on, and an event says so`() throws {
    var (world, id) = try world()
    let before = try world.case_(id)
    try world.bring([])
    try world.migrate(id)
    let after = try world.case_(id)
    #expect(after.procedure.version == 100)
    #expect(after.state == before.state && after.clocks == before.clocks)
    #expect(after.uses == before.uses && after.fields == before.fields)
    #expect(world.steps.last?.event.kind == .migrated(7, from: 3, to: 100))
    #expect(world.steps.last?.event.actor == .administrator(as: nil))
    #expect(world.steps.last?.notices.isEmpty == true)
  }

  @Test func `a case that is there, or has ended, is left alone`() throws {
    var (world, id) = try world()
    let ended = try world.claimed()
    try world.act(ended, "withdraw", by: "suat-liaison")
    try world.bring([])
    try world.migrate(id)
    let before = world.around.docket
    try world.migrate(id)
    try world.migrate(ended)
    #expect(world.around.docket == before)
  }

  @Test func `what a clock has spent stays spent`() throws {
    var (world, id) = try world()
    try world.advance(to: "2026-03-09T10:00+08:00")
    let before = try world.run("handle", of: id)
    try world.bring(MigrationTests.longer)
    try world.migrate(id)
    let after = try world.run("handle", of: id)
    #expect(before.due.date.description == "2026-03-23")
    #expect(after.due.date.description == "2026-03-30")
    #expect(after.intervals.started == before.intervals.started)
    #expect(after.due == world.around.calendar.due(of: after.intervals))
  }

  @Test func `a clock shortened below what is spent is due at once, and everybody is told`()
    throws
  {
    var (world, id) = try world()
    try world.advance(to: "2026-03-16T10:00+08:00")
    try world.bring(MigrationTests.shorter)
    try world.migrate(id)
    let after = try world.run("handle", of: id)
    #expect(after.due.instant == world.now)
    #expect(after.due == world.around.calendar.due(of: after.intervals))
    #expect(after.missedAt == nil)
    let words = "由 2026-03-23 改为 2026-03-16"
    #expect(world.says("办理时限调整", in: "engine-procedure-migrated", of: id) == words)
    #expect(
      Set(world.told("engine-procedure-migrated", of: id)) == [World.transport, "suat-liaison"])
    try world.advance(to: "2026-03-17T18:00+08:00")
    let late = try world.run("handle", of: id)
    #expect(late.missedAt != nil && late.lastFired == nil)
    try world.advance(to: "2026-03-18T12:00+08:00")
    #expect(try world.run("handle", of: id).lastFired?.rung == 1)
  }

  @Test func `a clock that stands still is not over when it goes on`() throws {
    var (world, id) = try world()
    try world.advance(to: "2026-03-16T10:00+08:00")
    try world.suspend(id, until: "2026-03-25")
    try world.bring(MigrationTests.shorter)
    try world.migrate(id)
    try world.advance(to: "2026-03-18T10:00+08:00")
    try world.act(id, "resume", by: World.transport)
    let after = try world.run("handle", of: id)
    #expect(after.due.date.description == "2026-03-18" && after.due.instant > world.now)
    #expect(after.due == world.around.calendar.due(of: after.intervals))
  }

  @Test func `a date that somebody granted stays`() throws {
    var (world, id) = try world()
    try world.act(
      id, "ask-extension", by: World.transport,
      [
        "reason": .text("等待批复"), "progress-text": .text("已上报"),
        "new-date": try world.date("2026-03-31"),
      ])
    try world.act(id, "grant-extension", by: "director")
    try world.bring(MigrationTests.shorter)
    try world.migrate(id)
    #expect(try world.run("handle", of: id).due.date.description == "2026-03-31")
  }

  @Test func `a clock that exists no more stops, and a new one of the state starts now`() throws {
    var (world, id) = try world()
    try world.advance(to: "2026-03-04T10:00+08:00")
    try world.bring([
      ("clocks: [handle, progress, contact kept]", "clocks: [handle, sketch, contact kept]"),
      (
        "  review-date: {label: 暂缓复核",
        "  sketch: {label: 出方案, owner: lead, limit: 4wd, ladder: department-soft}\n"
          + "  review-date: {label: 暂缓复核"
      ),
    ])
    try world.migrate(id)
    let after = try world.case_(id)
    #expect(after.run("progress") == nil)
    #expect(after.ended.last { $0.key == .rule("progress") }?.phase == .void)
    #expect(after.run("sketch")?.due.date.description == "2026-03-10")
    #expect(after.run("sketch")?.intervals.started == world.now)
    let template: TemplateName = "engine-procedure-migrated"
    #expect(world.says("进展反馈时限调整", in: template, of: id) == "停止计时，原为 2026-03-05")
    #expect(world.says("出方案时限调整", in: template, of: id) == "新的时限，至 2026-03-10")
  }

  @Test func `a renewed clock has the new renewal's length`() throws {
    var (world, id) = try world()
    try world.act(id, "report", by: World.transport, ["progress-text": .text("已勘察")])
    try world.bring([("renewed: 5wd", "renewed: 8wd")])
    try world.migrate(id)
    #expect(try world.run("progress", of: id).due.date.description == "2026-03-12")
  }

  @Test func `counts of actions are kept by their names`() throws {
    var (world, id) = try world()
    try world.act(id, "complete", by: World.transport, World.done)
    try world.act(id, "reject", by: "officer-one", ["reason": .text("请补充")])
    try world.bring([
      (
        "label: 退回补办\n        form: {reason: required}\n        at-most: 2 a round",
        "label: 退回补办\n        form: {reason: required}\n        at-most: 1 a round"
      )
    ])
    try world.migrate(id)
    try world.act(id, "complete", by: World.transport, World.done)
    let again = world.attempt(id, "reject", by: "officer-one", ["reason": .text("请补充")])
    guard case .refused(.capReached, _) = again else {
      Issue.record("not refused: \(again)")
      return
    }
  }

  @Test func `owners are found by the version's roles, and whoever is new to it is told`() throws {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.accepted()
    try world.bring([
      ("label: 已受理(待分流)\n    owner: secretariat", "label: 已受理(待分流)\n    owner: director"),
      ("schedule: {label: 分流, owner: secretariat", "schedule: {label: 分流, owner: director"),
    ])
    try world.migrate(id)
    #expect(try world.case_(id).owner?.person == "director")
    #expect(try world.run("schedule", of: id).owner.person == "director")
    #expect(world.told("engine-owner-changed", of: id) == ["director"])
  }
}
