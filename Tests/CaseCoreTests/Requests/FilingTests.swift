import Testing
import WorkCalendar

@testable import CaseCore

@Suite struct `Whoever files` {
  private var world: World

  init() throws {
    world = try World(at: "2026-06-01T09:00+08:00")
    for command: RosterCommand in [
      .addPerson("suat-second", name: "李老师", organisation: "suat", email: nil, phone: nil),
      .addPost("suat-second-liaison", kind: .liaison, organisation: "suat", label: nil),
      .appoint(
        "suat-second-liaison", person: "suat-second",
        from: try #require(CivilDate("2026-06-01")), until: nil, acting: nil),
    ] {
      try world.change(command, touching: [])
    }
  }

  private func opening(
    contact: PersonID?, requester: OrganisationID = "suat", behalf: BehalfClaim? = nil
  ) -> Command {
    .open(
      Opening(
        procedure: "request", requester: requester, contact: contact,
        fields: ["title": .text("路灯不亮"), "description": .text("北侧三盏。")],
        caller: Caller(
          person: behalf == nil ? "suat-liaison" : "officer-one", behalf: behalf)))
  }

  @Test mutating func `may name a contact, who is told`() throws {
    let outcome = world.decide(opening(contact: "suat-second"))
    let id = try #require(outcome.steps.first).after.id
    #expect(world.told("request-filed", of: id) == ["suat-second"])
  }

  @Test mutating func `is heard in the name of the organisation whose words are recorded`() throws {
    let said = BehalfClaim(
      saidBy: "王老师", means: .telephone, saidOn: "2026-06-01", organisation: "suat")
    #expect(world.decide(opening(contact: "suat-second", behalf: said)).isDone)
    let ofAnother = BehalfClaim(
      saidBy: "王老师", means: .telephone, saidOn: "2026-06-01", organisation: "bay-lab")
    #expect(
      world.decide(opening(contact: nil, behalf: ofAnother))
        == .refused(.notYours("open"), record: []))
  }

  @Test mutating func `can't name another organisation's person, or nobody's organisation`() {
    guard
      case .refused(.invalidParty(.contact, _), _) = world.decide(
        opening(contact: "bay-lab-liaison"))
    else {
      Issue.record("another organisation's person is the contact")
      return
    }
    guard
      case .refused(.invalidParty(.requester, _), _) = world.decide(
        opening(contact: nil, requester: "nowhere"))
    else {
      Issue.record("an organisation that nobody knows asks")
      return
    }
  }

  @Test mutating func `has a named person to tell whom no notice reached`() throws {
    world.unreachable = ["suat-liaison"]
    let id = try world.claimed()
    let today = world.around.calendar.date(of: world.now)
    let file = try world.case_(id)
    #expect(world.around.teller(of: file, on: today)?.person == "officer-one")
    try world.act(id, "hand-over", by: "officer-one", ["new-officer": .person("officer-two")])
    #expect(world.around.teller(of: try world.case_(id), on: today)?.person == "officer-two")
  }

  @Test mutating func `is asked by members, not by a department or an office`() {
    for asker: OrganisationID in ["district-transport", "secretariat"] {
      let outcome = world.decide(
        .open(
          Opening(
            procedure: "request", requester: asker, contact: nil,
            fields: ["title": .text("路灯"), "description": .text("不亮")],
            caller: Caller(person: "officer-one"))))
      guard case .refused(.invalidParty(.requester, _), _) = outcome else {
        Issue.record("\(asker) may not ask: \(outcome)")
        continue
      }
    }
  }
}
