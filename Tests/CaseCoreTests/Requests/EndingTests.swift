import Testing
import WorkCalendar

@testable import CaseCore

/// The rows `done-claimed` to `closed` of the domain's table.
@Suite struct `A request that nears its end` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  private let reason: [FieldName: FieldValue] = ["reason": .text("请补充时刻表")]

  private mutating func rate(
    _ id: CaseID, _ rating: String, by person: PersonID = "suat-liaison"
  ) throws {
    try world.act(id, "rate", by: person, ["rating": .choice(rating)])
  }

  private mutating func completeAgain(_ id: CaseID) throws {
    try world.act(id, "complete", by: World.transport, World.done)
    try world.act(id, "approve", by: "officer-one")
  }

  @Test mutating func `is on time by the day on which the lead completed it`() throws {
    let id = try world.claimed(weight: "简易")
    try world.advance(to: "2026-06-04T17:00+08:00")
    try world.act(id, "complete", by: World.transport, World.done)
    try world.advance(to: "2026-06-08T10:00+08:00")
    try world.act(id, "approve", by: "officer-one")
    let handle = try #require(try world.case_(id).ended.last { $0.key == .rule("handle") })
    #expect(handle.phase == .met && !handle.wasMissed)
  }

  @Test mutating func `is rejected twice a round, each time with a working day left`() throws {
    let id = try world.claimed(weight: "简易")
    try world.advance(to: "2026-06-04T17:00+08:00")
    for isAllowed in [true, true, false] {
      try world.act(id, "complete", by: World.transport, World.done)
      let outcome = world.attempt(id, "reject", by: "officer-one", reason)
      #expect(outcome.isDone == isAllowed)
      guard isAllowed else { return }
      #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-06-05"))
    }
  }

  @Test mutating func `needs the director when the lead says it is not its duty`() throws {
    let id = try world.claimed()
    try world.act(
      id, "complete", by: World.transport,
      World.done.merging(["outcome": .choice("非本单位职责")]) { $1 })
    try world.act(id, "approve", by: "officer-one")
    #expect(world.state(id) == "done-claimed")
    try world.act(id, "confirm", by: "director")
    #expect(world.state(id) == "awaiting-rating")
  }

  @Test mutating func `waits for its open assistances`() throws {
    let id = try world.claimed(with: ["district-housing"])
    #expect(!world.attempt(id, "complete", by: World.transport, World.done).isDone)
    try world.act(
      world.children(id)[0].id, "cancel-by-lead", by: World.transport,
      ["reason": .text("未答复")])
    #expect(world.attempt(id, "complete", by: World.transport, World.done).isDone)
  }

  @Test(.bug(id: "PEERS-24")) mutating func `is rated by its requester alone`() throws {
    let id = try world.awaitingRating()
    let claim = BehalfClaim(saidBy: "王老师", means: .telephone, saidOn: "2026-06-01")
    #expect(
      !world.attempt(
        id, "rate", by: "officer-one", behalf: claim, ["rating": .choice("满意")]
      ).isDone)
    #expect(
      world.attempt(
        id, "record-follow-up", by: "officer-one", ["follow-up": .text("电话回访，满意")]
      ).isDone)
  }

  @Test mutating func `has the officer told to ring two working days before the rating ends`()
    throws
  {
    let id = try world.awaitingRating()
    try world.advance(to: "2026-06-05T09:00+08:00")
    #expect(world.told(EngineTemplate.ring, of: id) == ["officer-one"])
    #expect(world.told(EngineTemplate.reach, of: id) == [])
    #expect(world.told(EngineTemplate.rung, of: id) == ["suat-liaison"])
  }

  @Test(.bug(id: "PEERS-15"))
  mutating func `comes back once when rated badly, then goes to the director`() throws {
    let id = try world.awaitingRating()
    try rate(id, "非常不满意")
    var file = try world.case_(id)
    #expect(file.state == "in-progress" && file.round == 2 && file.level == 0)
    #expect(file.run("contact") != nil && file.run("handle")?.serial == 2)
    try completeAgain(id)
    try rate(id, "不满意")
    file = try world.case_(id)
    #expect(file.state == "recheck" && file.level == 1)
    #expect(file.owner?.person == "director")
    try world.act(id, "rework", by: "director", as: "director", reason)
    #expect(try world.case_(id).round == 3)
    try completeAgain(id)
    try rate(id, "不满意")
    #expect(!world.attempt(id, "rework", by: "director", as: "director", reason).isDone)
    try world.act(id, "uphold-answer", by: "director", as: "director", reason)
    try world.act(id, "confirm", by: "member-one")
    file = try world.case_(id)
    #expect(file.state == "closed" && file.fields["rating"] == .choice("不满意"))
    #expect(file.level == 2)
  }

  @Test mutating func `does not come back when policy stood in its way`() throws {
    let id = try world.claimed()
    try world.act(
      id, "complete", by: World.transport,
      World.done.merging(["outcome": .choice("受政策或条件限制")]) { $1 })
    try world.act(id, "approve", by: "officer-one")
    try rate(id, "不满意")
    #expect(world.state(id) == "recheck")
  }

  @Test mutating func `of two requesters takes the lowest rating given when the limit passes`()
    throws
  {
    let other = try world.accepted(from: "bay-lab")
    let id = try world.claimed()
    try world.act(other, "merge", by: "officer-one", ["target-case": .cases([id])])
    try completeAgain(id)
    try rate(id, "不满意", by: "bay-lab-liaison")
    #expect(world.state(id) == "awaiting-rating")
    try world.advance(to: "2026-06-09T09:00+08:00")
    #expect(world.state(id) == "in-progress")
  }

  @Test mutating func `closed without a rating may be rated within thirty days`() throws {
    let id = try world.awaitingRating()
    try world.advance(to: "2026-06-09T09:00+08:00")
    #expect(try world.case_(id).fields["unrated"] == .flag(true))
    try world.act(id, "late-rate", by: "suat-liaison", ["rating": .choice("不满意")])
    #expect(world.told("request-late-dissatisfied", of: id).contains("director"))
    #expect(
      !world.attempt(id, "late-rate", by: "suat-liaison", ["rating": .choice("满意")]).isDone)
    let other = try world.awaitingRating(from: "bay-lab")
    try world.advance(to: "2026-07-20T09:00+08:00")
    #expect(
      !world.attempt(
        other, "late-rate", by: "bay-lab-liaison", ["rating": .choice("满意")]
      ).isDone)
  }

  @Test mutating func `is reopened twice, within ninety days`() throws {
    let id = try world.awaitingRating()
    try rate(id, "满意")
    for isAllowed in [true, true, false] {
      let outcome = world.attempt(id, "reopen", by: "officer-one", reason)
      #expect(outcome.isDone == isAllowed)
      guard isAllowed else { break }
      try world.act(
        id, "settle", by: "officer-one",
        [
          "public-reply": .text("已修复。"), "answered-by": .organisation("district-transport"),
        ])
      try rate(id, "满意")
    }
    let other = try world.awaitingRating(from: "bay-lab")
    try rate(other, "满意", by: "bay-lab-liaison")
    try world.advance(to: "2026-09-02T09:00+08:00")
    #expect(!world.attempt(other, "reopen", by: "officer-one", reason).isDone)
  }
}
