import Testing
import WorkCalendar

@testable import CaseCore

/// What becomes of the open cases of an organisation that is closed.
@Suite struct SuccessionTests {
  /// A request of one member, dispatched to one department, with another beside it.
  private func dispatched() throws -> (World, CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let id = try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("园区公交末班车太早"), "description": .text("末班车 20:30。")])
    try world.act(
      id, "accept", by: "officer-one",
      ["category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般")])
    try world.act(
      id, "dispatch", by: "officer-one",
      [
        "lead-department": .organisation("district-transport"),
        "co-departments": .organisations(["district-housing"]),
      ])
    try world.act(id, "claim", by: "district-transport-liaison")
    return (world, id)
  }

  private func close(
    _ organisation: OrganisationID, to successor: OrganisationID?, in world: inout World
  ) throws {
    let command = RosterCommand.closeOrganisation(organisation, successor: successor)
    let today = world.around.calendar.date(of: world.now)
    let outcome = world.around.roster.decide(
      command, at: world.now, today: today, actor: .administrator(as: nil))
    guard case .done(let events) = outcome else {
      Issue.record("refused: \(outcome)")
      return
    }
    for event in events { world.around.roster.apply(event) }
    for number in 1..<world.around.counters.nextCase {
      world.decide(.ownersChanged(CaseID(number)))
    }
  }

  @Test func `a successor leads on, and whoever asked hears of it`() throws {
    var (world, id) = try dispatched()
    let before = world.notices.count
    try close("district-transport", to: "district-health", in: &world)
    let file = try world.case_(id)
    #expect(file.lead == "district-health")
    #expect(
      file.owner.flatMap { world.around.roster.post($0.post)?.organisation } == "district-health")
    let echo = try #require(
      world.notices.dropFirst(before).first { $0.caseID == id && $0.purpose == .echo })
    #expect(echo.recipient.person == "suat-liaison")
    #expect(
      echo.facts.contains {
        $0.label == "单位承接" && $0.value == "区交通运输局由区卫生健康局承接"
      }, "\(echo.facts)")
  }

  @Test func `a successor takes over what a co-department was asked`() throws {
    var (world, id) = try dispatched()
    try close("district-housing", to: "district-health", in: &world)
    let child = try #require(world.around.docket.children(of: id).first)
    #expect(child.lead == "district-health")
    #expect(try world.case_(id).lead == "district-transport")
  }

  @Test func `a successor stands for whoever asked`() throws {
    var (world, id) = try dispatched()
    try close("suat", to: "bay-lab", in: &world)
    #expect(try world.case_(id).requesters.map(\.organisation) == ["bay-lab"])
    #expect(try world.case_(id).parties.contains(.organisation("bay-lab")))
    #expect(try !world.case_(id).parties.contains(.organisation("suat")))
  }

  @Test func `nobody leads what it asked for itself: it falls to the director`() throws {
    var (world, id) = try dispatched()
    try close("district-transport", to: "suat", in: &world)
    let file = try world.case_(id)
    #expect(file.lead == nil)
    #expect(file.owner?.person == "director")
    try world.act(
      id, "reassign", by: "director",
      ["lead-department": .organisation("district-health"), "reason": .text("单位撤并")])
    #expect(try world.case_(id).lead == "district-health")
  }

  @Test func `without a successor it falls to the director`() throws {
    var (world, id) = try dispatched()
    try close("district-transport", to: nil, in: &world)
    let file = try world.case_(id)
    #expect(file.owner?.person == "director")
    #expect(
      file.clocks.filter(\.isOwed).allSatisfy {
        world.around.roster.post($0.owner.post)?.organisation != "district-transport"
      })
  }

  @Test func `what has passed on once leaves no second event`() throws {
    var (world, id) = try dispatched()
    try close("district-transport", to: "district-health", in: &world)
    let version = try world.case_(id).version
    world.decide(.ownersChanged(id))
    #expect(try world.case_(id).version == version)
  }
}
