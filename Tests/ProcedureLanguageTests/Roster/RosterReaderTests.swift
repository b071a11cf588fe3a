import CaseCore
import Foundation
import ProcedureLanguage
import Testing
import WorkCalendar

@Suite struct RosterReaderTests {
  private let today = CivilDate(year: 2026, month: 3, day: 2) ?? CivilDate(daysSinceEpoch: 0)
  private let at = Instant(milliseconds: 1_772_413_200_000)

  private let small = """
    organisations:
      office: {kind: office, name: 秘书处}
    people:
      di: {name: 秘书长, organisation: office, email: di@example.org}
      bo: {name: 经办人, organisation: office}
      cai: {name: 理事长, organisation: office}
    posts:
      director:
        kind: director
        organisation: office
        holders:
          - {person: di, from: 2026-01-01}
        deputies:
          - {person: bo, from: 2026-03-05, until: 2026-03-09}
      officer: {kind: officer, organisation: office, holders: [{person: bo, from: 2026-01-01}]}
      chair: {kind: council-chair, organisation: office, holders: [{person: cai, from: 2026-01-01}]}
    """

  private func file(_ text: String) throws -> RosterFile {
    try RosterReader.read(text, file: "roster.yaml").get()
  }

  private func applied(_ text: String, to roster: Roster = Roster()) throws -> Roster {
    var after = roster
    let commands = try file(text).commands(against: roster, today: today)
    switch roster.decideImport(commands, at: at, today: today, actor: .time) {
    case .done(let events): for event in events { after.apply(event) }
    case .refused(let complaints):
      Issue.record("refused: \(complaints.map(\.rejection.message))")
    }
    return after
  }

  @Test func `a file makes a roster, and asks for nothing the second time`() throws {
    let roster = try applied(small)
    #expect(roster.holders(of: "director", on: today) == ["di"])
    #expect(roster.addressee(of: "director", on: today.advanced(byDays: 3)) == "bo")
    #expect(roster.person("di")?.email == "di@example.org")
    #expect(try file(small).commands(against: roster, today: today).isEmpty)
    let muchLater = today.advanced(byDays: 400)
    #expect(try file(small).commands(against: roster, today: muchLater).isEmpty)
  }

  @Test func `only what differs is asked for`() throws {
    let roster = try applied(small)
    let changed = small.replacing("name: 经办人", with: "name: 首席经办人")
      .replacing("until: 2026-03-09", with: "until: 2026-03-12")
    #expect(
      try file(changed).commands(against: roster, today: today) == [
        .renamePerson("bo", name: "首席经办人"),
        .endDeputy("director", deputy: "bo", last: CivilDate("2026-03-12"), acting: nil),
      ])
  }

  @Test func `whoever a post no longer names leaves the day before the next begins`() throws {
    let roster = try applied(small)
    let changed = small.replacing(
      "{person: cai, from: 2026-01-01}", with: "{person: bo, from: 2026-04-01}")
    #expect(
      try file(changed).commands(against: roster, today: today) == [
        .endHolding("chair", person: "cai", last: CivilDate("2026-03-31"), acting: nil),
        .appoint(
          "chair", person: "bo", from: try #require(CivilDate("2026-04-01")), until: nil,
          acting: nil),
      ])
    let after = try applied(changed, to: roster)
    #expect(after.holders(of: "chair", on: today.advanced(byDays: 29)) == ["cai"])
    #expect(after.holders(of: "chair", on: today.advanced(byDays: 30)) == ["bo"])
  }

  @Test func `every fault is found with its place`() {
    let bad = """
      organisations:
        office: {kind: offices, name: 秘书处}
      people:
        Di: {name: 秘书长, organisation: office}
        bo: {name: 经办人, organisation: office, mail: bo@example.org}
      posts:
        director: {kind: director, organisation: office, holders: [{person: bo}]}
      """
    let printed = faults(RosterReader.read(bad, file: "roster.yaml"))
    #expect(printed.count == 4)
    for (line, words) in zip(printed, ["offices", "Di", "mail", "`from` is missing"]) {
      #expect(line.contains(words))
    }
  }

  @Test func `the shipped roster is complete`() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../seeds/guangming/roster.yaml").standardizedFileURL
    let text = try String(contentsOf: path, encoding: .utf8)
    let roster = try applied(text)
    #expect(roster.incompleteness(today: today).isEmpty)
    #expect(try file(text).commands(against: roster, today: today).isEmpty)
    #expect(roster.organisationsOf(kind: .member, on: today).count == 30)
    for department in roster.organisationsOf(kind: .department, on: today) {
      for kind in [PostKind.liaison, .handler, .head] {
        let post = try #require(roster.posts(kind, in: department).first)
        #expect(roster.addressee(of: post, on: today) != nil)
      }
    }
    #expect(roster.posts(.officer).count == 2)
    #expect(roster.isCovered("director", on: today))
    #expect(!roster.isCovered("acting-director", on: today))
  }
}
