import CaseCore
import Testing
import WorkCalendar

@Suite struct InOfficeTests {
  private let date = RosterFixture.date

  @Test func `a term has its first and its last day`() throws {
    var roster = try RosterFixture.roster()
    let term = RosterFixture.appoint(
      "transport-liaison", "ha", from: date("2026-03-10"), until: date("2026-03-12"))
    roster.doing(term)
    let days = ["2026-03-09", "2026-03-10", "2026-03-12", "2026-03-13"].map(date)
    #expect(
      days.map { roster.holders(of: "transport-liaison", on: $0) } == [[], ["ha"], ["ha"], []])
    #expect(
      days.map { roster.postsHeld(by: "ha", on: $0).contains("transport-liaison") }
        == [false, true, true, false])
  }

  @Test func `a deputy is told before the holder, who may act all the same`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(
      RosterFixture.commandOf(deputy: "bo", for: "officer-1", "2026-04-01", "2026-04-10"))
    let away = date("2026-04-05")
    #expect(roster.addressee(of: "officer-1", on: away) == "bo")
    #expect(roster.postsHeld(by: "ann", on: away) == ["officer-1"])
    #expect(roster.postsHeld(by: "bo", on: away) == ["officer-2", "officer-1"])
    #expect(roster.addressee(of: "officer-1", on: date("2026-04-11")) == "ann")
  }

  @Test func `a deputy who is away is deputised in turn`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(
      RosterFixture.commandOf(deputy: "bo", for: "officer-1", "2026-04-01", "2026-04-10"))
    roster.doing(
      RosterFixture.commandOf(deputy: "fei", for: "officer-2", "2026-04-05", "2026-04-06"))
    #expect(roster.addressee(of: "officer-1", on: date("2026-04-04")) == "bo")
    #expect(roster.addressee(of: "officer-1", on: date("2026-04-05")) == "fei")
    #expect(
      roster.postsHeld(by: "fei", on: date("2026-04-05")) == ["officer-2", "officer-1"])
    #expect(roster.addressee(of: "officer-1", on: date("2026-04-07")) == "bo")
  }

  @Test func `a circle of deputies, had it come about, is cut`() throws {
    var roster = try RosterFixture.roster()
    let terms = [("officer-1", "bo"), ("officer-2", "ann")].map {
      Deputyship(post: PostID($0.0), deputy: PersonID($0.1), from: RosterFixture.today)
    }
    for term in terms {
      roster.apply(
        RosterEvent(
          version: roster.version + 1, at: RosterFixture.at, actor: .time,
          change: .deputyNamed(term)))
    }
    let addressee = roster.addressee(of: "officer-1", on: RosterFixture.today)
    #expect(addressee == "ann" || addressee == "bo")
    #expect(
      Set(roster.postsHeld(by: "ann", on: RosterFixture.today)) == ["officer-1", "officer-2"])
  }

  @Test func `whoever has left holds nothing and deputises in nothing`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.closePerson("li", acting: [:]))
    #expect(!roster.isActive("li"))
    #expect(roster.person("li")?.closedAt == RosterFixture.at)
    #expect(roster.holders(of: "lab-liaison", on: RosterFixture.today).isEmpty)
    #expect(roster.addressee(of: "lab-liaison", on: RosterFixture.today) == nil)
    #expect(roster.postsHeld(by: "li", on: RosterFixture.today).isEmpty)
  }

  @Test func `a closed organisation's posts and people pass to its successor`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.closeOrganisation("lab", successor: "school"))
    #expect(roster.successor(of: "lab") == "school")
    #expect(roster.posts(.liaison, in: "lab").isEmpty)
    #expect(roster.posts(.liaison, in: "school") == ["school-liaison", "lab-liaison"])
    #expect(roster.people(in: "school") == ["xu", "li", "lu"])
    #expect(roster.organisationsOf(kind: .member, on: RosterFixture.today) == ["school"])
    #expect(
      roster.organisationsOf(kind: .member, on: date("2026-03-01")) == ["lab", "school"])
    roster.doing(.addOrganisation("academy", kind: .member, name: "研究院", shortName: nil))
    roster.doing(.closeOrganisation("school", successor: "academy"))
    #expect(roster.successor(of: "lab") == "academy")
  }

  @Test func `without a successor its posts have nobody from that day on`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(.closeOrganisation("lab", successor: nil))
    #expect(roster.successor(of: "lab") == "lab")
    #expect(roster.holders(of: "lab-liaison", on: date("2026-03-01")) == ["li"])
    #expect(roster.holders(of: "lab-liaison", on: RosterFixture.today).isEmpty)
    #expect(roster.postsHeld(by: "li", on: RosterFixture.today).isEmpty)
  }
}
