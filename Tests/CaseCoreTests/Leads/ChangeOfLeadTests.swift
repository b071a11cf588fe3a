import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `A change of lead` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private let reason: [FieldName: FieldValue] = ["reason": .text("职责不符")]

  private func lead(_ organisation: OrganisationID) -> [FieldName: FieldValue] {
    reason.merging(["lead-department": .organisation(organisation)]) { _, new in new }
  }

  @Test mutating func `names another department than the one that has the case`() throws {
    let id = try world.dispatched()
    let same = world.attempt(id, "reassign", by: "director", lead("district-transport"))
    #expect(same.refusedFields == ["lead-department"])
    try world.returned(id)
    let again = world.attempt(id, "uphold", by: "officer-one", lead("district-transport"))
    #expect(again.refusedFields == ["lead-department"])
    try world.act(id, "uphold", by: "officer-one", lead("district-housing"))
    #expect(try world.case_(id).lead == "district-housing")
  }

  @Test mutating func `is not offered to the department that has the case`() throws {
    let id = try world.dispatched()
    let file = try world.case_(id)
    let procedure = try #require(world.around.procedures[file.procedure])
    let offers = Offers(
      file, procedure, around: world.around, at: world.now, for: "director"
    ).all()
    let reassign = try #require(offers.first { $0.action == "reassign" })
    let options = reassign.fields.first { $0.field == "lead-department" }?.options.map(\.value)
    #expect(options?.contains("district-transport") == false)
    #expect(options?.contains("district-housing") == true)
  }

  @Test mutating func `tells the former lead`() throws {
    let id = try world.claimed()
    try world.act(id, "reassign", by: "director", lead("district-housing"))
    #expect(world.told(EngineTemplate.formerLead, of: id) == [World.transport])
    #expect(world.says("牵头单位", in: EngineTemplate.formerLead, of: id) == "区住房和建设局")
    #expect(world.told("reassign", of: id) == [World.housing])
    #expect(world.told("request-new-lead", of: id) == ["suat-liaison"])
  }

  @Test mutating func `passes open assistances on, and ends one asked of the new lead`() throws {
    let id = try world.claimed(with: ["district-housing", "district-health"])
    try world.act(id, "reassign", by: "director", lead("district-housing"))
    let assistances = world.children(id)
    #expect(assistances.map(\.state) == ["cancelled", "asked"])
    #expect(assistances[1].requesters.map(\.organisation) == ["district-housing"])
    let told = Set(world.told(EngineTemplate.ownerChanged, of: assistances[1].id))
    #expect(told == [World.housing, "district-health-liaison"])
  }

  @Test mutating func `before the claim keeps the co-departments that nobody has asked yet`()
    throws
  {
    let id = try world.dispatched(with: ["district-health"])
    try world.act(id, "reassign", by: "director", lead("district-housing"))
    try world.act(id, "claim", by: World.housing)
    #expect(world.children(id).map(\.lead) == ["district-health"])
  }

  @Test mutating func `after the claim asks no co-department twice`() throws {
    let id = try world.claimed(with: ["district-health"])
    try world.act(
      world.children(id)[0].id, "reply", by: "district-health-liaison",
      ["reply-text": .text("可配合")])
    try world.act(world.children(id)[0].id, "adopt", by: World.transport)
    try world.act(id, "reassign", by: "director", lead("district-housing"))
    try world.act(id, "claim", by: World.housing)
    #expect(world.children(id).count == 1)
  }

  @Test mutating func `starts from nobody when a closed case is reopened`() throws {
    let id = try world.awaitingRating()
    try world.act(id, "rate", by: "suat-liaison", ["rating": .choice("满意")])
    try world.act(id, "reopen", by: "officer-one", reason)
    let file = try world.case_(id)
    #expect(file.lead == nil && file.round == 2 && file.level == 0)
    #expect(file.fields["rating"] == .choice("满意"), "the first verdict stays")
    #expect(world.told(EngineTemplate.formerLead, of: id) == [World.transport])
  }

  @Test mutating func `never makes whoever asked the lead`() throws {
    let pooled = try world.accepted()
    let settled = world.attempt(
      pooled, "settle", by: "officer-one",
      ["public-reply": .text("已安排"), "answered-by": .organisation("suat")])
    #expect(settled.refusedFields == ["answered-by"])
  }

  @Test mutating func `asks neither the lead nor whoever already assists to assist`() throws {
    let id = try world.claimed(with: ["district-housing"])
    for department in ["district-transport", "district-housing"] {
      let asked = world.attempt(
        id, "invite", by: World.transport,
        ["invited": .organisation(OrganisationID(department)), "task": .text("错峰放学")])
      #expect(asked.refusedFields == ["invited"])
    }
    #expect(world.children(id).count == 1)
  }
}
