import Testing
import WorkCalendar

@testable import CaseCore

/// The domain's table of `assistance`.
@Suite struct `An assistance` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private mutating func asked(weight: String = "一般") throws -> CaseID {
    let parent = try world.claimed(weight: weight, with: ["district-housing"])
    return world.children(parent)[0].id
  }

  private mutating func refuse(_ id: CaseID) -> Outcome {
    world.attempt(
      id, "refuse", by: World.housing,
      ["reason": .text("无此职责"), "legal-basis": .text("三定方案")])
  }

  private mutating func reply(_ id: CaseID) throws {
    try world.act(id, "reply", by: World.housing, ["reply-text": .text("可配合")])
  }

  @Test mutating func `names who leads and who assists, each by its part`() throws {
    let id = try asked()
    let said = ["牵头单位", "协办单位"].map { world.says($0, in: "assistance-asked", of: id) }
    let names = ["district-transport", "district-housing"]
      .map { world.around.roster.organisation($0)?.name }
    #expect(said == names)
  }

  @Test(.bug(id: "PEERS-23"))
  mutating func `is due three days after asking, or a day before the lead if that is sooner`()
    throws
  {
    let usual = try asked()
    #expect(try world.case_(usual).run("reply")?.due.date == CivilDate("2026-06-04"))
    let hurried = try asked(weight: "简易")
    #expect(try world.case_(hurried).run("reply")?.due.date == CivilDate("2026-06-03"))
  }

  @Test mutating func `is refused once, within the claim limit, and the ruling leaves a day`()
    throws
  {
    let id = try asked()
    #expect(refuse(id).isDone)
    #expect(try world.case_(id).run("reply")?.phase == .held)
    try world.advance(to: "2026-06-02T10:00+08:00")
    try world.act(id, "overrule", by: "officer-one", ["reason": .text("归贵局配合")])
    let file = try world.case_(id)
    #expect(file.state == "accepted")
    #expect(try #require(file.run("reply")).due.date >= #require(CivilDate("2026-06-03")))
    let late = try asked()
    try world.advance(to: "2026-06-04T09:00+08:00")
    #expect(!refuse(late).isDone)
  }

  @Test mutating func `is sent back once, with its reply fresh`() throws {
    let id = try asked()
    for isFirst in [true, false] {
      try reply(id)
      let back = world.attempt(
        id, "send-back", by: World.transport, ["reason": .text("请写明时间")])
      #expect(back.isDone == isFirst)
    }
    #expect(try world.case_(id).uses(of: "reply", per: .whole) == 2)
  }

  @Test mutating func `is adopted by itself when the lead was asked and says nothing`() throws {
    let id = try asked()
    try reply(id)
    try world.advance(to: "2026-06-04T09:00+08:00")
    #expect(world.state(id) == "adopted")
  }

  @Test mutating func `that the lead cancels unanswered counts against the co-department`() throws {
    let silent = try asked()
    let reason: [FieldName: FieldValue] = ["reason": .text("不再需要")]
    try world.act(silent, "cancel-by-lead", by: World.transport, reason)
    #expect(try world.case_(silent).fields["no-reply"] == .flag(true))
    let answered = try asked()
    try reply(answered)
    try world.act(answered, "cancel-by-lead", by: World.transport, reason)
    #expect(try world.case_(answered).fields["no-reply"] == nil)
  }

  @Test mutating func `goes on while its parent is suspended, and ends when it is withdrawn`()
    throws
  {
    let id = try asked()
    let parent = try #require(try world.case_(id).parent)
    try world.suspend(parent, until: "2026-06-03")
    #expect(try world.case_(id).run("reply")?.phase == .running)
    try world.act(parent, "withdraw", by: "suat-liaison")
    #expect(world.state(id) == "cancelled")
    #expect(Set(world.told("assistance-cancelled", of: id)) == [World.housing, World.transport])
  }
}
