import CaseCore
import Testing
import WorkCalendar

@Suite struct RosterDecidingTests {
  private let date = RosterFixture.date
  private let today = RosterFixture.today

  @Test func `a standing post's last holder can't leave unless somebody is named`() throws {
    var roster = try RosterFixture.roster()
    let rejection = try #require(roster.refusal(of: .closePerson("di", acting: [:])))
    #expect(rejection.fault == .vacancy)
    #expect(rejection.pointer == "/acting")
    #expect(rejection.message.contains("秘书长(director)自 2026-03-02 起将无人任职"))
    roster.doing(.closePerson("di", acting: ["director": "bo"]))
    #expect(roster.addressee(of: "director", on: today) == "bo")
    #expect(roster.holders(of: "director", on: today).isEmpty)
  }

  @Test func `who acts in a vacancy yields to the next holder`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.closePerson("di", acting: ["director": "bo"]))
    roster.doing(RosterFixture.appoint("director", "fei", from: date("2026-04-01")))
    #expect(roster.addressee(of: "director", on: date("2026-03-31")) == "bo")
    #expect(roster.addressee(of: "director", on: date("2026-04-01")) == "fei")
    #expect(!roster.postsHeld(by: "bo", on: date("2026-04-01")).contains("director"))
  }

  @Test func `a term's end far ahead counts like one today`() throws {
    let roster = try RosterFixture.roster()
    let last = date("2027-12-31")
    let end = { (acting: PersonID?) in
      RosterCommand.endHolding("chair", person: "cai", last: last, acting: acting)
    }
    let rejection = try #require(roster.refusal(of: end(nil)))
    #expect(rejection.fault == .vacancy)
    #expect(rejection.message.contains("2028-01-01"))
    #expect(roster.refusal(of: end("fei")) == nil)
    // The successor may be appointed first instead.
    var prepared = roster
    prepared.doing(RosterFixture.appoint("chair", "fei", from: date("2028-01-01")))
    #expect(
      prepared.refusal(of: .endHolding("chair", person: "cai", last: last, acting: nil)) == nil)
    // A gap of one day between the two is found.
    let early = RosterCommand.endHolding(
      "chair", person: "cai", last: date("2027-12-30"), acting: nil)
    #expect(prepared.refusal(of: early)?.message.contains("2027-12-31") == true)
  }

  @Test func `the last to act can't be taken away either`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.appoint("acting", "fei", from: today))
    roster.doing(.endHolding("director", person: "di", last: today, acting: nil))
    let leaving = RosterCommand.endHolding(
      "acting", person: "fei", last: date("2026-06-30"), acting: nil)
    #expect(roster.refusal(of: leaving)?.fault == .vacancy)
    #expect(roster.refusal(of: .closeOrganisation("office", successor: nil))?.fault == .vacancy)
  }

  @Test func `a new standing post waits for its first holder, and then is never empty`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.addPost("officer-3", kind: .officer, organisation: "office", label: nil))
    let until = RosterFixture.appoint(
      "officer-3", "fei", from: date("2026-05-01"), until: date("2026-05-31"))
    #expect(roster.refusal(of: until)?.fault == .vacancy)
    roster.doing(RosterFixture.appoint("officer-3", "fei", from: date("2026-05-01")))
    #expect(roster.refusal(of: .closePerson("fei", acting: [:]))?.fault == .vacancy)
  }

  @Test func `everybody else may leave at once`() throws {
    let roster = try RosterFixture.roster()
    for person in ["li", "xu", "he", "ha", "fei"] as [PersonID] {
      #expect(roster.refusal(of: .closePerson(person, acting: [:])) == nil)
    }
  }

  @Test func `deputies may not wait for each other`() throws {
    var roster = try RosterFixture.roster()
    let own = RosterFixture.commandOf(deputy: "ann", for: "officer-1", "2026-04-01", nil)
    #expect(roster.refusal(of: own)?.fault == .loop)
    roster.doing(
      RosterFixture.commandOf(deputy: "bo", for: "officer-1", "2026-04-01", "2026-04-10"))
    let back = { RosterFixture.commandOf(deputy: "ann", for: "officer-2", $0, nil) }
    let rejection = try #require(roster.refusal(of: back("2026-04-10")))
    #expect(rejection.fault == .loop)
    #expect(rejection.message == "2026-04-10 起代理关系成环：秘书处ann、秘书处bo")
    #expect(roster.refusal(of: back("2026-04-11")) == nil)
    roster.doing(
      RosterFixture.commandOf(deputy: "di", for: "officer-2", "2026-04-01", "2026-04-10"))
    let third = RosterFixture.commandOf(deputy: "ann", for: "director", "2026-04-03", "2026-04-03")
    #expect(roster.refusal(of: third)?.fault == .loop)
  }

  @Test func `one person's terms in one post don't overlap`() throws {
    var roster = try RosterFixture.roster()
    let again = RosterFixture.appoint("officer-1", "ann", from: date("2026-06-01"))
    #expect(roster.refusal(of: again)?.fault == .overlap)
    roster.doing(RosterFixture.appoint("officer-2", "ann", from: date("2026-06-01")))
    roster.doing(
      RosterFixture.commandOf(deputy: "fei", for: "officer-1", "2026-04-01", "2026-04-10"))
    let second = RosterFixture.commandOf(deputy: "fei", for: "officer-1", "2026-04-10", nil)
    #expect(roster.refusal(of: second)?.fault == .overlap)
  }

  @Test func `a term that ends before it begins never was`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.appoint("transport-liaison", "ha", from: date("2026-05-01")))
    roster.doing(.endHolding("transport-liaison", person: "ha", last: today, acting: nil))
    #expect(roster.terms(in: "transport-liaison").isEmpty)
  }

  @Test(
    arguments: [
      (.addPerson("li", name: "新人", organisation: "lab", email: nil, phone: nil), .taken, "/id"),
      (
        .addPerson("Li", name: "新人", organisation: "lab", email: nil, phone: nil), .malformed,
        "/id"
      ),
      (
        .addPerson("new", name: " ", organisation: "lab", email: nil, phone: nil), .malformed,
        "/name"
      ),
      (
        .addPerson("new", name: "新人", organisation: "nowhere", email: nil, phone: nil),
        .unknown, "/organisation"
      ),
      (.changeContact("li", email: "at-sign missing", phone: nil), .malformed, "/email"),
      (.changeContact("li", email: nil, phone: "手机"), .malformed, "/phone"),
      (
        .addPost("stray", kind: .officer, organisation: "lab", label: nil), .misplaced,
        "/organisation"
      ),
      (.closeOrganisation("office", successor: "lab"), .misplaced, "/successor"),
      (.closeOrganisation("lab", successor: "lab"), .malformed, "/successor"),
      (RosterFixture.appoint("nothing", "li"), .unknown, "/post"),
      (RosterFixture.appoint("lab-liaison", "nobody"), .unknown, "/person"),
      (
        RosterFixture.appoint(
          "lab-liaison", "lu", from: RosterFixture.date("2026-05-02"),
          until: RosterFixture.date("2026-05-01")), .dates, "/until"
      ),
      (
        .endHolding(
          "lab-liaison", person: "li", last: RosterFixture.date("2026-02-28"), acting: nil), .dates,
        "/last"
      ),
      (.endHolding("lab-liaison", person: "lu", last: nil, acting: nil), .unknown, "/person"),
    ] as [(RosterCommand, RosterFault, String)])
  func `a command that makes no sense is refused by its field`(
    command: RosterCommand, fault: RosterFault, pointer: String
  ) throws {
    let rejection = try #require(try RosterFixture.roster().refusal(of: command))
    #expect(rejection.fault == fault)
    #expect(rejection.pointer == pointer)
  }

  @Test func `what is closed takes no more part`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.closePerson("li", acting: [:]))
    roster.doing(.closeOrganisation("school", successor: nil))
    #expect(
      roster.refusal(of: RosterFixture.appoint("officer-1", "li"))?.fault == .closed)
    #expect(
      roster.refusal(of: RosterFixture.appoint("school-liaison", "lu"))?.fault == .closed)
    #expect(roster.refusal(of: .closeOrganisation("lab", successor: "school"))?.fault == .closed)
    // But the contact data of somebody who has left can still be erased.
    #expect(roster.refusal(of: .changeContact("li", email: nil, phone: nil)) == nil)
  }
}
