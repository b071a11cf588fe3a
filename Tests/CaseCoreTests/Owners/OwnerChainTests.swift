import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `An owner chain` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private mutating func refusedAssistance() throws -> (parent: CaseID, child: CaseID) {
    let parent = try world.claimed(with: ["district-housing"])
    let child = world.children(parent)[0].id
    try world.act(
      child, "refuse", by: World.housing,
      ["reason": .text("无此职责"), "legal-basis": .text("三定方案")])
    return (parent, child)
  }

  @Test mutating func `of a child begins with the officer of its parent`() throws {
    let parent = try world.claimed(with: ["district-housing"])
    try world.act(parent, "hand-over", by: "officer-one", ["new-officer": .person("officer-two")])
    let child = world.children(parent)[0].id
    try world.act(
      child, "refuse", by: World.housing,
      ["reason": .text("无此职责"), "legal-basis": .text("三定方案")])
    #expect(try world.case_(child).owner?.person == "officer-two")
  }

  @Test mutating func `of a child follows a hand-over in its parent`() throws {
    let (parent, child) = try refusedAssistance()
    #expect(try world.case_(child).owner?.person == "officer-one")
    try world.act(parent, "hand-over", by: "officer-one", ["new-officer": .person("officer-two")])
    #expect(try world.case_(child).owner?.person == "officer-two")
    #expect(world.told(EngineTemplate.ownerChanged, of: child).contains("officer-two"))
    #expect(world.told("hand-over", of: parent).contains("officer-two"))
  }

  @Test mutating func `of an assistance finds the handler whom the lead named`() throws {
    let parent = try world.dispatched(with: ["district-housing"])
    try world.act(
      parent, "claim", by: World.transport, ["handler": .person("district-transport-handler")])
    let child = world.children(parent)[0].id
    try world.act(child, "reply", by: World.housing, ["reply-text": .text("可配合")])
    #expect(try world.case_(child).owner?.person == "district-transport-handler")
    try world.act(child, "adopt", by: "district-transport-handler")
    #expect(world.state(child) == "adopted")
  }

  @Test mutating func `of a department with nobody ends with the director, who is told so`()
    throws
  {
    let id = try world.dispatched()
    for person in ["district-transport-handler", "district-transport-head"] {
      try world.change(.closePerson(PersonID(person), acting: [:]), touching: [id])
    }
    #expect(world.told(EngineTemplate.emptyChain, of: id) == [])
    try world.change(.closePerson(World.transport, acting: [:]), touching: [id])
    #expect(try world.case_(id).owner?.person == "director")
    #expect(world.told(EngineTemplate.emptyChain, of: id) == ["director"])
    #expect(
      world.says("责任链空缺", in: EngineTemplate.emptyChain, of: id) == "牵头单位无人在任，现由您负责")
  }

  @Test mutating func `of a requester with nobody ends with the case's officer, who is told so`()
    throws
  {
    let id = try world.accepted()
    try world.change(.closePerson("suat-liaison", acting: [:]), touching: [id])
    try world.act(
      id, "settle", by: "officer-one",
      ["public-reply": .text("已安排"), "answered-by": .organisation("district-transport")])
    #expect(try world.case_(id).owner?.person == "officer-one")
    #expect(world.told(EngineTemplate.emptyChain, of: id) == ["officer-one"])
    #expect(world.says("代收", in: "request-completed", of: id) != nil, "the echo says for whom")
  }
}
