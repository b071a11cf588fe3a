import Testing

@testable import CaseCore

extension WholeStory {
  /// The department claims, is helped, and rests for its superiors until it resumes by itself.
  mutating func departmentWorks() throws {
    try act("05-14 10:00", WholeStory.transport, "claim", buses)
    expect(buses, is: "in-progress")
    try act(
      "05-14 11:00", WholeStory.transport, "contact", buses,
      ["contact-note": .text("已电话沟通")])
    let first = try #require(world.children(buses).first)
    #expect(first.lead == "district-housing")
    try act(
      "05-15 10:00", WholeStory.housing, "reply", first.id, ["reply-text": .text("可配合。")])
    try act("05-15 11:00", WholeStory.transport, "adopt", first.id)
    try act(
      "05-18 10:00", WholeStory.transport, "suspend", buses,
      [
        "suspend-cause": .choice("待上级批复"), "reason": .text("线路调整待批复"),
        "review-date": try world.date("2026-05-20"),
      ])
    expect(buses, is: "in-progress")
    try act("05-18 15:00", "director", "confirm", buses)
    expect(buses, is: "suspended")
    try wait("05-20 18:00")
    expect(buses, is: "suspended")
    try wait("05-21 09:00")
    expect(buses, is: "in-progress")
    // 29 May, and the days from 18 to 20 May on which it was held: a Monday.
    #expect(due("handle", of: buses) == "2026-06-01")
  }

  /// More time is asked too late; a second department helps; the completion is rejected once.
  mutating func itIsCompletedTwice() throws {
    try wait("06-01 10:00")
    let late = world.attempt(
      buses, "ask-extension", by: WholeStory.transport,
      [
        "reason": .text("车辆未到位"), "progress-text": .text("正在协调"),
        "new-date": try world.date("2026-06-10"),
      ])
    guard case .refused(.tooLate, let record) = late else {
      Issue.record("not refused as too late: \(late)")
      return
    }
    #expect(record.map(\.event.kind) == [.refusedLate("ask-extension")])
    try act(
      "06-01 11:00", WholeStory.transport, "invite", buses,
      ["invited": .organisation("district-education"), "task": .text("错峰放学")])
    let second = try #require(world.children(buses).last)
    let early = world.attempt(buses, "complete", by: WholeStory.transport, World.done)
    #expect(!early.isDone, "completed while an assistance is open: \(early)")
    try act("06-01 14:00", "district-education-liaison", "accept", second.id)
    try act(
      "06-01 15:00", "district-education-liaison", "reply", second.id,
      ["reply-text": .text("已错峰。")])
    try act("06-01 15:30", WholeStory.transport, "adopt", second.id)
    try act("06-01 16:00", WholeStory.transport, "complete", buses, World.done)
    expect(buses, is: "done-claimed")
    try act("06-01 17:00", "officer-one", "reject", buses, ["reason": .text("请附时刻表")])
    expect(buses, is: "in-progress")
    #expect(due("handle", of: buses) == "2026-06-02", "one working day is left at least")
    try act("06-02 10:00", WholeStory.transport, "complete", buses, World.done)
    try act("06-02 15:00", "officer-one", "approve", buses)
    expect(buses, is: "awaiting-rating")
  }

  /// The lowest of two ratings brings it back; done again, it is rated and closed.
  mutating func secondRound() throws {
    try act("06-03 10:00", "suat-liaison", "rate", buses, ["rating": .choice("不满意")])
    expect(buses, is: "awaiting-rating")
    try act("06-03 11:00", "bay-lab-liaison", "rate", buses, ["rating": .choice("满意")])
    expect(buses, is: "in-progress")
    #expect(try world.case_(buses).round == 2)
    #expect(try world.case_(buses).run("handle")?.serial == 2)
    #expect(due("handle", of: buses) == "2026-06-25", "15 working days, 19 June a holiday")
    try act(
      "06-04 10:00", WholeStory.transport, "contact", buses,
      ["contact-note": .text("已当面沟通")])
    try act("06-05 10:00", WholeStory.transport, "complete", buses, World.done)
    try act("06-05 15:00", "officer-one", "approve", buses)
    try act("06-08 10:00", "suat-liaison", "rate", buses, ["rating": .choice("满意")])
    expect(buses, is: "awaiting-rating")
    try act("06-08 11:00", "bay-lab-liaison", "rate", buses, ["rating": .choice("非常满意")])
    let file = try world.case_(buses)
    #expect(file.state == "closed" && file.owner == nil && file.clocks == [])
    #expect(file.fields["rating"] == .choice("满意"), "the lowest counts")
    expect(clinic, is: "concluded")
  }
}
