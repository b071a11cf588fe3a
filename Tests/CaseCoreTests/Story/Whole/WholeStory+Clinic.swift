import Testing

@testable import CaseCore

extension WholeStory {
  /// A clinic is planned for late April; collection opens by itself, and all but one member answer.
  mutating func clinicOpens() throws {
    try wait("03-02 09:10")
    clinic = try world.file(
      "clinic", for: "secretariat", by: "officer-one",
      ["title": .text("2026年第二期问诊会"), "held-on": try world.date("2026-04-23")])
    expect(clinic, is: "planned")
    try wait("03-30 10:00")
    expect(clinic, is: "collecting")
    let receipts = world.children(clinic, "receipt")
    #expect(receipts.count == 8)
    for receipt in receipts where receipt.lead != "suat" {
      let liaison = PersonID("\(try #require(receipt.lead))-liaison")
      try world.act(receipt.id, "answer", by: liaison, ["has-requests": .choice("无诉求")])
    }
  }

  /// The item is filed, asked about once, accepted and tabled.
  mutating func itemIsTabled() throws {
    buses = try file("03-30 11:00", for: "suat", "园区公交末班车太早", "夜班人员无法返回。")
    #expect(due("triage", of: buses) == "2026-03-31")
    try act(
      "03-30 14:00", "officer-one", "ask-info", buses, ["question": .text("夜班大约多少人？")])
    #expect(try world.case_(buses).run("triage")?.phase == .held)
    try act(
      "03-31 10:00", "suat-liaison", "supplement", buses, ["supplement": .text("约二百人。")])
    let again = world.attempt(
      buses, "ask-info", by: "officer-one", ["question": .text("哪几条线路？")])
    #expect(!again.isDone, "asked a second time: \(again)")
    try accept("03-31 14:00", buses)
    try act(
      "03-31 15:00", "officer-one", "table", buses,
      ["clinic": .cases([clinic]), "proposed-lead": .organisation("district-transport")])
    expect(buses, is: "tabled")
    #expect(due("hearing", of: buses) == "2026-04-24")
  }

  /// The silent member's receipt lapses, collection closes, the agenda is approved.
  mutating func agendaIsApproved() throws {
    try wait("04-10 09:30")
    let silent = world.children(clinic, "receipt").filter { $0.state == "silent" }
    #expect(silent.map(\.lead) == ["suat"])
    expect(clinic, is: "screening")
    try act("04-10 10:00", "officer-one", "propose-agenda", clinic, ["agenda": .cases([buses])])
    try act("04-10 15:00", "member-one", "approve-agenda", clinic)
    expect(clinic, is: "summoned")
    #expect(world.told("clinic-summoned", of: clinic).contains(WholeStory.transport))
  }

  /// The item is answered with a promised date, and dispatched with a co-department.
  mutating func clinicMeets() throws {
    try act("04-23 14:30", "officer-one", "convene", clinic)
    try act(
      "04-23 15:00", "officer-one", "answer", buses,
      [
        "on-the-spot": .choice("承诺限时办理"), "answer": .text("五月底前延长末班车"),
        "answered-by": .organisation("district-transport"),
        "promised": try world.date("2026-05-29"),
      ])
    try act("04-23 17:00", "officer-one", "adjourn", clinic)
    try act(
      "04-24 10:00", "officer-one", "dispatch", buses,
      [
        "lead-department": .organisation("district-transport"),
        "co-departments": .organisations(["district-housing"]),
      ])
    expect(buses, is: "dispatched")
    #expect(due("handle", of: buses) == "2026-05-29", "the promised date")
    #expect(due("claim", of: buses) == "2026-04-27")
    try act(
      "04-24 11:00", "officer-one", "issue", clinic,
      ["minutes": .text("纪要"), "next-on": try world.date("2026-08-20")])
    expect(clinic, is: "supervising")
  }
}
