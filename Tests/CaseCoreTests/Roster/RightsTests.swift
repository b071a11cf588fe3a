import CaseCore
import Testing
import WorkCalendar

/// Who may change the roster (decision 0042).
@Suite struct RosterRightsTests {
  private let roster: Roster
  private let today = RosterFixture.today

  init() throws { roster = try RosterFixture.roster() }

  private func holder(_ kind: PostKind) throws -> PersonID {
    let post = try #require(roster.posts(kind).first)
    return try #require(roster.holders(of: post, on: today).first)
  }

  private func post(_ kind: PostKind) throws -> PostID { try #require(roster.posts(kind).first) }

  private func deputy(_ kind: PostKind, _ person: PersonID) throws -> RosterCommand {
    .addDeputy(try post(kind), deputy: person, from: today, until: nil, when: .absence)
  }

  @Test(arguments: [PostKind.liaison, .handler, .auditor])
  func `who is not of the secretariat or the council changes nothing`(_ kind: PostKind) throws {
    var roster = roster
    roster.doing(.addPost("auditor", kind: .auditor, organisation: "office", label: nil))
    roster.doing(RosterFixture.appoint("auditor", "fei", from: today))
    let held = try #require(roster.posts(kind).first)
    let person = try #require(roster.holders(of: held, on: today).first)
    let command = RosterCommand.renamePerson(person, name: "新名")
    #expect(roster.refusal(of: command, by: person, on: today) == .onlyReads)
    #expect(!roster.isKept(by: person, on: today))
  }

  @Test(arguments: [PostKind.officer, .director, .councilChair])
  func `nobody gives a post to themselves`(_ kind: PostKind) throws {
    let person = try holder(kind)
    let command = try deputy(.liaison, person)
    #expect(roster.refusal(of: command, by: person, on: today) == .oneself)
  }

  @Test func `an officer names who deputises for a member, and not for the director`() throws {
    let (officer, other) = (try holder(.officer), try holder(.liaison))
    #expect(roster.refusal(of: try deputy(.liaison, other), by: officer, on: today) == nil)
    #expect(roster.refusal(of: try deputy(.director, other), by: officer, on: today) == .above)
    let account = RosterCommand.closePerson(try holder(.director), acting: [:])
    #expect(roster.refusal(of: account, by: officer, on: today) == .above)
    let chair = RosterCommand.addPost(
      "second-chair", kind: .councilChair, organisation: "office", label: nil)
    #expect(roster.refusal(of: chair, by: officer, on: today) == .above)
  }

  @Test func `an officer acts for a colleague who leaves`() throws {
    let officer = try holder(.officer)
    let gone = try #require(roster.posts(.officer).last)
    let colleague = try #require(roster.holders(of: gone, on: today).first)
    let command = RosterCommand.closePerson(colleague, acting: [gone: officer])
    #expect(colleague != officer)
    #expect(roster.refusal(of: command, by: officer, on: today) == nil)
  }

  @Test func `the director says who is in the posts above the officers`() throws {
    let (director, other) = (try holder(.director), try holder(.liaison))
    #expect(roster.refusal(of: try deputy(.director, other), by: director, on: today) == nil)
  }
}
