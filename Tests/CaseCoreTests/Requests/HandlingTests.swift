import Testing
import WorkCalendar

@testable import CaseCore

/// The rows `dispatched` to `long-term` of the domain's table.
@Suite struct `A request that is dealt with` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private let reason: [FieldName: FieldValue] = ["reason": .text("情况有变")]

  private mutating func suspend(_ id: CaseID, until day: String) throws -> Outcome {
    world.attempt(
      id, "suspend", by: World.transport,
      [
        "suspend-cause": .choice("待上级批复"), "reason": .text("待批复"),
        "review-date": try world.date(day),
      ])
  }

  private mutating func shelved(until day: String = "2026-12-01") throws -> CaseID {
    let id = try world.claimed()
    try world.act(
      id, "shelve", by: World.transport,
      [
        "plan": .text("纳入明年计划"), "milestones": .text("年内立项"),
        "target": try world.date(day),
      ])
    try world.act(id, "confirm", by: "member-one")
    return id
  }

  @Test mutating func `refuses what isn't possible before it asks for a form`() throws {
    let id = try world.claimed()
    // The lead may see who asked, so nobody has to pass word on.
    let answer = world.attempt(id, "pass-word", by: "officer-one", [:])
    guard case .refused(.conditionNotMet, _) = answer else {
      Issue.record("\(answer)")
      return
    }
    let contact = world.attempt(id, "contact", by: World.transport, [:])
    #expect(contact.refusedFields == ["contact-note"])
  }

  @Test mutating func `is returned once by a lead and twice in all`() throws {
    let id = try world.dispatched()
    try world.returned(id)
    #expect(try world.case_(id).run("handle")?.phase == .held)
    try world.act(
      id, "uphold", by: "officer-one", ["lead-department": .organisation("district-housing")])
    #expect(try world.case_(id).run("handle")?.serial == 2, "fresh")
    let fields: [FieldName: FieldValue] = [
      "reason": .text("无此职责"), "legal-basis": .text("三定方案"),
      "suggested-lead": .organisation("district-health"),
    ]
    try world.act(id, "return", by: World.housing, fields)
    try world.act(
      id, "uphold", by: "officer-one", ["lead-department": .organisation("district-health")])
    let third = world.attempt(
      id, "return", by: "district-health-liaison",
      fields.merging(["suggested-lead": .organisation("district-labour")]) { _, new in new })
    guard case .refused(.capReached("return", Cap(times: 2, scope: .whole)), _) = third else {
      Issue.record("\(third)")
      return
    }
  }

  @Test mutating func `is not returned after the claim limit`() throws {
    let id = try world.dispatched()
    try world.advance(to: "2026-06-03T09:00+08:00")
    #expect(
      !world.attempt(
        id, "return", by: World.transport,
        [
          "reason": .text("无此职责"), "legal-basis": .text("三定方案"),
          "suggested-lead": .organisation("district-health"),
        ]
      ).isDone)
  }

  @Test mutating func `keeps a working day at least when a late ruling goes against the lead`()
    throws
  {
    let id = try world.dispatched(weight: "简易")
    try world.returned(id)
    try world.advance(to: "2026-06-10T10:00+08:00")
    try world.act(id, "overrule", by: "officer-one", reason)
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-06-11"))
    #expect(try world.case_(id).run("claim")?.serial == 2)
  }

  @Test mutating func `is claimed by the head for his handler, and named on behalf`() throws {
    let id = try world.dispatched()
    try world.act(id, "claim", by: "district-transport-head")
    #expect(try world.case_(id).run("contact")?.due.date == CivilDate("2026-06-02"))
    let claim = BehalfClaim(saidBy: "张科长", means: .telephone, saidOn: "2026-06-01")
    try world.act(
      id, "report", by: "officer-one", behalf: claim, ["progress-text": .text("已踏勘")])
    #expect(world.told(EngineTemplate.recorded, of: id) == [World.transport])
  }

  @Test mutating func `of a requester who hides its name is passed on by the secretariat`() throws {
    let id = try world.accepted(["hide-requester": .flag(true)])
    try world.act(
      id, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    try world.act(id, "claim", by: World.transport)
    let words: [FieldName: FieldValue] = ["contact-note": .text("已说明安排")]
    #expect(!world.attempt(id, "contact", by: World.transport, words).isDone)
    try world.act(id, "pass-word", by: "officer-one", words)
    #expect(try world.case_(id).run("contact") == nil)
    let open = try world.claimed(from: "bay-lab")
    #expect(!world.attempt(open, "pass-word", by: "officer-one", words).isDone)
    #expect(world.attempt(open, "contact", by: World.transport, words).isDone)
  }

  @Test mutating func `reports after three working days, then every five, and never if simple`()
    throws
  {
    let id = try world.claimed()
    #expect(try world.case_(id).run("progress")?.due.date == CivilDate("2026-06-04"))
    try world.act(id, "report", by: World.transport, ["progress-text": .text("已踏勘")])
    #expect(try world.case_(id).run("progress")?.due.date == CivilDate("2026-06-08"))
    let simple = try world.claimed(weight: "简易")
    #expect(try world.case_(simple).run("progress") == nil)
  }

  @Test mutating func `fires no rung of its handling while an extension is pending`() throws {
    let id = try world.claimed(weight: "简易")
    try world.act(
      id, "ask-extension", by: World.transport,
      [
        "reason": .text("车辆未到位"), "progress-text": .text("正在协调"),
        "new-date": try world.date("2026-06-08"),
      ])
    try world.advance(to: "2026-06-12T18:00+08:00")
    let rungs = world.steps.compactMap { step -> ClockKey? in
      if case .rungFired(let key, _, _) = step.event.kind { return key }
      return nil
    }
    #expect(!rungs.contains(.rule("handle")))
    #expect(rungs.contains(.confirmation), "the director's ladder climbs")
    try world.act(id, "deny-extension", by: "director", note: "材料不足")
    try world.advance(to: "2026-06-15T09:00+08:00")
    #expect(try world.case_(id).run("handle")?.lastFired != nil)
  }

  @Test(.bug(id: "PEERS-2"))
  mutating func `is suspended with a reason, and for twenty working days at most`() throws {
    let id = try world.claimed()
    #expect(try suspend(id, until: "2026-07-01").refusedFields == ["review-date"])
    #expect(!world.attempt(id, "suspend", by: World.transport).refusedFields.isEmpty)
    #expect(try suspend(id, until: "2026-06-29").isDone)
  }

  @Test(.bug(id: "PEERS-8"))
  mutating func `is suspended once a round, wakes itself, and tells all of it`() throws {
    let id = try world.claimed()
    #expect(try suspend(id, until: "2026-06-03").isDone)
    try world.act(id, "confirm", by: "director")
    try world.advance(to: "2026-06-04T09:00+08:00")
    #expect(world.state(id) == "in-progress")
    let told = Set(world.told("request-resumed", of: id) + world.told("auto-resume", of: id))
    #expect(
      told.isSuperset(of: [
        "suat-liaison", World.transport, "officer-one", "director", "district-transport-head",
      ]), "all are told")
    #expect(!(try suspend(id, until: "2026-06-10").isDone))
  }

  @Test mutating func `is reassigned at most twice a round`() throws {
    let id = try world.dispatched()
    for department in ["district-housing", "district-health", "district-labour"] {
      let outcome = world.attempt(
        id, "reassign", by: "member-one",
        reason.merging(["lead-department": .organisation(OrganisationID(department))]) { $1 })
      #expect(outcome.isDone == (department != "district-labour"))
    }
  }

  @Test
  mutating func `on the long list reports monthly, and its target's passing raises the level`()
    throws
  {
    let id = try shelved(until: "2026-06-30")
    let file = try world.case_(id)
    #expect(file.run("handle") == nil && file.run("contact") == nil)
    #expect(file.run("progress")?.due.date == CivilDate("2026-07-01"))
    try world.advance(to: "2026-07-02T10:00+08:00")
    #expect(try world.case_(id).level == 1)
    #expect(world.told("request-target-passed", of: id) == ["suat-liaison"])
    #expect(try world.case_(id).slips.map(\.colour) == [.blue])
  }

  @Test mutating func `on the long list has its target moved once, with the council`() throws {
    let id = try shelved()
    for isFirst in [true, false] {
      let outcome = world.attempt(
        id, "retarget", by: World.transport,
        reason.merging(["target": try world.date("2027-03-01")]) { $1 })
      #expect(outcome.isDone == isFirst)
      if isFirst { try world.act(id, "confirm", by: "member-one") }
    }
    #expect(try world.case_(id).run("target")?.due.date == CivilDate("2027-03-01"))
  }

  @Test mutating func `comes back from the long list with its handling fresh`() throws {
    let id = try shelved()
    try world.act(id, "unshelve", by: "officer-one", reason)
    let file = try world.case_(id)
    #expect(file.state == "in-progress" && file.run("target") == nil)
    #expect(file.run("handle")?.serial == 2)
    #expect(
      !world.attempt(
        id, "shelve", by: World.transport,
        [
          "plan": .text("再挂账"), "milestones": .text("明年"),
          "target": try world.date("2026-12-31"),
        ]
      ).isDone, "once a case")
  }

  @Test mutating func `is ended by the council member, and its open assistances with it`() throws {
    let id = try world.claimed(with: ["district-housing"])
    let ending: [FieldName: FieldValue] = [
      "reason": .text("条件不具备"), "public-reply": .text("暂不具备条件。"),
    ]
    #expect(!world.attempt(id, "terminate", by: "director", ending).isDone)
    try world.act(id, "terminate", by: "member-one", ending)
    #expect(try world.case_(id).fields["outcome"] == .choice("未解决"))
    #expect(world.state(world.children(id)[0].id) == "cancelled")
  }

  @Test mutating func `is ended by the member in charge where there is one`() throws {
    let named = try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("末班车太早"), "description": .text("夜班人员无法返回。")])
    try world.act(
      named, "accept", by: "officer-one",
      [
        "category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般"),
        "member-in-charge": .person("member-two"),
      ])
    try world.act(
      named, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    let ending: [FieldName: FieldValue] = [
      "reason": .text("条件不具备"), "public-reply": .text("暂不具备条件。"),
    ]
    #expect(!world.attempt(named, "terminate", by: "member-one", ending).isDone)
    // What any member of the council may do, he may go on doing.
    try world.act(named, "instruct", by: "member-one", ["instruction": .text("抓紧")])
    try world.act(named, "terminate", by: "member-two", ending)
  }

  @Test(.bug(id: "PEERS-1"))
  mutating func `is looked at after ninety working days, and every twenty after`() throws {
    let id = try shelved()
    let filed = try #require(CivilDate("2026-06-01"))
    let first = world.around.calendar.due(.workingDays(90), from: filed)
    world.advance(to: first.instant.advanced(byMilliseconds: 60_000))
    #expect(Set(world.told(EngineTemplate.look, of: id)) == ["director", "member-one"])
    try world.act(id, "look", by: "director", note: "等待立项")
    try world.act(id, "look", by: "member-one", note: "同意继续挂账")
    #expect(!world.attempt(id, "look", by: "director", note: "又看").isDone)
    let second = world.around.calendar.due(.workingDays(20), from: first.date)
    #expect(try world.case_(id).run(.look)?.due.date == second.date)
  }
}
