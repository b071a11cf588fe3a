import Testing
import WorkCalendar

@testable import CaseCore

/// What may be done in every open state.
@Suite struct `In every open state` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  @Test mutating func `the council instructs, and the owner is told`() throws {
    let id = try world.dispatched()
    for person: PersonID in ["director", "member-one", "chair"] {
      #expect(
        world.attempt(
          id, "instruct", by: person, ["instruction": .text("请抓紧办理")]
        ).isDone, "\(person)")
    }
    #expect(world.told("instruct", of: id).contains(World.transport))
  }

  @Test mutating func `another matter is split off for the same requester`() throws {
    let id = try world.dispatched()
    try world.act(
      id, "split", by: "officer-one",
      ["split-title": .text("站台遮雨棚"), "split-description": .text("东门站无遮雨棚。")])
    let other = try #require(
      world.around.docket.files.first { $0.fields["split-from"] == .cases([id]) })
    #expect(other.state == "submitted" && other.parent == nil)
    #expect(other.requesters.map(\.organisation) == ["suat"])
    #expect(world.told("request-filed", of: other.id) == ["suat-liaison"])
  }

  @Test(.bug(id: "PEERS-18"))
  mutating func `a case goes on under the version of the procedure that it began with`() throws {
    let id = try world.dispatched()
    var newer = try #require(world.around.procedures.inForce("request"))
    newer.version += 1
    newer.actions.removeAll { $0.name == "claim" }
    world.around.procedures.put(newer)
    try world.act(id, "claim", by: World.transport)
    #expect(try world.case_(id).procedure.version == newer.version - 1)
  }

  @Test mutating func `the secretariat hands a handler over`() throws {
    let id = try world.claimed()
    try world.act(
      id, "hand-over", by: "officer-one",
      ["new-handler": .person("district-transport-handler")])
    #expect(try world.case_(id).owner?.person == "district-transport-handler")
    let toNobody = world.attempt(id, "hand-over", by: "officer-one")
    #expect(toNobody.refusedFields == ["new-officer"])
    let file = try world.case_(id)
    let procedure = try #require(world.around.procedures[file.procedure])
    let offers = Offers(
      file, procedure, around: world.around, at: world.now, for: "officer-one"
    ).all()
    let form = try #require(offers.first { $0.action == "hand-over" }?.fields)
    let officer = try #require(form.first { $0.field == "new-officer" })
    #expect(!officer.isRequired && officer.need.when == [.filled("new-handler", false)])
    let handler = try #require(form.first { $0.field == "new-handler" })
    #expect(!handler.isRequired && handler.need.when.isEmpty)
  }

  @Test mutating func `words are recorded for the party that is named`() throws {
    let id = try world.claimed()
    let claim = BehalfClaim(
      saidBy: "王老师", means: .telephone, saidOn: "2026-06-01", organisation: "suat")
    try world.act(id, "note", by: "officer-one", behalf: claim, ["remark": .text("已知悉")])
    guard case .behalf(let behalf)? = world.steps.last?.event.actor else {
      Issue.record("not recorded on behalf")
      return
    }
    #expect(behalf.role == "requester")
    #expect(world.told(EngineTemplate.recorded, of: id) == ["suat-liaison"])
    let stranger = BehalfClaim(
      saidBy: "李老师", means: .telephone, saidOn: "2026-06-01", organisation: "bay-lab")
    #expect(
      !world.attempt(
        id, "note", by: "officer-one", behalf: stranger, ["remark": .text("旁人之言")]
      ).isDone)
  }

  @Test mutating func `records no word older than the case, nor one kept too long`() throws {
    world.now = world.now.advanced(byMilliseconds: 20 * Instant.millisecondsPerDay)
    let id = try world.dispatched()
    let filed = try #require(CivilDate("2026-06-21"))
    func claim(_ day: CivilDate) -> BehalfClaim {
      BehalfClaim(saidBy: "张科长", means: .telephone, saidOn: "\(day)T09:00:00+08:00")
    }
    let before = filed.advanced(byDays: -1)
    let refused = world.attempt(id, "claim", by: "officer-one", behalf: claim(before))
    #expect(refused == .refused(.saidTooEarly(.behalf, earliest: filed), record: []))
    try world.act(id, "claim", by: "officer-one", behalf: claim(filed))
    func file(_ day: CivilDate) -> Outcome {
      var said = claim(day)
      said.organisation = "suat"
      return world.decide(
        .open(
          Opening(
            procedure: "request", requester: "suat", contact: nil,
            fields: ["title": .text("路灯"), "description": .text("不亮")],
            caller: Caller(person: "officer-one", behalf: said))))
    }
    let earliest = filed.advanced(byDays: -Deliberation.longestKeptDays)
    #expect(
      file(earliest.advanced(byDays: -1))
        == .refused(.saidTooEarly(.behalf, earliest: earliest), record: []))
    #expect(file(earliest).isDone)
  }

  @Test mutating func `tells an unknown post from one that is not the caller's`() throws {
    let id = try world.accepted()
    let note: [FieldName: FieldValue] = ["remark": .text("备忘")]
    #expect(
      world.attempt(id, "note", by: "officer-one", as: "oficer-one", note)
        == .refused(.unknownPost("oficer-one"), record: []))
    #expect(
      world.attempt(id, "note", by: "officer-one", as: "chair", note)
        == .refused(.notYours("note"), record: []))
  }
}
