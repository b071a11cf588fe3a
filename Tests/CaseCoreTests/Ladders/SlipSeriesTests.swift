import Testing
import WorkCalendar

@testable import CaseCore

/// 一事一单: one series of slips a case and round.
@Suite struct `A series of slips` {
  private var world: World
  private let id: CaseID

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
    id = try world.dispatched(weight: "简易")
  }

  private func slips() throws -> [Slip] { try world.case_(id).slips }

  /// Puts later slips off: one would come just when the one before is to be acknowledged.
  private mutating func spreadRungs() throws {
    var procedure = try #require(world.around.procedures.inForce("request"))
    for ladder in procedure.ladders.indices {
      for (rung, offset) in zip(procedure.ladders[ladder].rungs.indices, [-1, 1, 6, 9]) {
        procedure.ladders[ladder].rungs[rung].offset = .workingDays(offset)
      }
    }
    world.around.procedures.put(procedure)
  }

  /// Claimed late, when the blue slip is out; three days later the handling is late as well.
  private mutating func blueIsOut() throws {
    try world.advance(to: "2026-06-04T10:00+08:00")
    #expect(try slips().map(\.colour) == [.blue])
    try world.act(id, "claim", by: World.transport)
    try world.advance(to: "2026-06-08T10:00+08:00")
  }

  @Test mutating func `goes on with its next colour when another clock is late`() throws {
    try blueIsOut()
    let slips = try slips()
    #expect(slips.map(\.colour) == [.blue, .yellow])
    #expect(slips.last?.clock == "handle")
  }

  @Test mutating func `lays every yellow slip before the director, whichever rung issues it`()
    throws
  {
    try blueIsOut()
    let yellow = try #require(try slips().last)
    #expect(yellow.phase == .laid)
    #expect(Set(yellow.recipients.map(\.person)) == ["district-transport-head", "director"])
    #expect(try world.case_(id).level == 1)
    #expect(world.told(EngineTemplate.rung, of: id).contains(World.transport))
    try world.advance(to: "2026-06-08T11:00+08:00")
    try world.act(id, "sign", by: "director")
    #expect(try slips().last?.phase == .issued(number: "联督〔2026〕2号"))
  }

  @Test(.bug(id: "PEERS-4")) mutating func `that nobody acknowledges brings the next rung forward`()
    throws
  {
    try spreadRungs()
    try world.advance(to: "2026-06-04T10:00+08:00")
    let next = try #require(try world.case_(id).run("claim")?.nextRung)
    world.advance(to: next.planned.advanced(byMilliseconds: -1))
    #expect(try world.case_(id).run("claim")?.lastFired?.rung == next.rung)
  }

  @Test mutating func `asks nobody to acknowledge what is done`() throws {
    try world.advance(to: "2026-06-04T10:00+08:00")
    #expect(try world.case_(id).run(.acknowledgement(1)) != nil)
    try world.act(id, "claim", by: World.transport)
    #expect(try world.case_(id).run(.acknowledgement(1)) == nil)
  }

  @Test mutating func `may issue a colour that the director left unsigned`() throws {
    try world.advance(to: "2026-06-10T08:00+08:00")
    let unsigned = try slips().first { $0.phase == .unsigned }
    #expect(unsigned?.colour == .yellow)
    try world.act(id, "claim", by: World.transport)
    try world.advance(to: "2026-06-10T10:00+08:00")
    #expect(try slips().count { $0.colour == .yellow } == 2)
  }

  @Test mutating func `starts anew with the year's next number in another case`() throws {
    try world.advance(to: "2026-06-04T10:00+08:00")
    let other = try world.dispatched(from: "bay-lab", weight: "简易")
    try world.advance(to: "2026-06-09T10:00+08:00")
    let numbers = try world.case_(other).slips.map(\.phase)
    #expect(numbers.first == .issued(number: "联督〔2026〕2号"))
  }
}
