import Testing
import WorkCalendar

@testable import CaseCore

/// A request that goes the direct way, from its filing to its closing, over the 劳动节 holiday.
@Suite("One request from its filing to its closing")
struct DirectStoryTests {
  /// Files, accepts and dispatches a request on the eve of the holiday.
  private func dispatched() throws -> (World, CaseID) {
    var world = try World(at: "2026-04-27T09:00+08:00")
    let id = try world.file(
      for: "suat", by: "suat-liaison",
      ["title": .text("园区公交末班车太早"), "description": .text("末班车 20:30,夜班人员无法返回。")])
    try world.advance(to: "2026-04-27T10:00+08:00")
    try world.act(
      id, "accept", by: "officer-one",
      ["category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice("一般")])
    try world.advance(to: "2026-04-29T10:00+08:00")
    try world.act(
      id, "dispatch", by: "officer-one",
      [
        "lead-department": .organisation("district-transport"),
        "co-departments": .organisations(["district-housing"]),
      ])
    return (world, id)
  }

  @Test func `the lead's limits run from dispatch and skip the holiday`() throws {
    let (world, id) = try dispatched()
    let file = try world.case_(id)
    #expect(file.state == "dispatched")
    #expect(file.lead == "district-transport")
    #expect(file.run("claim")?.due.date == CivilDate("2026-04-30"))
    // 30 April, then 6 to 9 May (the Saturday is worked), 11 to 15 May and 18 to 22 May.
    #expect(file.run("handle")?.due.date == CivilDate("2026-05-22"))
    #expect(file.owner?.person == "district-transport-liaison")
  }

  @Test func `a claim that nobody makes climbs the ladder in office hours over the holiday`() throws
  {
    var (world, id) = try dispatched()
    try world.advance(to: "2026-05-15T18:00+08:00")
    let file = try world.case_(id)
    let claims = world.steps.compactMap { step -> String? in
      guard case .rungFired(.rule("claim"), let rung, let occurrence) = step.event.kind else {
        return nil
      }
      return "\(step.event.at.iso8601(in: world.around.calendar.zone)) \(rung).\(occurrence)"
    }
    #expect(
      claims == [
        "2026-04-30T09:00:00+08:00 0.0",  // the morning of the due day
        "2026-05-07T09:00:00+08:00 1.0",  // one working day late
        // The blue slip wasn't acknowledged by the close of 8 May; the make-up Saturday opens.
        "2026-05-09T09:00:00+08:00 2.0",
        "2026-05-12T09:00:00+08:00 3.0",
      ])
    #expect(file.level == 2)
    #expect(file.slips.compactMap(\.colour) == [.blue, .yellow, .red])
    #expect(file.run("claim")?.missedAt != nil)
    #expect(file.slips.first?.phase == .issued(number: "联督〔2026〕1号"))
  }

  @Test func `the director signs one slip and lets the other lapse, and both reach their people`()
    throws
  {
    var (world, id) = try dispatched()
    try world.advance(to: "2026-05-11T10:00+08:00")
    try world.act(id, "sign", by: "director")
    try world.advance(to: "2026-05-15T18:00+08:00")
    let slips = try world.case_(id).slips
    #expect(slips.map(\.phase).dropFirst().first == .issued(number: "联督〔2026〕2号"))
    #expect(slips.map(\.phase).last == .unsigned)
    let unsigned = world.notices.filter { $0.template == EngineTemplate.unsignedSlip }
    #expect(unsigned.map(\.recipient.person) == ["member-one"])
  }

  @Test func `a return within the claim limit is ruled on, and the ruling is final`() throws {
    var (world, id) = try dispatched()
    let reasons: [FieldName: FieldValue] = [
      "reason": .text("末班车由市公交集团调度"), "legal-basis": .text("三定方案"),
      "suggested-lead": .organisation("district-housing"),
    ]
    try world.act(id, "return", by: "district-transport-liaison", reasons)
    #expect(try world.case_(id).run("handle")?.phase == .held)
    try world.advance(to: "2026-04-30T09:30+08:00")
    try world.act(id, "overrule", by: "officer-one", ["reason": .text("园区接驳归贵局统筹")])
    let file = try world.case_(id)
    #expect(file.state == "dispatched")
    #expect(file.run("handle")?.due.date == CivilDate("2026-05-22"), "the held day was counted")
    let again = world.attempt(id, "return", by: "district-transport-liaison", reasons)
    guard case .refused(.capReached("return", Cap(times: 1, scope: .lead)), _) = again else {
      Issue.record("returned again after the ruling: \(again)")
      return
    }
  }

  /// Claims and answers the co-department's part.
  private func claimed() throws -> (World, CaseID) {
    var (world, id) = try dispatched()
    try world.act(id, "claim", by: "district-transport-liaison")
    return (world, id)
  }

  @Test func `an extension asked too late is refused and on record`() throws {
    var (world, id) = try claimed()
    try world.act(
      id, "contact", by: "district-transport-liaison", ["contact-note": .text("已电话沟通")])
    try world.advance(to: "2026-05-22T10:00+08:00")
    let asked = world.attempt(
      id, "ask-extension", by: "district-transport-liaison",
      [
        "reason": .text("车辆未到位"), "progress-text": .text("正在协调"),
        "new-date": try world.date("2026-05-28"),
      ])
    guard case .refused(.tooLate, let record) = asked else {
      Issue.record("not refused as too late: \(asked)")
      return
    }
    #expect(record.map(\.event.kind) == [.refusedLate("ask-extension")])
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-05-22"))
  }

  @Test func `a suspension needs its second person and ends by itself`() throws {
    var (world, id) = try claimed()
    try world.advance(to: "2026-05-06T10:00+08:00")
    try world.act(
      id, "suspend", by: "district-transport-liaison",
      [
        "suspend-cause": .choice("待上级批复"), "reason": .text("线路调整待市局批复"),
        "review-date": try world.date("2026-05-13"),
      ])
    #expect(world.state(id) == "in-progress", "a proposal moves nothing")
    try world.act(id, "confirm", by: "director")
    #expect(world.state(id) == "suspended")
    #expect(try world.case_(id).run("handle")?.phase == .held)
    try world.advance(to: "2026-05-14T09:00+08:00")
    #expect(world.state(id) == "in-progress")
    // Seven closes were not counted: 6 to 9 and 11 to 13 May.
    #expect(try world.case_(id).run("handle")?.due.date == CivilDate("2026-06-02"))
  }

  @Test func `a dissatisfied requester brings the case back for a second round, then it closes`()
    throws
  {
    var (world, id) = try claimed()
    try answerAssistances(&world)
    let done: [FieldName: FieldValue] = [
      "outcome": .choice("已解决"), "public-reply": .text("末班车延至 22:30。"),
      "signed-by": .text("区交通运输局负责人"),
    ]
    try world.act(id, "complete", by: "district-transport-liaison", done)
    try world.act(id, "reject", by: "officer-one", ["reason": .text("请附时刻表")])
    try world.act(id, "complete", by: "district-transport-liaison", done)
    try world.act(id, "approve", by: "officer-one")
    #expect(world.state(id) == "awaiting-rating")
    try world.act(id, "rate", by: "suat-liaison", ["rating": .choice("不满意")])
    var file = try world.case_(id)
    #expect(file.state == "in-progress" && file.round == 2)
    #expect(file.run("handle")?.serial == 2)
    try world.act(id, "complete", by: "district-transport-liaison", done)
    try world.act(id, "approve", by: "officer-one")
    try world.act(id, "rate", by: "suat-liaison", ["rating": .choice("满意")])
    file = try world.case_(id)
    #expect(file.state == "closed" && !file.isOpen && file.owner == nil && file.clocks.isEmpty)
  }

  private func answerAssistances(_ world: inout World) throws {
    for child in world.around.docket.files where child.procedure.name == "assistance" {
      try world.act(child.id, "accept", by: "district-housing-liaison")
      try world.act(
        child.id, "reply", by: "district-housing-liaison", ["reply-text": .text("可配合")])
      try world.act(child.id, "adopt", by: "district-transport-liaison")
    }
  }

  @Test func `silence counts only after the question was delivered`() throws {
    for delivers in [true, false] {
      var (world, id) = try claimed()
      try answerAssistances(&world)
      try world.act(
        id, "complete", by: "district-transport-liaison",
        [
          "outcome": .choice("已解决"), "public-reply": .text("末班车延至 22:30。"),
          "signed-by": .text("区交通运输局负责人"),
        ])
      world.delivers = delivers
      try world.act(id, "approve", by: "officer-one")
      try world.advance(to: "2026-05-12T09:00+08:00")
      if delivers {
        #expect(world.state(id) == "closed")
        #expect(try world.case_(id).fields["unrated"] == .flag(true))
      } else {
        #expect(world.state(id) == "awaiting-rating")
        try world.act(id, "reached", by: "officer-one", note: "已电话告知")
        #expect(world.state(id) == "closed")
      }
    }
  }
}
