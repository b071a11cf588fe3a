import Testing

@testable import CaseCore

@Suite struct `What people are told` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  @Test mutating func `does not repeat the reason of an earlier action`() throws {
    let id = try world.claimed(with: ["district-housing"])
    let child = world.children(id)[0].id
    try world.act(
      child, "refuse", by: World.housing,
      ["reason": .text("无此职责"), "legal-basis": .text("三定方案")])
    try world.act(child, "cancel", by: "officer-one")
    #expect(world.told("assistance-cancelled", of: child).isEmpty == false)
    #expect(world.says("理由", in: "assistance-cancelled", of: child) == nil)
  }

  @Test mutating func `says who called when the secretariat files for a member`() throws {
    let opening = Opening(
      procedure: "request", requester: "suat", contact: nil,
      fields: ["title": .text("路灯不亮"), "description": .text("北侧三盏。")],
      caller: Caller(
        person: "officer-one",
        behalf: BehalfClaim(saidBy: "王老师", means: .telephone, saidOn: "2026-06-01")))
    let outcome = world.decide(.open(opening))
    let step = try #require(outcome.steps.first)
    guard case .behalf(let behalf) = step.event.actor else {
      Issue.record("filed by \(step.event.actor)")
      return
    }
    #expect(behalf.saidBy == "王老师" && behalf.recorder == "officer-one")
    #expect(world.told(EngineTemplate.recorded, of: step.after.id) == ["suat-liaison"])
  }
}
