import Testing
import WorkCalendar

@testable import CaseCore

/// The rows of the domain's table of `clinic`.
@Suite struct `A clinic's preparation` {
  private var world: World
  private let reason: [FieldName: FieldValue] = ["reason": .text("会场冲突")]

  init() throws {
    world = try World(at: "2026-03-02T09:00+08:00")
  }

  private mutating func screening() throws -> (clinic: CaseID, items: [CaseID]) {
    let clinic = try world.clinic(on: "2026-04-23")
    var items: [CaseID] = []
    for member in ["suat", "bay-lab"] {
      let id = try world.accepted(from: OrganisationID(member))
      try world.table(id, at: clinic)
      items.append(id)
    }
    try world.advance(to: "2026-04-10T09:00+08:00")
    return (clinic, items)
  }

  @Test mutating func `goes forward by itself, counted back from its day`() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    let day = try #require(CivilDate("2026-04-23"))
    let open = try #require(try world.case_(clinic).run("open")).due
    #expect(open.date == world.around.calendar.due(.workingDays(-20), from: day).date)
    world.advance(to: open.instant.advanced(byMilliseconds: 1))
    #expect(world.state(clinic) == "collecting")
    let collect = try #require(try world.case_(clinic).run("collect")).due
    #expect(collect.date == world.around.calendar.due(.workingDays(-10), from: day).date)
    world.advance(to: collect.instant.advanced(byMilliseconds: 1))
    #expect(world.state(clinic) == "screening")
  }

  @Test mutating func `names the day from which its dates are counted, also once moved`() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    let item = try world.accepted()
    try world.table(item, at: clinic)
    func origins() throws -> [DateOrigin?] {
      let (preparing, tabled) = (try world.case_(clinic), try world.case_(item))
      return [
        DateOrigin.of(try #require(preparing.run("open")), in: preparing, world.around),
        DateOrigin.of(try #require(preparing.run(.look)), in: preparing, world.around),
        DateOrigin.of(try #require(tabled.run("hearing")), in: tabled, world.around),
      ]
    }
    func counted(from text: String) throws -> [DateOrigin] {
      let day = try #require(CivilDate(text))
      return [-20, 90, 1].map { DateOrigin(date: day, offset: .workingDays($0)) }
    }
    #expect(try origins() == counted(from: "2026-04-23"))
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-04-28"), "reason": .text("会场冲突")])
    #expect(try origins() == counted(from: "2026-04-28"))
  }

  @Test mutating func `defers what is left off the agenda, and what the council strikes`() throws {
    var (clinic, items) = try screening()
    items.append(try world.accepted(from: "sysu-shenzhen"))
    try world.table(items[2], at: clinic)
    try world.act(
      clinic, "propose-agenda", by: "officer-one", ["agenda": .cases([items[1], items[0]])])
    #expect(world.state(items[2]) == "pooled")
    #expect(world.says("理由", in: "request-deferred", of: items[2]) == "未列入本次会议议题")
    try world.act(clinic, "approve-agenda", by: "member-one", ["strikes": .cases([items[0]])])
    #expect(world.state(items[0]) == "pooled" && world.state(items[1]) == "tabled")
  }

  @Test mutating func `asks who comes of those concerned, and the lead's opinion beforehand`()
    throws
  {
    let (clinic, items) = try screening()
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
    try world.act(clinic, "approve-agenda", by: "member-one")
    let asked = world.children(clinic, "receipt").filter(\.isOpen).map {
      "\($0.lead!.text) \($0.fields["asked-for"]!.comparable!)"
    }
    #expect(
      Set(asked) == [
        "suat 参会", "bay-lab 参会", "district-transport 参会", "district-transport 会前意见",
      ])
    #expect(asked.count == 4, "each is asked once")
  }

  @Test mutating func `is sent back to screening twice`() throws {
    let (clinic, items) = try screening()
    for isAllowed in [true, true, false] {
      try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
      let outcome = world.attempt(clinic, "revise-agenda", by: "member-one", reason)
      #expect(outcome.isDone == isAllowed)
    }
  }

  @Test mutating func `needs its day ahead to be approved, and begins on it`() throws {
    let (clinic, items) = try screening()
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
    var early = world
    try early.act(clinic, "approve-agenda", by: "member-one")
    #expect(!early.attempt(clinic, "convene", by: "officer-one").isDone)
    try world.advance(to: "2026-04-23T09:00+08:00")
    #expect(!world.attempt(clinic, "approve-agenda", by: "member-one").isDone)
    try world.act(
      clinic, "postpone", by: "officer-one",
      reason.merging(["held-on": try world.date("2026-04-28")]) { $1 })
    #expect(world.attempt(clinic, "approve-agenda", by: "member-one").isDone)
  }

  @Test mutating func `is postponed twice`() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    for (day, isAllowed) in [("2026-04-28", true), ("2026-05-12", true), ("2026-05-20", false)] {
      let outcome = world.attempt(
        clinic, "postpone", by: "officer-one",
        reason.merging(["held-on": try world.date(day)]) { $1 })
      #expect(outcome.isDone == isAllowed, "\(day)")
    }
  }

  @Test mutating func `that its day passes by tells the requesters whose items it missed`() throws {
    let (clinic, items) = try screening()
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
    try world.act(clinic, "approve-agenda", by: "member-one")
    try world.advance(to: "2026-04-28T09:00+08:00")
    #expect(world.state(clinic) == "summoned")
    #expect(world.told("request-hearing-missed", of: items[0]) == ["suat-liaison"])
  }

  @Test mutating func `ends with the next day named, or why there is none`() throws {
    let (clinic, items) = try screening()
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases(items)])
    try world.act(clinic, "approve-agenda", by: "member-one")
    try world.advance(to: "2026-04-23T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    try world.act(clinic, "adjourn", by: "officer-one")
    #expect(items.map { world.state($0) } == ["pooled", "pooled"])
    let minutes: [FieldName: FieldValue] = ["minutes": .text("纪要")]
    let silent = world.attempt(clinic, "issue", by: "officer-one", minutes)
    #expect(silent.refusedFields == ["why-no-next"])
    try world.act(
      clinic, "issue", by: "officer-one",
      minutes.merging(["why-no-next": .text("待理事会确定")]) { $1 })
    #expect(world.state(clinic) == "concluded", "nothing is left to follow")
  }

  @Test mutating func `is held on a working day, and never moved to a rest day`() throws {
    // A Saturday, a holiday, and a Saturday on which offices make up for one.
    for rest in ["2026-06-20", "2026-10-02"] {
      let refused = world.decide(
        .open(
          Opening(
            procedure: "clinic", requester: "secretariat", contact: nil,
            fields: ["title": .text("第二期"), "held-on": try world.date(rest)],
            caller: Caller(person: "officer-one"))))
      #expect(refused.refusedFields == ["held-on"], "\(rest)")
    }
    let id = try world.clinic(on: "2026-09-29")
    let reason: [FieldName: FieldValue] = ["reason": .text("场地检修")]
    let onHoliday = reason.merging(["held-on": try world.date("2026-10-05")]) { $1 }
    #expect(
      world.attempt(id, "postpone", by: "officer-one", onHoliday).refusedFields == ["held-on"])
    let madeUp = reason.merging(["held-on": try world.date("2026-10-10")]) { $1 }
    try world.act(id, "postpone", by: "officer-one", madeUp)
  }
}
