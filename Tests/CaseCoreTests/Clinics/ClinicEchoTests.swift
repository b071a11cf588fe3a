import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `A clinic` {
  private var world: World

  init() throws {
    world = try World(at: "2026-03-02T09:00+08:00")
  }

  private let onAgenda: Set<PersonID> = ["suat-liaison", World.transport]

  /// A clinic with one request on it.
  private mutating func withItem() throws -> (clinic: CaseID, item: CaseID) {
    let clinic = try world.clinic(on: "2026-04-23")
    let item = try world.accepted()
    try world.table(item, at: clinic)
    return (clinic, item)
  }

  private mutating func summoned() throws -> (clinic: CaseID, item: CaseID) {
    let (clinic, item) = try withItem()
    try world.advance(to: "2026-04-10T09:00+08:00")
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases([item])])
    try world.act(clinic, "approve-agenda", by: "member-one")
    return (clinic, item)
  }

  private mutating func answered() throws -> (clinic: CaseID, item: CaseID) {
    let (clinic, item) = try summoned()
    try world.advance(to: "2026-04-23T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    try world.act(
      item, "answer", by: "officer-one",
      [
        "on-the-spot": .choice("现场办结"), "answer": .text("末班车自五月起延至 22:30。"),
        "answered-by": .organisation("district-transport"),
      ])
    try world.act(clinic, "adjourn", by: "officer-one")
    return (clinic, item)
  }

  @Test mutating func `that is postponed tells the members and departments on its agenda`() throws {
    let (clinic, _) = try withItem()
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-04-28"), "reason": .text("会场冲突")])
    #expect(onAgenda.isSubset(of: world.told("clinic-postponed", of: clinic)))
  }

  @Test mutating func `that is cancelled tells them, and puts what was tabled back`() throws {
    let (clinic, item) = try withItem()
    try world.act(clinic, "cancel", by: "officer-one", ["reason": .text("台风")])
    #expect(onAgenda.isSubset(of: world.told("clinic-cancelled", of: clinic)))
    #expect(world.state(item) == "pooled")
  }

  @Test mutating func `sends them its minutes and what came of them`() throws {
    let (clinic, item) = try answered()
    try world.act(item, "settle", by: "officer-one")
    try world.act(
      clinic, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "next-on": try world.date("2026-08-20")])
    #expect(onAgenda.isSubset(of: world.told("clinic-minutes-issued", of: clinic)))
    try world.act(item, "rate", by: "suat-liaison", ["rating": .choice("满意")])
    #expect(world.state(clinic) == "concluded")
    #expect(onAgenda.isSubset(of: world.told("clinic-concluded", of: clinic)))
  }

  @Test mutating func `whose day the last one's minutes name tells those tabled for it`() throws {
    let (last, item) = try answered()
    try world.act(item, "settle", by: "officer-one")
    let next = try world.clinic(on: "2026-05-20", ["previous": .cases([last])])
    let tabled = try world.accepted()
    try world.table(tabled, at: next)
    // What was split from it names it, and waits for no date of it.
    try world.act(
      tabled, "split", by: "officer-one",
      ["split-title": .text("末班车信息牌"), "split-description": .text("站牌没有末班车时间。")])
    try world.act(
      last, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "next-on": try world.date("2026-05-28")])
    #expect(world.told("request-hearing-moved", of: tabled).contains("suat-liaison"))
    #expect(try world.case_(tabled).run("hearing")?.due.date == CivilDate("2026-05-29"))
  }

  @Test mutating func `ends when the last request that it waits for is taken off it`() throws {
    // The shipped one lets none stay on its agenda; one that did would wait for it.
    var lenient = try #require(world.around.procedures.inForce("clinic"))
    for place in lenient.actions.indices where lenient.actions[place].name == "adjourn" {
      lenient.actions[place].effects.removeAll { if case .order = $0 { true } else { false } }
    }
    world.around.procedures.put(lenient)
    let (clinic, item) = try summoned()
    try world.advance(to: "2026-04-23T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    try world.act(clinic, "adjourn", by: "officer-one")
    try world.act(
      clinic, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "why-no-next": .text("会场未定")])
    #expect(world.state(clinic) == "supervising")
    try world.act(item, "defer", by: "officer-one", ["reason": .text("会上没有轮到")])
    #expect(world.state(clinic) == "concluded")
  }

  @Test mutating func `settles an answered item with the answer given there`() throws {
    let (_, item) = try answered()
    try world.act(item, "settle", by: "officer-one")
    let file = try world.case_(item)
    #expect(file.state == "awaiting-rating" && file.lead == "district-transport")
    #expect(file.fields["public-reply"] == .text("末班车自五月起延至 22:30。"))
    #expect(world.says("公开答复", in: "request-completed", of: item)?.hasPrefix("末班车") == true)
  }

  @Test mutating func `is postponed only to a later day, at most twenty working days on`() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    for day in ["2026-04-22", "2026-04-23", "2026-05-26"] {
      let moved = world.attempt(
        clinic, "postpone", by: "officer-one",
        ["held-on": try world.date(day), "reason": .text("会场冲突")])
      #expect(moved.refusedFields == ["held-on"], "\(day)")
    }
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-05-25"), "reason": .text("会场冲突")])
  }

  @Test mutating func `takes the look along when its day moves`() throws {
    let clinic = try world.clinic(on: "2026-04-23")
    let before = try #require(try world.case_(clinic).run(.look)?.due.date)
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-05-22"), "reason": .text("会场冲突")])
    let look = try #require(try world.case_(clinic).run(.look))
    #expect(look.due.date > before)
    let day = try #require(CivilDate("2026-05-22"))
    #expect(look.due.date == world.around.calendar.due(.workingDays(90), from: day).date)
  }

  @Test mutating func `asks the silent again who comes when its day moves`() throws {
    let (clinic, _) = try summoned()
    try world.advance(to: "2026-04-22T09:00+08:00")
    let attendance = world.children(clinic, "receipt").filter {
      $0.fields["asked-for"] == .choice("参会")
    }
    #expect(attendance.map(\.state) == ["silent", "silent"])
    try world.act(
      clinic, "postpone", by: "officer-one",
      ["held-on": try world.date("2026-05-12"), "reason": .text("会场冲突")])
    for receipt in attendance {
      let file = try world.case_(receipt.id)
      #expect(file.state == "asked")
      #expect(file.run("answer")?.due.date == CivilDate("2026-05-09"), "a worked Saturday")
    }
    let collected = world.children(clinic, "receipt").filter {
      $0.fields["asked-for"] == .choice("征集")
    }
    #expect(collected.allSatisfy { $0.state == "silent" }, "collecting is over")
  }

  @Test mutating func `near at hand still gives members three working days to hand in`() throws {
    let clinic = try world.clinic(on: "2026-03-12")
    try world.act(clinic, "open-collection", by: "officer-one")
    let receipt = try #require(world.children(clinic, "receipt").first)
    #expect(receipt.run("answer")?.due.date == CivilDate("2026-03-05"))
    #expect(try world.case_(clinic).run("collect")?.due.date == CivilDate("2026-03-05"))
  }

  @Test mutating func `opens with the results of the one before`() throws {
    let (clinic, item) = try answered()
    try world.act(item, "settle", by: "officer-one")
    try world.act(
      clinic, "issue", by: "officer-one",
      ["minutes": .text("纪要"), "next-on": try world.date("2026-08-20")])
    try world.act(
      clinic, "bulletin", by: "officer-one", ["bulletin-text": .text("末班车已延至 22:30。")])
    try world.act(item, "rate", by: "suat-liaison", ["rating": .choice("满意")])
    #expect(world.state(clinic) == "concluded")
    let next = try world.clinic(on: "2026-05-20", ["previous": .cases([clinic])])
    #expect(try world.case_(next).fields["previous-results"] == .text("末班车已延至 22:30。"))
  }
}
