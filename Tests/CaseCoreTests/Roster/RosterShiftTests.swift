import CaseCore
import Testing
import WorkCalendar

/// Who comes into office between two moments, and whose duties that may move.
@Suite struct RosterShiftTests {
  private static let chains: [[OwnerStep]] = [
    [.assigned(.officer, of: nil), .post(.officer), .post(.director)],
    [.post(.director), .post(.councilMember)],
    [
      .assigned(.handler, of: .lead), .postOf(.liaison, .lead), .postOf(.head, .lead),
      .post(.director),
    ],
  ]

  private func shift(
    _ roster: Roster, _ first: String, _ second: String
  ) -> RosterShift {
    RosterShift(
      from: roster, on: RosterFixture.date(first), to: roster, on: RosterFixture.date(second))
  }

  @Test func `a day on which no term turns moves nobody`() throws {
    #expect(shift(try RosterFixture.roster(), "2026-03-02", "2026-03-03").isEmpty)
  }

  @Test func `a deputy's first day moves what the post owes`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(
      RosterFixture.commandOf(deputy: "bo", for: "director", "2026-03-05", "2026-03-08"))
    #expect(shift(roster, "2026-03-03", "2026-03-04").isEmpty)
    let begins = shift(roster, "2026-03-04", "2026-03-05")
    #expect(begins.changed == ["director"])
    #expect(begins.gained == ["director"])
    #expect(shift(roster, "2026-03-08", "2026-03-09").changed == ["director"])
    #expect(shift(roster, "2026-03-04", "2026-03-20").isEmpty)
  }

  @Test func `whoever stands in for a deputy moves the post that is deputised in`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(RosterFixture.commandOf(deputy: "bo", for: "director", "2026-03-02", nil))
    roster.doing(RosterFixture.commandOf(deputy: "ann", for: "officer-2", "2026-03-05", nil))
    #expect(
      shift(roster, "2026-03-04", "2026-03-05").changed == ["director", "officer-2"])
  }

  @Test func `a post that is filled again calls back what went past it`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(
      RosterFixture.appoint("transport-liaison", "ha", from: RosterFixture.date("2026-03-05")))
    let owners = shift(roster, "2026-03-04", "2026-03-05").owners(by: RosterShiftTests.chains)
    #expect(owners == ["acting", "director", "transport-head", "transport-liaison"])
  }

  @Test func `a post that is left calls nobody back`() throws {
    var roster = try RosterFixture.roster()
    roster.doing(
      .endHolding("lab-liaison", person: "li", last: RosterFixture.date("2026-03-04"), acting: nil))
    let shift = shift(roster, "2026-03-04", "2026-03-05")
    #expect(shift.owners(by: RosterShiftTests.chains) == ["lab-liaison"])
  }

  @Test func `a successor takes over the parties`() throws {
    let before = try RosterFixture.roster()
    var after = before
    after.doing(.closeOrganisation("lab", successor: "school"))
    let shift = RosterShift(
      from: before, on: RosterFixture.today, to: after, on: RosterFixture.today)
    #expect(shift.succeeded == ["lab"])
    #expect(shift.changed.contains("lab-liaison"))
  }

  @Test func `the next day on which a term turns is known`() throws {
    var roster = try RosterFixture.roster()
    #expect(roster.nextTurningDay(after: RosterFixture.today) == nil)
    roster.doing(
      RosterFixture.commandOf(deputy: "bo", for: "director", "2026-03-05", "2026-03-08"))
    #expect(roster.nextTurningDay(after: RosterFixture.today) == RosterFixture.date("2026-03-05"))
    #expect(
      roster.nextTurningDay(after: RosterFixture.date("2026-03-05"))
        == RosterFixture.date("2026-03-09"))
  }
}
