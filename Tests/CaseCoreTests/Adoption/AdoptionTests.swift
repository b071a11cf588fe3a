import Testing
import WorkCalendar

@testable import CaseCore

/// Cases under way that are taken over from an old ledger (接续).
@Suite struct `A case that is taken over` {
  private var world: World

  init() throws {
    world = try World(at: "2026-04-20T10:00+08:00")
  }

  private func adoption(
    _ state: StateName, since: String?, due: String, level: Int = 0
  ) throws -> Adoption {
    var fields: [FieldName: FieldValue] = [
      "title": .text("园区路灯不亮"), "required-by": try world.date(due),
      "source": .choice("走访"),
    ]
    if let since {
      fields["dispatched-on"] = try world.date(since)
      fields["lead-department"] = .organisation("district-transport")
    }
    return Adoption(
      opening: Opening(
        procedure: "request", requester: "suat", contact: nil, fields: fields,
        caller: Caller(person: "officer-one")), state: state, level: level)
  }

  private mutating func adopt(
    _ state: StateName, since: String? = nil, due: String, level: Int = 0
  ) throws -> CaseFile {
    let outcome = world.decide(
      .adopt(try adoption(state, since: since, due: due, level: level)))
    guard case .done(let steps) = outcome else { throw World.Refused(outcome) }
    #expect(steps.count == 1, "one event opens it")
    return try #require(steps.first).after
  }

  @Test mutating func `goes on where it was, with its clock at the dates given`() throws {
    let file = try adopt("in-progress", since: "2026-04-01", due: "2026-05-20", level: 1)
    #expect(file.state == "in-progress")
    #expect(file.lead == "district-transport")
    #expect(file.level == 1)
    #expect(file.owner?.person == World.transport)
    let run = try #require(file.run("handle"))
    #expect(run.due.date == CivilDate("2026-05-20"))
    #expect(run.intervals.started == world.around.calendar.start(of: CivilDate("2026-04-01")!))
    #expect(run.missedAt == nil)
    #expect(world.steps.last?.event.kind == .adopted)
  }

  @Test(.bug(id: "PEERS-5"))
  mutating func `fires no rung that lies behind, and those that lie ahead`() throws {
    let file = try adopt("in-progress", since: "2026-03-02", due: "2026-04-16")
    let run = try #require(file.run("handle"))
    #expect(run.missedAt == world.now, "its date is over, so it is late at once")
    #expect(file.slips.isEmpty)
    // The blue slip was due a working day after the 16th, the yellow one three after.
    #expect(run.nextRung?.rung == 2)
    try world.advance(to: "2026-04-22T10:00+08:00")
    let later = try world.case_(file.id)
    #expect(later.slips.map(\.colour) == [.yellow])
    #expect(later.level == 1)
  }

  @Test mutating func `one that is late by months is chased by the next repetition`() throws {
    let file = try adopt("long-term", since: "2025-06-02", due: "2025-12-31")
    #expect(file.fields["target"] == .date(CivilDate("2025-12-31")!))
    let run = try #require(file.run("target"))
    let next = try #require(run.nextRung)
    #expect(next.occurrence > 1)
    #expect(next.at > world.now)
    #expect(next.at < world.around.calendar.shift(world.now, by: .workingDays(6)))
  }

  @Test mutating func `in the pool it is the secretariat's until its date`() throws {
    let file = try adopt("pooled", due: "2026-04-24")
    #expect(file.run("schedule")?.due.date == CivilDate("2026-04-24"))
    #expect(file.owner?.person == "officer-one")
    try world.act(
      file.id, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    #expect(world.state(file.id) == "dispatched")
  }

  @Test mutating func `is completed and rated like any other`() throws {
    let file = try adopt("in-progress", since: "2026-04-01", due: "2026-05-20")
    try world.act(file.id, "complete", by: World.transport, World.done)
    try world.act(file.id, "approve", by: "officer-one")
    try world.act(file.id, "rate", by: "suat-liaison", ["rating": .choice("满意")])
    #expect(world.state(file.id) == "closed")
  }

  @Test mutating func `tells the requester, and whoever owes it now`() throws {
    let file = try adopt("in-progress", since: "2026-04-01", due: "2026-05-20")
    #expect(world.told("request-adopted", of: file.id) == ["suat-liaison"])
    #expect(world.told("request-taken-over", of: file.id) == [World.transport])
  }

  @Test mutating func `needs what its state needs, and dates that can be`() throws {
    #expect(
      world.decide(.adopt(try adoption("in-progress", since: nil, due: "2026-05-20")))
        .refusedFields == ["dispatched-on", "lead-department"])
    #expect(
      world.decide(.adopt(try adoption("in-progress", since: "2026-04-21", due: "2026-05-20")))
        .refusedFields == ["dispatched-on"])
    #expect(
      world.decide(.adopt(try adoption("in-progress", since: "2026-04-10", due: "2026-04-09")))
        .refusedFields == ["required-by"])
    #expect(
      !world.decide(.adopt(try adoption("tabled", since: "2026-04-01", due: "2026-05-20"))).isDone,
      "the file does not name that state")
    #expect(
      !world.decide(
        .adopt(try adoption("in-progress", since: "2026-04-01", due: "2026-05-20", level: 4))
      ).isDone)
  }

  @Test mutating func `is taken over by those alone whom the file names`() throws {
    var adoption = try adoption("in-progress", since: "2026-04-01", due: "2026-05-20")
    adoption.opening.caller = Caller(person: "suat-liaison")
    guard case .refused(.notYours, _) = world.decide(.adopt(adoption)) else {
      return #expect(Bool(false), "a member takes nothing over")
    }
  }
}
