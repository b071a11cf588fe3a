import CaseCore
import Testing
import WorkCalendar

/// What needs two people has them, on every day in sight.
@Suite struct TwoPersonsTests {
  private let today = RosterFixture.today
  private let procedures: [Procedure]
  private let calendar: WorkCalendar

  init() throws {
    let around = try World(at: "2026-03-02T09:00+08:00").around
    (procedures, calendar) = (around.procedures.allInForce, around.calendar)
  }

  private func missing(in roster: Roster) -> SecondPersonMissing? {
    roster.secondPersonMissing(for: procedures, within: 20, from: today, in: calendar)
  }

  /// A director `di`, a chair, and an officer.
  private func roster(chair: PersonID, officer: PersonID) throws -> Roster {
    let others = RosterFixture.commands.filter { command in
      if case .appoint(let post, _, _, _, _) = command {
        return !["officer-1", "officer-2", "chair"].contains(post)
      }
      if case .addPost(let post, _, _, _) = command { return post != "officer-2" }
      return true
    }
    let named = [
      RosterFixture.appoint("chair", chair), RosterFixture.appoint("officer-1", officer),
    ]
    var roster = Roster()
    guard
      case .done(let events) = roster.decideImport(
        others + named, at: RosterFixture.at, today: today, actor: .time)
    else {
      Issue.record("refused")
      return roster
    }
    for event in events { roster.apply(event) }
    return roster
  }

  @Test func `an officer, a director and a chair are enough`() throws {
    #expect(missing(in: try roster(chair: "cai", officer: "ann")) == nil)
  }

  @Test func `a director who is the chair and the only officer is one`() throws {
    let found = try #require(missing(in: try roster(chair: "di", officer: "di")))
    #expect(found.from == today && found.only == "di" && !found.actions.isEmpty)
  }

  @Test func `a deputy of the only one is a second`() throws {
    var roster = try roster(chair: "di", officer: "di")
    roster.doing(RosterFixture.commandOf(deputy: "bo", for: "chair", "2026-01-01", nil))
    #expect(missing(in: roster) == nil)
  }

  @Test func `when the other one goes, the day after is told ahead`() throws {
    var roster = try roster(chair: "cai", officer: "di")
    let last = RosterFixture.date("2026-03-10")
    roster.doing(.endHolding("chair", person: "cai", last: last, acting: "di"))
    let found = try #require(missing(in: roster))
    #expect(found.from == last.advanced(byDays: 1) && found.only == "di")
  }
}
