import Testing
import WorkCalendar

@testable import CaseCore

/// What recurs: the next one is opened in time, once, and that there is one is a duty.
@Suite struct `A cycle` {
  private var world: World

  init() throws {
    world = try World(at: "2026-03-02T09:00+08:00")
  }

  private static let plan: CyclePlan = {
    guard let day = RecurringDay(every: .quarter, month: 2, week: .third, weekday: 4) else {
      preconditionFailure("a quarter has a second month")
    }
    return CyclePlan(
      procedure: "clinic", host: .officer,
      fields: CycleFields(
        date: "held-on", ruleDay: "rule-date", unconfirmed: "date-unconfirmed",
        previous: "previous", namedIn: "next-on"),
      rule: CycleRule(
        meeting: MeetingRule(day: day, longRestDays: 5, clearWorkingDays: 3),
        aheadWorkingDays: 45, leastWorkingDays: 25,
        texts: ["title": "{year}年第{number}季度问诊会", "starts-at": "14:30"]),
      missing: StandingDuty(role: "secretariat", limit: .workingDays(5), ladder: "secretariat"))
  }()

  private func cycle(_ plan: CyclePlan = plan) -> Cycle {
    Cycle(
      plan, world.around.docket.files.filter { $0.procedure.name == plan.procedure },
      world.around, at: world.now)
  }

  private func opening() -> PlannedOpening? {
    cycle().opening(nextCase: world.around.counters.nextCase)
  }

  /// Opens what is due, and says what it is.
  private mutating func open() throws -> CaseFile {
    let opening = try #require(self.opening())
    guard case .done(let steps) = world.decide(.plan(opening)) else {
      throw World.Refused(world.decide(.plan(opening)))
    }
    return try #require(steps.first).after
  }

