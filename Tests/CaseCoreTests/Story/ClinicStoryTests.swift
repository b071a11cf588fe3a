import Testing
import WorkCalendar

@testable import CaseCore

/// One period of the 问诊会, from its planning to its end.
@Suite("One clinic from its planning to its end")
struct ClinicStoryTests {
  /// A clinic planned for late April that has begun to collect.
  private func collecting() throws -> (World, clinic: CaseID) {
    var world = try World(at: "2026-03-02T09:00+08:00")
    let clinic = try world.file(
      "clinic", for: "secretariat", by: "officer-one",
      ["title": .text("2026年第二期问诊会"), "held-on": try world.date("2026-04-23")])
    try world.advance(to: "2026-03-27T09:00+08:00")
    return (world, clinic)
  }

  private func receipts(_ world: World, of clinic: CaseID) -> [CaseFile] {
    world.around.docket.children(of: clinic, "receipt")
  }

  /// A request on the agenda of a clinic that is in session.
  private func inSession() throws -> (World, clinic: CaseID, item: CaseID, other: CaseID) {
    var (world, clinic) = try collecting()
    var items: [CaseID] = []
    for (member, title) in [("suat", "园区公交末班车太早"), ("bay-lab", "实验楼周边路灯不亮")] {
      let id = try world.file(
        for: OrganisationID(member), by: PersonID("\(member)-liaison"),
        ["title": .text(title), "description": .text("影响夜班人员通勤。")])
      try world.act(
        id, "accept", by: "officer-one",
        ["category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般")])
      try world.act(
        id, "table", by: "officer-one",
        ["clinic": .cases([clinic]), "proposed-lead": .organisation("district-transport")])
      items.append(id)
    }
    try world.advance(to: "2026-04-10T09:00+08:00")
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
    try world.act(clinic, "approve-agenda", by: "member-one")
    try world.advance(to: "2026-04-23T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    return (world, clinic, items[0], items[1])
  }

  @Test func `collection opens by itself and asks every member`() throws {
    var (world, clinic) = try collecting()
    #expect(world.state(clinic) == "collecting")
    let members = world.around.roster.organisationsOf(kind: .member, on: CivilDate("2026-03-27")!)
    #expect(receipts(world, of: clinic).compactMap(\.lead) == members)
    for receipt in receipts(world, of: clinic).dropFirst() {
      let liaison = PersonID("\(receipt.lead!.text)-liaison")
      try world.act(receipt.id, "answer", by: liaison, ["has-requests": .choice("无诉求")])
    }
    try world.advance(to: "2026-04-10T09:00+08:00")
    #expect(world.state(clinic) == "screening")
    let silent = try #require(receipts(world, of: clinic).first)
    #expect(silent.state == "silent", "\(world.timeline(silent.id))")
  }

  @Test func `an item's hearing moves when the clinic is postponed`() throws {
    var (world, clinic) = try collecting()
    let id = try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("园区公交末班车太早"), "description": .text("夜班人员无法返回。")])
    try world.act(
      id, "accept", by: "officer-one",
      ["category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般")])
    try world.act(
      id, "table", by: "officer-one",
      ["clinic": .cases([clinic]), "proposed-lead": .organisation("district-transport")])
    #expect(try world.case_(id).run("hearing")?.due.date == CivilDate("2026-04-24"))
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-04-28"), "reason": .text("会场冲突")])
    #expect(try world.case_(id).run("hearing")?.due.date == CivilDate("2026-04-29"))
    #expect(try world.case_(id).run("hearing")?.generation == 1)
    #expect(try world.case_(clinic).run("collect")?.due.date == CivilDate("2026-04-14"))
  }

  @Test func `what is not answered in session is deferred, and the rest is followed to the end`()
    throws
  {
    var (world, clinic, item, other) = try inSession()
    try world.act(
      item, "answer", by: "officer-one",
      [
        "on-the-spot": .choice("承诺限时办理"), "answer": .text("五月底前延长末班车"),
        "answered-by": .organisation("district-transport"),
        "promised": try world.date("2026-05-29"),
      ])
    try world.act(clinic, "adjourn", by: "officer-one")
    #expect(world.state(other) == "pooled")
    let early = world.attempt(
      clinic, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "next-on": try world.date("2026-08-20")])
    guard case .refused(.conditionNotMet, _) = early else {
      Issue.record("minutes went out while an answer was not acted on: \(early)")
      return
    }
    try world.act(
      item, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    #expect(try world.case_(item).run("handle")?.due.date == CivilDate("2026-05-29"))
    try world.act(
      clinic, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "next-on": try world.date("2026-08-20")])
    #expect(world.state(clinic) == "supervising")
    try finish(item, &world)
    #expect(world.state(clinic) == "concluded", "it ends by itself with its last item")
  }

  private func finish(_ item: CaseID, _ world: inout World) throws {
    try world.act(item, "claim", by: "district-transport-liaison")
    try world.act(
      item, "complete", by: "district-transport-liaison",
      [
        "outcome": .choice("已解决"), "public-reply": .text("末班车延至 22:30。"),
        "signed-by": .text("区交通运输局负责人"),
      ])
    try world.act(item, "approve", by: "officer-one")
    try world.act(item, "rate", by: "suat-liaison", ["rating": .choice("非常满意")])
  }

  @Test func `a merged request brings its requester, and everybody rates`() throws {
    var (world, clinic, item, other) = try inSession()
    _ = clinic
    try world.act(other, "merge", by: "officer-one", ["target-case": .cases([item])])
    #expect(world.state(other) == "merged")
    #expect(try world.case_(item).requesters.map(\.organisation) == ["suat", "bay-lab"])
    try world.act(
      item, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    try world.act(item, "claim", by: "district-transport-liaison")
    try world.act(
      item, "complete", by: "district-transport-liaison",
      [
        "outcome": .choice("已解决"), "public-reply": .text("末班车延至 22:30。"),
        "signed-by": .text("区交通运输局负责人"),
      ])
    try world.act(item, "approve", by: "officer-one")
    try world.act(item, "rate", by: "suat-liaison", ["rating": .choice("非常满意")])
    #expect(world.state(item) == "awaiting-rating", "the other requester has not rated")
    try world.act(item, "rate", by: "bay-lab-liaison", ["rating": .choice("满意")])
    #expect(world.state(item) == "closed")
    #expect(try world.case_(item).fields["rating"] == .choice("满意"), "the lowest counts")
  }

  @Test func `the same story told in one jump or hour by hour is the same`() throws {
    var (world, _, item, _) = try inSession()
    var stepwise = world
    try world.advance(to: "2026-06-30T18:00+08:00")
    let hour: Int64 = 3_600_000
    let end = try #require(Instant(iso8601: "2026-06-30T18:00+08:00"))
    while stepwise.now < end {
      stepwise.advance(to: min(end, stepwise.now.advanced(byMilliseconds: hour)))
    }
    #expect(world.timeline(item) == stepwise.timeline(item))
    #expect(world.steps.map(\.event) == stepwise.steps.map(\.event))
  }
}
