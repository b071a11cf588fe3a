import Testing
import WorkCalendar

@testable import CaseCore

/// Where a case is after it went over, and what it waits for there.
@Suite struct MigrationOfStatesTests {
  /// The state in which a request is pooled, by another name.
  private static let renamed: [World.Edit] = [("pooled", "waiting-room")]

  private func pooled() throws -> (World, CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.accepted()
    return (world, id)
  }

  @Test func `a state that is gone has to be mapped`() throws {
    var (world, id) = try pooled()
    try world.bring(MigrationOfStatesTests.renamed)
    let words = try world.refusal(id)
    #expect(words.contains("pooled") && words.contains("--map"), "\(words)")
    #expect(try world.case_(id).procedure.version == 3)
    try world.migrate(id, ["pooled": "waiting-room"])
    let after = try world.case_(id)
    #expect(after.state == "waiting-room")
    #expect(after.run("schedule")?.intervals.started == world.now)
    try world.act(
      id, "dispatch", by: "officer-one", ["lead-department": .organisation("district-transport")])
    #expect(try world.case_(id).cameFrom == "waiting-room")
  }

  @Test func `of a state that is two now each case goes where it is told`() throws {
    var (world, first) = try pooled()
    let second = try world.accepted()
    try world.bring(MigrationOfStatesTests.renamed)
    let map: [StateName: StateName] = ["pooled": "waiting-room"]
    let number = try world.case_(second).number
    try world.migrate(first, map, cases: [number: "submitted"])
    try world.migrate(second, map, cases: [number: "submitted"])
    #expect(world.state(first) == "waiting-room")
    #expect(world.state(second) == "submitted")
    #expect(try world.case_(second).run("triage") != nil)
    #expect(try world.case_(second).run("schedule") == nil)
  }

  @Test func `nobody's case is ended by a migration`() throws {
    var (world, id) = try pooled()
    try world.bring([])
    #expect(try world.refusal(id, ["pooled": "closed"]).contains("了结"))
  }

  @Test func `the state from which it came goes by its new name too`() throws {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.dispatched()
    try world.bring(MigrationOfStatesTests.renamed)
    try world.migrate(id, ["pooled": "waiting-room"])
    #expect(try world.case_(id).cameFrom == "waiting-room")
  }

  @Test func `a case that would have no clock stays, and says why`() throws {
    var (world, id) = try pooled()
    var version = try World.version([])
    for place in version.states.indices where version.states[place].name == "pooled" {
      version.states[place].clocks = []
    }
    world.around.procedures.put(version)
    #expect(try world.refusal(id).contains("没有在走的时限"))
  }

  @Test func `a choice that is no more keeps its case where it is`() throws {
    var (world, id) = try pooled()
    try world.bring([("[职工福利, 子女教育, 交通安全,", "[职工福利, 子女教育,")])
    let words = try world.refusal(id)
    #expect(words.contains("问题类别") && words.contains("交通安全"), "\(words)")
  }

  @Test func `a proposal stays if its action does`() throws {
    var (world, id) = try pooled()
    try world.act(
      id, "refuse", by: "officer-one",
      ["reason": .text("不在范围"), "signpost": .text("请向区政府提出")])
    try world.bring([
      ("director: {limit: 1wd, ladder: director}", "director: {limit: 3wd, ladder: director}")
    ])
    try world.migrate(id)
    #expect(try world.case_(id).proposal?.action == "refuse")
    #expect(try world.case_(id).run(.confirmation)?.due.date.description == "2026-03-05")
    try world.act(id, "confirm", by: "director")
    #expect(world.state(id) == "refused")
  }

  @Test func `a proposal whose second person is another lapses, and both sides are told`() throws {
    var (world, id) = try pooled()
    try world.act(
      id, "refuse", by: "officer-one",
      ["reason": .text("不在范围"), "signpost": .text("请向区政府提出")])
    let refuse = try #require(
      try World.version([]).action("refuse", in: "pooled")?.second?.role)
    #expect(refuse == "director")
    var version = try World.version([])
    for place in version.actions.indices where version.actions[place].name == "refuse" {
      version.actions[place].second?.role = "council-member"
    }
    world.around.procedures.put(version)
    try world.migrate(id)
    #expect(try world.case_(id).proposal == nil)
    #expect(try world.case_(id).run(.confirmation) == nil)
    #expect(world.steps.last?.event.kind == .proposalEnded("refuse", .lapsed))
    #expect(world.told("engine-proposal-ended", of: id) == ["officer-one", "director"])
  }

  @Test func `a field that is required now is asked for where it comes up`() throws {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.file(
      for: "suat", by: "suat-liaison", ["title": .text("路灯"), "description": .text("不亮")])
    try world.bring([
      (
        "weight: required, member-in-charge: optional",
        "weight: required, member-in-charge: required"
      )
    ])
    try world.migrate(id)
    let fields: [FieldName: FieldValue] = [
      "category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般"),
    ]
    #expect(
      world.attempt(id, "accept", by: "officer-one", fields).refusedFields == ["member-in-charge"])
    #expect(try world.case_(id).wanted == [])
  }

  @Test func `passed by already, it is asked for with the next actions, and nothing waits for it`()
    throws
  {
    var (world, id) = try pooled()
    try world.bring([
      (
        "category: required, urgency: required",
        "category: required, source: required, urgency: required"
      )
    ])
    try world.migrate(id)
    let file = try world.case_(id)
    #expect(file.wanted == ["source"])
    let procedure = try #require(world.around.procedures[file.procedure])
    let offers = Offers(
      file, procedure, around: world.around, at: world.now, for: "officer-one"
    ).all()
    let asked = offers.first { $0.action == "dispatch" }?.fields.first { $0.field == "source" }
    #expect(asked?.isRequired == false)
    var lead: [FieldName: FieldValue] = ["lead-department": .organisation("district-transport")]
    var other = world
    try other.act(id, "dispatch", by: "officer-one", lead)
    #expect(try other.case_(id).wanted == ["source"])
    lead["source"] = .choice("来电")
    try world.act(id, "dispatch", by: "officer-one", lead)
    #expect(try world.case_(id).wanted == [])
    #expect(try world.case_(id).fields["source"] == .choice("来电"))
  }
}
