import Testing
import WorkCalendar

@testable import CaseCore

/// What a circular that comes in mid-year makes of the cases under way.
@Suite struct CalendarAmendmentTests {
  private func world() throws -> (World, CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.claimed()
    return (world, id)
  }

  @Test func `a day that becomes a rest day moves what is counted over it`() throws {
    var (world, id) = try world()
    #expect(try world.run("handle", of: id).due.date.description == "2026-03-23")
    try world.amend(off: ["2026-03-16", "2026-03-17"])
    let moved = try world.run("handle", of: id)
    #expect(moved.due.date.description == "2026-03-25")
    #expect(moved.calendarVersion == world.around.calendar.version)
    #expect(moved.generation == 1)
  }

  @Test(.bug(id: "PEERS-9")) func `whoever owes it and whoever asked are told, each once`() throws {
    var (world, id) = try world()
    let before = world.notices.count
    try world.amend(off: ["2026-03-16"])
    let told = world.notices.dropFirst(before).filter { $0.caseID == id }
    #expect(Set(told.map(\.recipient.person)) == [World.transport, "suat-liaison"])
    #expect(told.count == 2)
    #expect(
      told.allSatisfy { notice in
        notice.facts.contains { $0.value == "由 2026-03-23 改为 2026-03-24" }
      }, "\(told.map(\.facts))")
  }

  @Test func `where no date moves it is on record, and nobody is told`() throws {
    var (world, id) = try world()
    let before = world.notices.count
    try world.amend(off: ["2026-08-03"])
    #expect(world.notices.count == before)
    #expect(try world.run("handle", of: id).generation == 0)
    #expect(world.steps.last?.event.kind == .calendarChanged(world.around.calendar.version))
  }

  @Test func `a case that has ended stays as it is`() throws {
    var (world, id) = try world()
    try world.act(id, "withdraw", by: "suat-liaison")
    let before = try world.case_(id)
    try world.amend(off: ["2026-03-16"])
    #expect(try world.case_(id) == before)
  }

  @Test func `a case that is there already is left alone`() throws {
    var (world, id) = try world()
    try world.amend(off: ["2026-03-16"])
    guard case .done(let steps) = world.decide(.calendarChanged(id)) else {
      Issue.record("refused")
      return
    }
    #expect(steps.isEmpty)
  }

  @Test(.bug(id: "PEERS-6")) func `a reminder can be sent again for the new date`() throws {
    var (world, id) = try world()
    try world.advance(to: "2026-03-23T09:30+08:00")
    #expect(try world.run("handle", of: id).lastFired?.rung == 0)
    try world.amend(off: ["2026-03-16", "2026-03-17"])
    let moved = try world.run("handle", of: id)
    #expect(moved.due.date.description == "2026-03-25")
    #expect(moved.nextRung?.rung == 0)
  }

  @Test func `what is late stays late, and climbs on`() throws {
    var (world, id) = try world()
    try world.advance(to: "2026-03-26T12:00+08:00")
    let late = try world.run("handle", of: id)
    try world.amend(off: ["2026-03-16"])
    let moved = try world.run("handle", of: id)
    #expect(moved.due.date.description == "2026-03-24")
    #expect(moved.missedAt == late.missedAt)
    #expect(moved.nextRung.map { $0.at > world.now } == true)
  }

  @Test func `a date that lies some working days before a clinic lies so again`() throws {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let clinic = try world.clinic(on: "2026-04-23")
    let before = try world.run("open", of: clinic)
    try world.amend(work: ["2026-04-11"])
    let moved = try world.run("open", of: clinic)
    let held = try #require(CivilDate("2026-04-23"))
    #expect(moved.due.date == world.around.calendar.due(.workingDays(-20), from: held).date)
    #expect(moved.due.date > before.due.date)
  }

  @Test(.bug(id: "PEERS-14")) func `what a pause gave back is kept`() throws {
    var (world, id) = try world()
    try world.suspend(id, until: "2026-03-10")
    try world.advance(to: "2026-03-11T09:00+08:00")
    let before = try world.run("handle", of: id)
    #expect(before.intervals.spans.count == 3)
    try world.amend(off: ["2026-08-03"])
    let after = try world.run("handle", of: id)
    #expect(after.due == before.due && after.intervals == before.intervals)
  }

  @Test func `a provisional date becomes firm`() throws {
    var world = try World(at: "2026-12-10T09:00+08:00")
    let id = try world.claimed()
    #expect(try world.run("handle", of: id).due.isProvisional)
    let circular = try Circular(
      year: 2027, number: "国办发明电〔2026〕9号", issued: world.around.calendar.date(of: world.now),
      address: "", off: [try #require(CivilDate("2027-01-01"))], work: [])
    world.bring(circulars: world.around.calendar.circulars + [circular])
    #expect(try !world.run("handle", of: id).due.isProvisional)
  }
}
