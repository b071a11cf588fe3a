import Testing

@testable import CaseCore

extension WholeStory {
  /// The department returns the item within its limit; the secretariat overrules it for good.
  mutating func departmentReturnsIt() throws {
    let reasons: [FieldName: FieldValue] = [
      "reason": .text("由市公交集团调度"), "legal-basis": .text("三定方案"),
      "suggested-lead": .organisation("district-housing"),
    ]
    try act("04-27 10:00", WholeStory.transport, "return", buses, reasons)
    expect(buses, is: "return-asked")
    #expect(try world.case_(buses).run("handle")?.phase == .held)
    try act(
      "04-28 10:00", "officer-one", "overrule", buses, ["reason": .text("园区接驳归贵局统筹")])
    expect(buses, is: "dispatched")
    #expect(due("claim", of: buses) == "2026-04-29")
    #expect(due("handle", of: buses) == "2026-05-29", "the day held is counted after all")
    let again = world.attempt(buses, "return", by: WholeStory.transport, reasons)
    #expect(!again.isDone, "returned after the ruling: \(again)")
  }

  /// Nobody claims it over the holiday: each rung in office hours, to whom the ladder says.
  mutating func nobodyClaimsIt() throws {
    try wait("05-06 12:00")
    #expect(try world.case_(buses).slips.map(\.phase) == [.issued(number: "联督〔2026〕1号")])
    try wait("05-09 09:30")
    #expect(due(.signature(2), of: buses) == "2026-05-09")
    // The make-up Saturday is a working day, for the director as well.
    try act("05-09 10:00", "director", "sign", buses)
    #expect(try world.case_(buses).level == 1)
    try wait("05-14 09:00")
    let file = try world.case_(buses)
    #expect(file.level == 2)
    #expect(file.slips.map(\.colour) == [.blue, .yellow, .red])
    #expect(
      file.slips.map(\.phase) == [
        .issued(number: "联督〔2026〕1号"), .issued(number: "联督〔2026〕2号"), .unsigned,
      ])
    #expect(
      rungs(of: buses, "claim") == [
        "04-27 09:00 0: district-transport-liaison",  // before the return
        "04-29 09:00 0: district-transport-liaison",
        "05-06 09:00 1: district-transport-head district-transport-liaison",
        "05-08 09:00 2: director",  // to sign the yellow one
        "05-11 09:00 3: director",  // to sign the red one, which he doesn't
      ])
    #expect(
      told(EngineTemplate.slip) == [
        "district-transport-head", "district-transport-liaison",  // blue
        "director", "district-transport-head",  // yellow
      ])
    #expect(told(EngineTemplate.unsignedSlip) == ["member-one"])
  }

  /// Whom a template told about the item, sorted within each event.
  private func told(_ template: TemplateName) -> [PersonID] {
    world.steps.filter { $0.event.caseID == buses }.flatMap { step in
      step.notices.filter { $0.template == template }.map(\.recipient.person).sorted()
    }
  }
}
