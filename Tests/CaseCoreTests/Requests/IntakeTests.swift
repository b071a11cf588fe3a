import Testing
import WorkCalendar

@testable import CaseCore

/// The rows `submitted` to `answered` of the domain's table.
@Suite struct `A request that comes in` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private mutating func filed() throws -> CaseID {
    try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("路灯不亮"), "description": .text("北侧三盏。")])
  }

  private let reason: [FieldName: FieldValue] = ["reason": .text("材料不全")]
  private let refusal: [FieldName: FieldValue] = [
    "reason": .text("非本会受理"), "signpost": .text("请向街道办事处提出"),
  ]

  @Test mutating func `is asked about once, and the question's own limit stops triage`() throws {
    let id = try filed()
    let question: [FieldName: FieldValue] = ["question": .text("哪一侧？")]
    try world.act(id, "ask-info", by: "officer-one", question)
    #expect(try world.case_(id).run("triage")?.phase == .held)
    #expect(try world.case_(id).run("supplement")?.due.date == CivilDate("2026-06-08"))
    try world.advance(to: "2026-06-09T09:00+08:00")
    let file = try world.case_(id)
    #expect(file.state == "submitted" && file.fields["not-supplemented"] == .flag(true))
    #expect(!world.attempt(id, "ask-info", by: "officer-one", question).isDone)
  }

  @Test mutating func `is refused only with the director, and asks the officer's chain next`()
    throws
  {
    let id = try filed()
    try world.act(id, "refuse", by: "director", as: "director", refusal)
    #expect(world.state(id) == "submitted")
    let confirmer = try #require(try world.case_(id).run(.confirmation)).owner.person
    #expect(confirmer == "member-one", "two different persons")
    let same = world.attempt(id, "confirm", by: "director")
    guard case .refused(.samePerson, _) = same else {
      Issue.record("\(same)")
      return
    }
    try world.act(id, "confirm", by: "member-one")
    #expect(world.state(id) == "refused")
    #expect(world.says("应向何处提出", in: "request-refused", of: id) == "请向街道办事处提出")
  }

  @Test mutating func `that was refused comes back once, within ten working days`() throws {
    let id = try filed()
    for appeals in [true, false] {
      try world.act(id, "refuse", by: "officer-one", refusal)
      try world.act(id, "confirm", by: "director")
      #expect(world.attempt(id, "appeal", by: "director", as: "director", reason).isDone == appeals)
    }
    let other = try filed()
    try world.act(other, "refuse", by: "officer-one", refusal)
    try world.act(other, "confirm", by: "director")
    try world.advance(to: "2026-06-16T09:00+08:00")
    #expect(!world.attempt(other, "appeal", by: "director", as: "director", reason).isDone)
  }

  @Test mutating func `goes to a clinic within seventy working days, never if confidential`()
    throws
  {
    let far = try world.clinic(on: "2026-12-01")
    let near = try world.clinic(on: "2026-07-16")
    let open = try world.accepted()
    let secret = try world.accepted(["confidential": .flag(true)])
    let form: (CaseID) -> [FieldName: FieldValue] = {
      ["clinic": .cases([$0]), "proposed-lead": .organisation("district-transport")]
    }
    #expect(world.attempt(open, "table", by: "officer-one", form(far)).refusedFields == ["clinic"])
    #expect(!world.attempt(secret, "table", by: "officer-one", form(near)).isDone)
    #expect(world.attempt(open, "table", by: "officer-one", form(near)).isDone)
  }

  @Test mutating func `is tabled twice a round and deferred twice a case`() throws {
    let clinic = try world.clinic(on: "2026-07-16")
    let id = try world.accepted()
    for _ in 1...2 {
      try world.table(id, at: clinic)
      try world.act(id, "defer", by: "officer-one", reason)
    }
    #expect(world.told("request-deferred", of: id).count == 2)
    let third = world.attempt(
      id, "table", by: "officer-one",
      ["clinic": .cases([clinic]), "proposed-lead": .organisation("district-transport")])
    guard case .refused(.capReached("table", _), _) = third else {
      Issue.record("\(third)")
      return
    }
  }

  @Test mutating func `is dispatched from the agenda when the department stays away`() throws {
    let clinic = try world.clinic(on: "2026-07-16")
    let id = try world.accepted()
    try world.table(id, at: clinic)
    try world.act(
      id, "dispatch", by: "officer-one",
      [
        "lead-department": .organisation("district-transport"),
        "required-by": try world.date("2026-07-31"),
      ])
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-07-31"))
    #expect(world.says("办理时限", in: "request-dispatched", of: id) == "2026-07-31", "until when")
    let why = world.says("办理时限依据", in: "request-dispatched", of: id)
    #expect(why == "所定日期 2026-07-31", "why then")
    let claim = world.says("认领时限依据", in: "request-dispatched", of: id)
    #expect(claim?.hasSuffix("起 1 个工作日") == true, "\(claim ?? "")")
    #expect(world.says("牵头单位", in: "request-dispatched", of: id) == "区交通运输局")
  }

  @Test mutating func `that needs study after the clinic has twenty working days`() throws {
    let clinic = try world.clinic(on: "2026-06-02")
    for action: ActionName in ["open-collection", "close-collection"] {
      try world.act(clinic, action, by: "officer-one")
    }
    let id = try world.accepted()
    try world.table(id, at: clinic)
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases([id])])
    try world.act(clinic, "approve-agenda", by: "member-one")
    let answer: [FieldName: FieldValue] = [
      "on-the-spot": .choice("会后研究"), "answer": .text("会后研究"),
      "answered-by": .organisation("district-transport"),
    ]
    #expect(!world.attempt(id, "answer", by: "officer-one", answer).isDone, "not in session")
    try world.advance(to: "2026-06-02T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    try world.act(id, "answer", by: "officer-one", answer)
    #expect(!world.attempt(id, "settle", by: "officer-one").isDone, "it has no answer yet")
    try world.act(
      id, "dispatch", by: "officer-one",
      ["lead-department": .organisation("district-transport")])
    let start = try #require(CivilDate("2026-06-02"))
    let due = world.around.calendar.due(.workingDays(20), from: start).date
    #expect(try world.case_(id).run("handle")?.due.date == due)
  }
}
