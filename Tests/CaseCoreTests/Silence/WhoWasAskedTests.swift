import Testing
import WorkCalendar

@testable import CaseCore

/// 默认: silence counts only for those whom the question reached.
@Suite struct `Silence counts` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  /// A request of two members, merged, whose completion was approved.
  private mutating func ofTwo() throws -> CaseID {
    let other = try world.accepted(from: "bay-lab")
    let id = try world.claimed()
    try world.act(other, "merge", by: "officer-one", ["target-case": .cases([id])])
    try world.act(id, "complete", by: World.transport, World.done)
    try world.act(id, "approve", by: "officer-one")
    return id
  }

  @Test mutating func `only when every requester was reached`() throws {
    let id = try ofTwo()
    world.unreachable = ["bay-lab-liaison"]
    try world.advance(to: "2026-06-09T09:00+08:00")
    #expect(world.state(id) == "awaiting-rating", "the second was never asked")
    #expect(try world.case_(id).run(.reach("rating")) != nil)
    try world.act(id, "give-up", by: "officer-one", note: "三次去电未接")
    #expect(try world.case_(id).fields["unrated"] == .flag(true))
  }

  @Test mutating func `at once when the last one's failed notice arrives after all`() throws {
    let id = try ofTwo()
    world.unreachable = ["bay-lab-liaison"]
    try world.advance(to: "2026-06-09T09:00+08:00")
    let failed = try world.case_(id).asked.filter { $0.value == .handedOver }.keys
    #expect(!failed.isEmpty)
    for notice in failed { world.decide(.noticeEnded(id, notice, .delivered)) }
    #expect(world.state(id) == "closed")
  }

  @Test mutating func `for all requesters at once when all were reached`() throws {
    let id = try ofTwo()
    try world.advance(to: "2026-06-09T09:00+08:00")
    #expect(world.state(id) == "closed")
  }

  @Test mutating func `for whoever joins while others rate only when he is asked too`() throws {
    let id = try world.awaitingRating()
    let other = try world.accepted(from: "bay-lab")
    try world.advance(to: "2026-06-02T10:00+08:00")
    world.unreachable = ["bay-lab-liaison"]
    try world.act(other, "merge", by: "officer-one", ["target-case": .cases([id])])
    #expect(world.told(EngineTemplate.joined, of: id) == ["bay-lab-liaison"])
    try world.advance(to: "2026-06-09T09:00+08:00")
    #expect(world.state(id) == "awaiting-rating")
  }

  @Test mutating func `of a new lead only when the reply was put before it`() throws {
    let id = try world.claimed(with: ["district-housing"])
    let assistance = world.children(id)[0].id
    try world.act(assistance, "reply", by: World.housing, ["reply-text": .text("可配合")])
    try world.advance(to: "2026-06-01T10:00+08:00")
    world.unreachable = ["district-health-liaison"]
    try world.act(
      id, "reassign", by: "director",
      ["lead-department": .organisation("district-health"), "reason": .text("职责不符")])
    try world.advance(to: "2026-06-04T09:00+08:00")
    #expect(world.state(assistance) == "replied", "the new lead has heard of nothing")
    #expect(try world.case_(assistance).run(.reach("adopt"))?.owner.person == "officer-one")
  }
}
