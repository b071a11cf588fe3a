import Testing
import WorkCalendar

@testable import CaseCore

/// 逐级催办: whom each ladder of the domain tells, and how many working days after the due date.
@Suite struct `The ladder` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
  }

  /// One line a rung: the working days it lies after the due date, and whom it told.
  private func climbed(_ id: CaseID, _ key: ClockKey) -> [String] {
    world.steps.compactMap { step in
      guard step.event.caseID == id, case .rungFired(key, _, _) = step.event.kind,
        let run = step.after.run(key) ?? step.after.clocks.first(where: { $0.key == key })
      else { return nil }
      let calendar = world.around.calendar
      // A rung's plan is the first office instant after its close.
      let days = calendar.closes(after: run.due.instant, through: step.event.at)
      let told = step.notices.filter { $0.template != EngineTemplate.slipToSign }
        .map { $0.recipient.person.text.replacing("district-transport-", with: "") }
      return "+\(days) \(told.joined(separator: " "))"
    }
  }

  private mutating func wait(days: Int64) {
    world.advance(to: world.now.advanced(byMilliseconds: days * 86_400_000))
  }

  @Test mutating func `of departments goes from a reminder to slips, and to the bulletin`() throws {
    let id = try world.claimed()
    let start = try #require(try world.case_(id).run("handle")).due
    world.advance(to: start.instant.advanced(byMilliseconds: 40 * 86_400_000))
    let file = try world.case_(id)
    #expect(climbed(id, .rule("handle")).first == "+0 liaison")
    #expect(climbed(id, .rule("handle")).dropFirst().first == "+1 liaison head")
    #expect(file.slips.prefix(3).map(\.colour) == [.blue, .yellow, .red])
    #expect(
      file.slips.prefix(4).map { $0.recipients.map(\.person.text) } == [
        ["district-transport-liaison", "district-transport-head"],
        ["district-transport-head", "director"], ["member-one"], ["member-one"],
      ])
    #expect(file.slips.dropFirst(3).allSatisfy { $0.colour == nil }, "lines in the bulletin")
    #expect(file.level == 3)
    #expect(file.slips.filter { $0.phase == .unsigned }.count >= 3, "no silence hides the case")
    let plain = notices(EngineTemplate.unsignedSlip, id)
    #expect(plain.starts(with: ["district-transport-head", "director", "member-one"]))
  }

  /// When the rungs of a request's handling fired, repetitions among them.
  private func fired(_ id: CaseID) -> [(rung: Int, occurrence: Int, at: Instant)] {
    world.steps.compactMap { step in
      guard step.event.caseID == id,
        case .rungFired(.rule("handle"), let rung, let occurrence) = step.event.kind
      else { return nil }
      return (rung, occurrence, step.event.at)
    }
  }

  /// A request that is late, and at which nobody looked from so many working days after its due
  /// date until so many.
  private mutating func asleep(from days: Int, until later: Int) throws -> CaseID {
    let id = try world.claimed()
    let due = try #require(try world.case_(id).run("handle")).due
    let calendar = world.around.calendar
    world.advance(to: calendar.due(.workingDays(days), from: due.date).instant)
    world.now = calendar.due(.workingDays(later), from: due.date).instant
    return id
  }

  @Test(.bug(id: "PEERS-3")) mutating func `tells nobody while the offices are closed`() throws {
    let id = try world.claimed()
    wait(days: 45)
    let calendar = world.around.calendar
    #expect(fired(id).count > 4)
    #expect(fired(id).allSatisfy { calendar.officeInstant(atOrAfter: $0.at) == $0.at })
  }

  @Test(.bug(id: "PEERS-7"))
  mutating func `fires what a downtime delayed, in order and each on another day`() throws {
    let id = try asleep(from: 1, until: 9)
    let woke = world.now
    wait(days: 20)
    let rungs = fired(id).filter { $0.occurrence == 0 }.dropFirst()
    #expect(rungs.map(\.rung) == [1, 2, 3], "the reminder was in time")
    #expect(rungs.first.map { $0.at >= woke } == true)
    let days = rungs.map { world.around.calendar.date(of: $0.at) }
    #expect(zip(days, days.dropFirst()).allSatisfy { $0 < $1 }, "\(days)")
  }

  @Test(.bug(id: "PEERS-17"))
  mutating func `repeats once for all the times that a downtime missed`() throws {
    let id = try asleep(from: 12, until: 41)
    let (woke, before) = (world.now, fired(id).count)
    world.advance(to: woke.advanced(byMilliseconds: 86_400_000))
    let anew = fired(id).dropFirst(before)
    #expect(anew.count == 1 && anew.first.map { $0.occurrence > 5 } == true, "\(anew)")
    let next = try #require(try world.case_(id).run("handle")?.nextRung)
    #expect(next.planned > woke)
  }

  private func notices(_ template: TemplateName, _ id: CaseID) -> [String] {
    world.told(template, of: id).map(\.text)
  }

  @Test mutating func `reaches level three the third time it repeats, not before`() throws {
    let id = try world.claimed()
    let due = try #require(try world.case_(id).run("handle")).due
    for (days, level) in [(1, 0), (4, 1), (6, 2), (11, 2), (16, 2), (21, 3)] {
      let day = world.around.calendar.due(.workingDays(days), from: due.date)
      world.advance(to: day.instant)
      #expect(try world.case_(id).level == level, "\(days) working days late")
    }
  }

  @Test mutating func `of departments for soft clocks issues no slip`() throws {
    let id = try world.claimed(weight: "复杂")
    wait(days: 14)
    #expect(
      climbed(id, .rule("progress")).prefix(3) == [
        "+1 liaison officer-one", "+3 head",
      ])
    wait(days: 5)
    #expect(climbed(id, .rule("progress")).dropFirst(2).first == "+8 head director")
    #expect(try world.case_(id).slips.isEmpty)
  }

  @Test mutating func `of the secretariat tells the director, then the council, then both`() throws
  {
    let id = try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("路灯不亮"), "description": .text("北侧三盏。")])
    wait(days: 25)
    #expect(
      climbed(id, .rule("triage")).prefix(3) == [
        "+1 director", "+5 member-one", "+10 director member-one",
      ])
  }

  @Test mutating func `of the director tells the council member, again every three days`() throws {
    let id = try world.claimed()
    try world.act(
      id, "suspend", by: World.transport,
      [
        "suspend-cause": .choice("待第三方"), "reason": .text("待检测"),
        "review-date": try world.date("2026-06-20"),
      ])
    wait(days: 14)
    #expect(
      climbed(id, .confirmation).prefix(3) == ["+1 member-one", "+4 member-one", "+7 member-one"])
  }

  @Test mutating func `of the council ends with its chair, before the auditor as a witness`()
    throws
  {
    let id = try world.claimed()
    try world.act(
      id, "shelve", by: World.transport,
      [
        "plan": .text("纳入明年计划"), "milestones": .text("年内立项"),
        "target": try world.date("2026-12-01"),
      ])
    wait(days: 20)
    #expect(
      climbed(id, .confirmation).prefix(3) == [
        "+1 member-one director", "+3 chair", "+6 chair auditor",
      ])
  }
}
