import Testing

@testable import CaseCore

/// 审批: whoever proposed and whoever is to confirm hear of every step.
@Suite struct `Both sides of a proposal are told` {
  private var world: World
  private let id: CaseID
  private let both: Set<PersonID> = ["director", World.transport]

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
    id = try world.claimed()
    try world.act(
      id, "suspend", by: World.transport,
      [
        "suspend-cause": .choice("待上级批复"), "reason": .text("待批复"),
        "review-date": try world.date("2026-06-10"),
      ])
  }

  private func told(_ template: TemplateName) -> Set<PersonID> {
    Set(world.told(template, of: id))
  }

  private var end: String? { world.says("审批结果", in: EngineTemplate.proposalEnded, of: id) }

  @Test func `when it is made`() {
    #expect(told(EngineTemplate.proposed) == both)
  }

  @Test func `what is asked for, and until when, when it is made`() {
    let said = ["提请事项", "暂缓原因", "理由", "复核日期", "审批时限"]
      .map { world.says($0, in: EngineTemplate.proposed, of: id) }
    #expect(said == ["暂缓办理", "待上级批复", "待批复", "2026-06-10", "2026-06-02"])
  }

  @Test mutating func `of what came of it, and the dates that it gives`() throws {
    try world.act(id, "confirm", by: "director")
    let said = ["提请事项", "办理环节", "暂缓复核时限"]
      .map { world.says($0, in: EngineTemplate.proposalEnded, of: id) }
    #expect(said == ["暂缓办理", "暂缓办理", "2026-06-10"])
  }

  @Test mutating func `when it is confirmed`() throws {
    try world.act(id, "confirm", by: "director")
    #expect(told(EngineTemplate.proposalEnded) == both)
    #expect(end == "已确认")
  }

  @Test mutating func `when it is declined, with the reason on record`() throws {
    guard case .refused(.noteMissing, _) = world.attempt(id, "decline", by: "director") else {
      Issue.record("a reason is wanted")
      return
    }
    try world.act(id, "decline", by: "director", note: "材料不足")
    #expect(told(EngineTemplate.proposalEnded) == both)
    #expect(end == "已退回")
  }

  @Test mutating func `when it is taken back`() throws {
    try world.act(id, "take-back", by: World.transport)
    #expect(told(EngineTemplate.proposalEnded) == both)
    #expect(end == "已撤回")
  }

  @Test mutating func `when another action moves the case and it lapses`() throws {
    try world.act(id, "complete", by: World.transport, World.done)
    #expect(told(EngineTemplate.proposalEnded) == both)
    #expect(end?.hasPrefix("已失效") == true)
    #expect(try world.case_(id).proposal == nil)
    let kinds = world.steps.filter { $0.event.caseID == id }.map(\.event.kind)
    #expect(
      kinds.suffix(2) == [
        .acted("complete", branch: "complete"), .proposalEnded("suspend", .lapsed),
      ], "the moving, and the lapsing by itself")
  }
}
