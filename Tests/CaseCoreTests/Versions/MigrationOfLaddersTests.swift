import Testing
import WorkCalendar

@testable import CaseCore

/// What has fired does not fire again in another version, and order and distance stay.
@Suite struct MigrationOfLaddersTests {
  /// One more rung of the departments' ladder, between two that it has.
  private static let between: [World.Edit] = [
    (
      "      - {at: 3wd, tell: [head, director], slip: yellow",
      "      - {at: 2wd, tell: head}\n      - {at: 3wd, tell: [head, director], slip: yellow"
    )
  ]

  /// A request whose clock is late by a day: its reminder and its first slip are out.
  private func late() throws -> (World, CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.claimed()
    try world.advance(to: "2026-03-24T18:30+08:00")
    try world.advance(to: "2026-03-25T09:30+08:00")
    #expect(try world.case_(id).run("handle")?.lastFired?.rung == 1)
    return (world, id)
  }

  private func fired(_ id: CaseID, in world: World, since place: Int) -> [String] {
    world.steps.dropFirst(place).compactMap { step in
      guard step.event.caseID == id, case .rungFired(.rule("handle"), let rung, _) = step.event.kind
      else { return nil }
      return "\(rung) \(world.around.calendar.date(of: step.event.at))"
    }
  }

  @Test func `a rung that came between fires, those before it don't`() throws {
    var (world, id) = try late()
    try world.bring(MigrationOfLaddersTests.between)
    try world.migrate(id)
    let place = world.steps.count
    try world.advance(to: "2026-04-02T12:00+08:00")
    #expect(
      fired(id, in: world, since: place) == ["2 2026-03-26", "3 2026-03-27", "4 2026-03-31"])
  }

  @Test func `what is late stays late`() throws {
    var (world, id) = try late()
    let before = try #require(try world.case_(id).run("handle"))
    try world.bring(MigrationOfLaddersTests.between + [("- {limit: 15wd}", "- {limit: 5wd}")])
    try world.migrate(id)
    let after = try #require(try world.case_(id).run("handle"))
    #expect(after.missedAt == before.missedAt && after.due == before.due)
  }

  @Test func `a longer limit lets it be on time again, and reminds of nothing twice`() throws {
    var (world, id) = try late()
    try world.bring([("- {limit: 15wd}", "- {limit: 20wd}")])
    try world.migrate(id)
    let after = try #require(try world.case_(id).run("handle"))
    #expect(after.missedAt == nil && after.due.date.description == "2026-03-30")
    let place = world.steps.count
    try world.advance(to: "2026-04-03T12:00+08:00")
    #expect(fired(id, in: world, since: place) == ["2 2026-04-03"])
  }

  @Test func `repetitions go on counting`() throws {
    var (world, id) = try late()
    try world.advance(to: "2026-04-16T12:00+08:00")
    let before = try #require(try world.case_(id).run("handle")?.lastFired)
    #expect(before.rung == 4 && before.occurrence == 2)
    try world.bring(MigrationOfLaddersTests.between)
    try world.migrate(id)
    let after = try #require(try world.case_(id).run("handle"))
    #expect(after.lastFired?.rung == 5 && after.lastFired?.occurrence == 2)
    #expect(after.nextRung?.occurrence == 3)
  }
}
