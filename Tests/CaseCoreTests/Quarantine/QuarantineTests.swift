import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

@testable import CaseCore

/// A timed action fails for real: it tells a post that has just lost its only holder.
@Suite struct `What fails too often` {
  private var world: World
  private let id: CaseID

  init() throws {
    world = try World(at: "2026-03-02T09:00+08:00")
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/Quarantine").path
    for procedure in try ProcedureReader.read(paths: [path]).get().procedures {
      world.around.procedures.put(procedure)
    }
    world.expectsFailures = true
    try world.change(
      .endHolding("auditor", person: "auditor", last: CivilDate("2026-03-02"), acting: nil),
      touching: [])
    id = try world.file(
      "patrol", for: "suat", by: "suat-liaison", ["title": .text("夜间巡查")])
  }

  private mutating func bringAuditorBack() throws {
    try world.change(
      .appoint(
        "auditor", person: "auditor", from: world.around.calendar.date(of: world.now),
        until: nil, acting: nil), touching: [])
  }

  @Test mutating func `says by which clock`() throws {
    world.now = try #require(Instant(iso8601: "2026-03-04T09:00+08:00"))
    let outcome = world.decide(.tick(id))
    #expect(
      outcome == .refused(.clockFailed(.rule("announce"), .nobodyThere("witness")), record: []))
  }

  @Test mutating func `stops by itself, and the case's other clocks go on`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    let file = try world.case_(id)
    #expect(file.state == "asked")
    #expect(file.stopped == [.rule("announce")])
    #expect(file.quarantine == "「公示」名册中没有人承担「witness」")
    #expect(
      world.steps.contains {
        $0.event.kind == .rungFired(.rule("patrol"), rung: 0, occurrence: 0)
      })
  }

  @Test mutating func `is stopped once`() throws {
    try world.advance(to: "2026-04-30T12:00+08:00")
    #expect(world.steps.count { $0.event.kind == .quarantined } == 1)
    #expect(world.told(EngineTemplate.quarantine, of: id) == ["director"])
  }

  @Test mutating func `is a duty of the director's, with a limit and a ladder`() throws {
    try world.advance(to: "2026-03-04T12:00+08:00")
    let duty = try #require(try world.case_(id).run(.release))
    #expect(duty.isOwed && duty.owner.person == "director")
    #expect("\(duty.due.date)" == "2026-03-04")
    try world.advance(to: "2026-03-10T12:00+08:00")
    #expect(world.steps.contains { $0.event.kind == .missed(.release) })
    #expect(
      world.steps.contains {
        $0.event.kind == .rungFired(.release, rung: 0, occurrence: 0)
          && $0.notices.map(\.recipient.person) == ["member-one"]
      })
  }

  @Test mutating func `waits for the release, whatever else is done`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    try bringAuditorBack()
    try world.advance(to: "2026-03-20T12:00+08:00")
    #expect(world.state(id) == "asked")
    #expect(try world.case_(id).run(.release)?.isOwed == true)
  }

  @Test mutating func `is done at once when the director releases it`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    try bringAuditorBack()
    try world.act(id, "release", by: "director", note: "监督员已到任")
    try world.advance(to: "2026-03-10T12:00:01+08:00")
    let file = try world.case_(id)
    #expect(file.state == "published")
    #expect(file.stopped == [] && file.quarantine == nil && file.run(.release) == nil)
  }

  @Test mutating func `fails again when it is released before its cause is gone`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    try world.act(id, "release", by: "director", note: "再试")
    try world.advance(to: "2026-03-11T12:00+08:00")
    #expect(try world.case_(id).stopped == [.rule("announce")])
    #expect(try world.case_(id).run(.release)?.serial == 2)
  }

  @Test mutating func `is nobody else's to release, and needs a word`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    let byOfficer = world.attempt(id, "release", by: "officer-one", note: "放行")
    #expect(byOfficer == .refused(.notYours("release"), record: []))
    #expect(!world.attempt(id, "release", by: "director").isDone)
  }

  @Test mutating func `ends with the case`() throws {
    try world.advance(to: "2026-03-10T12:00+08:00")
    try world.act(id, "close", by: "officer-one", ["findings": .text("已加派夜班")])
    let file = try world.case_(id)
    #expect(file.quarantine == nil && file.stopped == [] && file.clocks == [])
  }

  @Test mutating func `is not stopped once it no longer is due`() throws {
    world.now = try #require(Instant(iso8601: "2026-03-03T12:00+08:00"))
    let outcome = world.decide(.quarantine(id, .clock(.rule("announce")), reason: "迟到的隔离"))
    #expect(outcome == .done([]))
  }

  @Test mutating func `without saying which is what is due first`() throws {
    world.now = try #require(Instant(iso8601: "2026-03-04T09:00+08:00"))
    world.decide(.quarantine(id, .whateverIsDue, reason: "结果无法保存"))
    #expect(try world.case_(id).stopped == [.rule("announce")])
    #expect(try world.case_(id).wakesAt.map { $0 > world.now } == true)
  }

  @Test mutating func `in finding owners stops no clock, and the release finds them`() throws {
    world.decide(.quarantine(id, .owners, reason: "找不到责任人"))
    world.decide(.quarantine(id, .owners, reason: "找不到责任人"))
    #expect(world.steps.count { $0.event.kind == .quarantined } == 1)
    #expect(try world.case_(id).stopped == [])
    try world.change(
      .closePerson("officer-one", acting: ["officer-one": "officer-two"]), touching: [])
    try world.act(id, "release", by: "director", note: "名册已补")
    #expect(try world.case_(id).owner?.person == "officer-two")
  }
}
