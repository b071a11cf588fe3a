import CaseCore
import Testing
import WorkCalendar

@Suite struct BatchAndOutlookTests {
  private let date = RosterFixture.date
  private let today = RosterFixture.today

  private func decide(_ commands: [RosterCommand], in roster: Roster = Roster())
    -> RosterImportOutcome
  {
    roster.decideImport(commands, at: RosterFixture.at, today: today, actor: .time)
  }

  @Test func `a batch may pass through what a command may not leave behind`() throws {
    let roster = try RosterFixture.roster()
    let swap: [RosterCommand] = [
      .endHolding("director", person: "di", last: date("2026-03-01"), acting: nil),
      RosterFixture.appoint("director", "fei", from: today),
    ]
    #expect(roster.refusal(of: swap[0])?.fault == .vacancy)
    guard case .done(let events) = decide(swap, in: roster) else {
      Issue.record("refused")
      return
    }
    #expect(events.map(\.version) == [roster.version + 1, roster.version + 2])
  }

  @Test func `a batch that ends incomplete is refused whole, with all that is missing`() {
    let commands = RosterFixture.commands.filter {
      $0 != RosterFixture.appoint("director", "di")
        && $0 != .addPost("chair", kind: .councilChair, organisation: "office", label: nil)
        && $0 != RosterFixture.appoint("chair", "cai")
    }
    guard case .refused(let complaints) = decide(commands) else {
      Issue.record("done")
      return
    }
    #expect(complaints.map(\.command) == [nil, nil])
    #expect(complaints.map(\.rejection.pointer) == ["/posts", "/posts/director"])
  }

  @Test func `each bad command of a batch is named by its place`() {
    var commands = RosterFixture.commands
    commands.insert(RosterFixture.appoint("director", "nobody"), at: commands.count)
    commands.insert(commands[0], at: 1)
    guard case .refused(let complaints) = decide(commands) else {
      Issue.record("done")
      return
    }
    #expect(complaints.map(\.command) == [1, commands.count - 1])
    #expect(complaints.map(\.rejection.fault) == [.taken, .unknown])
  }

  @Test func `an end in sight is reported, with who acts from then on`() throws {
    let calendar = try calendar()
    var roster = try RosterFixture.roster()
    #expect(roster.vacanciesAhead(within: 20, from: today, in: calendar).isEmpty)
    // 20 working days after Monday, 2 March are Monday, 30 March without a holiday between.
    roster.doing(
      .endHolding("director", person: "di", last: date("2026-03-29"), acting: "bo"))
    roster.doing(
      .endHolding("chair", person: "cai", last: date("2026-03-30"), acting: "fei"))
    #expect(
      roster.vacanciesAhead(within: 20, from: today, in: calendar)
        == [VacancyAhead(post: "director", from: date("2026-03-30"), acting: "bo")])
    #expect(
      roster.vacanciesAhead(within: 21, from: today, in: calendar).map(\.post)
        == ["director", "chair"])
    // While somebody only acts, the duty to find a holder stays.
    let later = date("2026-05-06")
    #expect(
      roster.vacanciesAhead(within: 20, from: later, in: calendar).map(\.from) == [later, later])
  }

  private func calendar() throws -> WorkCalendar {
    WorkCalendar(
      version: 1, zone: try #require(CalendarZone(identifier: "Asia/Shanghai")),
      officeHours: try OfficeHours([OfficeHours.Interval(start: 9 * 60, end: 18 * 60)]),
      circulars: [])
  }
}