  private func day(_ text: String) throws -> CivilDate { try #require(CivilDate(text)) }

  @Test mutating func `opens the next one so many working days ahead, and not sooner`() throws {
    let target = try day("2026-05-21")
    let opensOn = world.around.calendar.workingDay(45, before: target)
    world.advance(to: world.around.calendar.start(of: opensOn).advanced(byMilliseconds: -1))
    #expect(opening() == nil)
    world.advance(to: world.around.calendar.start(of: opensOn))
    let clinic = try open()
    #expect(clinic.fields["held-on"] == .date(target))
    #expect(clinic.fields["title"] == .text("2026年第2季度问诊会"))
    #expect(clinic.requesters.map(\.organisation) == ["secretariat"])
    #expect(opening() == nil)
  }

  @Test mutating func `says why on that day, and asks the secretariat to confirm it`() throws {
    try world.advance(to: "2026-03-20T09:00+08:00")
    let clinic = try open()
    let event = try #require(world.steps.first { $0.event.caseID == clinic.id }).event
    #expect(event.actor == .time)
    #expect(event.note?.contains("按规则是 2026-05-21") == true)
    #expect(clinic.run("confirm-date") != nil)
    try world.act(clinic.id, "confirm-date", by: "officer-one")
    let confirmed = try world.case_(clinic.id)
    #expect(confirmed.run("confirm-date") == nil)
    #expect(confirmed.fields["date-unconfirmed"] == nil)
    guard
      case .refused(.conditionNotMet, _) = world.attempt(
        clinic.id, "confirm-date", by: "officer-one")
    else { return #expect(Bool(false), "a date is confirmed once") }
  }

  @Test mutating func `a date that people choose needs no confirming`() throws {
    let clinic = try world.clinic(on: "2026-05-14")
    #expect(try world.case_(clinic).run("confirm-date") == nil)
    try world.advance(to: "2026-03-20T09:00+08:00")
    #expect(opening() == nil, "that quarter has its own")
  }

  @Test mutating func `moving the date confirms it, and makes no room for another`() throws {
    try world.advance(to: "2026-03-20T09:00+08:00")
    let clinic = try open()
    for to in ["2026-06-16", "2026-07-14"] {
      try world.act(
        clinic.id, "postpone", by: "officer-one",
        ["held-on": try world.date(to), "reason": .text("会场冲突")])
    }
    #expect(try world.case_(clinic.id).run("confirm-date") == nil)
    #expect(opening() == nil, "its quarter is the one that it was opened for")
    try world.advance(to: "2026-06-20T09:00+08:00")
    #expect(try #require(self.opening()).fields["held-on"] == world.date("2026-08-20"))
  }

  @Test mutating func `one that was cancelled is not opened again, and people owe the next`()
    throws
  {
    try world.advance(to: "2026-03-20T09:00+08:00")
    let clinic = try open()
    #expect(cycle().duties().isEmpty)
    try world.act(clinic.id, "cancel", by: "officer-one", ["reason": .text("场地停用")])
    #expect(opening() == nil)
    let duty = try #require(cycle().duties().first)
    #expect(duty.owner.post == "officer-one")
    #expect(duty.since == world.now)
    #expect(duty.due.date == world.around.calendar.workingDay(5, after: try day("2026-03-20")))
    #expect(duty.label.contains("WZ-2026-001 已取消"))
    #expect(duty.told.isEmpty)
    try world.advance(to: "2026-03-31T09:00+08:00")
    #expect(try #require(cycle().duties().first).told.map(\.person) == ["director"])
    try world.advance(to: "2026-04-08T09:00+08:00")
    #expect(try #require(cycle().duties().first).told.count == 2)
    _ = try world.clinic(on: "2026-05-28")
    #expect(cycle().duties().isEmpty)
  }

  @Test mutating func `a planner that fails is a duty from the hour it should have worked`()
    throws
  {
    try world.advance(to: "2026-03-20T09:00+08:00")
    let duty = try #require(cycle().duties(fault: "花名册中没有主办单位").first)
    let opensOn = world.around.calendar.workingDay(45, before: try day("2026-05-21"))
    #expect(world.around.calendar.date(of: duty.since) == opensOn)
    #expect(duty.label.contains("花名册中没有主办单位"))
  }

  @Test mutating func `without a rule nothing is opened, and the next is owed after the last`()
    throws
  {
    var plan = Self.plan
    plan.rule = nil
    _ = try world.clinic(on: "2026-04-23")
    #expect(cycle(plan).duties().isEmpty)
    try world.advance(to: "2026-04-24T09:00+08:00")
    #expect(cycle(plan).opening(nextCase: 9) == nil)
    let duty = try #require(cycle(plan).duties().first)
    #expect(duty.since == world.around.calendar.close(of: try day("2026-04-23")))
  }

  @Test mutating func `with too few days left people decide`() throws {
    try world.advance(to: "2026-05-06T09:00+08:00")
    #expect(opening() == nil)
  }

  @Test mutating func `another case opened since the look makes it look again`() throws {
    try world.advance(to: "2026-03-20T09:00+08:00")
    let opening = try #require(self.opening())
    _ = try world.clinic(on: "2026-05-20")
    guard case .refused(.conditionNotMet, _) = world.decide(.plan(opening)) else {
      return #expect(Bool(false), "it may have been the very one")
    }
    #expect(self.opening() == nil)
  }

  @Test mutating func `the minutes' date goes before the rule's`() throws {
    let last = try met(on: "2026-04-23")
    try issue(last, ["next-on": try world.date("2026-07-01")])
    try world.advance(to: "2026-06-18T12:00+08:00")
    let july = try open()
    #expect(try july.fields["held-on"] == world.date("2026-07-01"))
    #expect(july.fields["date-unconfirmed"] == nil, "people named it")
    #expect(july.fields["previous"] == .cases([last]))
    #expect(july.fields["title"] == .text("2026年第3季度问诊会"))
    #expect(opening() == nil, "it is that quarter's")
  }

  @Test mutating func `the minutes move the next one that is being prepared already`() throws {
    let last = try met(on: "2026-04-23")
    let next = try world.clinic(on: "2026-07-16", ["previous": .cases([last])])
    try issue(last, ["next-on": try world.date("2026-07-09")])
    #expect(try world.case_(next).fields["held-on"] == world.date("2026-07-09"))
  }

  @Test mutating func `results of the last one stand in the next`() throws {
    let (last, item) = try meeting(on: "2026-04-23")
    try world.act(
      item, "dispatch", by: "officer-one", ["lead-department": .organisation("district-transport")])
    try world.act(last, "adjourn", by: "officer-one")
    try issue(last, ["why-no-next": .text("会场未定")])
    try world.advance(to: "2026-06-18T09:00+08:00")
    let next = try open()
    #expect(next.fields["previous"] == .cases([last]))
    #expect(next.fields["previous-results"] == nil)
    try world.act(last, "bulletin", by: "officer-one", ["bulletin-text": .text("一件已撤回。")])
    try world.act(item, "withdraw", by: "suat-liaison")
    #expect(world.state(last) == "concluded")
    #expect(try world.case_(next.id).fields["previous-results"] == .text("一件已撤回。"))
  }

  @Test mutating func `a day that became rest is to be moved before the next step`() throws {
    let clinic = try world.clinic(on: "2026-05-14")
    #expect(cycle().duties().isEmpty)
    world.around.calendar = try amended(off: "2026-05-14")
    let duty = try #require(cycle().duties().first)
    #expect(try duty.due == world.case_(clinic).run("open")?.due)
    #expect(duty.label.contains("2026-05-14"))
  }

  /// The calendar with one more day off.
  private func amended(off: String) throws -> WorkCalendar {
    let calendar = world.around.calendar
    let amendment = try Circular(
      year: 2026, number: "国办发明电〔2026〕9号", issued: day("2026-03-02"),
      address: "https://www.gov.cn/", off: [day(off)], work: [])
    return WorkCalendar(
      version: calendar.version + 1, zone: calendar.zone, officeHours: calendar.officeHours,
      circulars: calendar.circulars + [amendment], statutory: calendar.statutory)
  }

  /// A clinic that has met; its one item was not reached.
  private mutating func met(on day: String) throws -> CaseID {
    let (clinic, _) = try meeting(on: day)
    try world.act(clinic, "adjourn", by: "officer-one")
    return clinic
  }

  /// A clinic in session, with one item.
  private mutating func meeting(on day: String) throws -> (clinic: CaseID, item: CaseID) {
    let clinic = try world.clinic(on: day)
    let item = try world.accepted()
    try world.table(item, at: clinic)
    for step: ActionName in ["open-collection", "close-collection"] {
      try world.act(clinic, step, by: "officer-one")
    }
    try world.act(clinic, "propose-agenda", by: "officer-one", ["agenda": .cases([item])])
    try world.act(clinic, "approve-agenda", by: "member-one")
    try world.advance(to: "\(day)T14:30+08:00")
    try world.act(clinic, "convene", by: "officer-one")
    return (clinic, item)
  }

  /// Sends the minutes, with a date for the next one or why there is none.
  private mutating func issue(_ clinic: CaseID, _ next: [FieldName: FieldValue]) throws {
    let fields: [FieldName: FieldValue] = ["minutes": .text("纪要")]
    try world.act(clinic, "issue", by: "officer-one", fields.merging(next) { one, _ in one })
  }
}
