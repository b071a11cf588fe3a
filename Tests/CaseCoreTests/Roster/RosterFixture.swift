import CaseCore
import Testing
import WorkCalendar

/// A small alliance: an office with two officers, a director and a chair; two members and a
/// department.
enum RosterFixture {
  static let today = date("2026-03-02")
  static let at = Instant(milliseconds: 1_772_413_200_000)

  static func date(_ text: String) -> CivilDate {
    CivilDate(text) ?? CivilDate(daysSinceEpoch: 0)
  }

  static let start = date("2026-01-01")

  static let commands: [RosterCommand] =
    [
      .addOrganisation("office", kind: .office, name: "秘书处", shortName: nil),
      .addOrganisation("lab", kind: .member, name: "实验室", shortName: nil),
      .addOrganisation("school", kind: .member, name: "学校", shortName: nil),
      .addOrganisation("transport", kind: .department, name: "交通局", shortName: nil),
    ]
    + ["ann", "bo", "di", "cai", "fei"].map {
      .addPerson($0, name: "秘书处\($0)", organisation: "office", email: nil, phone: nil)
    }
    + [
      .addPerson("li", name: "实验室联络员", organisation: "lab", email: nil, phone: nil),
      .addPerson("lu", name: "实验室职员", organisation: "lab", email: nil, phone: nil),
      .addPerson("xu", name: "学校联络员", organisation: "school", email: nil, phone: nil),
      .addPerson("he", name: "交通局负责人", organisation: "transport", email: nil, phone: nil),
      .addPerson("ha", name: "交通局承办人", organisation: "transport", email: nil, phone: nil),
      .addPost("officer-1", kind: .officer, organisation: "office", label: nil),
      .addPost("officer-2", kind: .officer, organisation: "office", label: nil),
      .addPost("director", kind: .director, organisation: "office", label: nil),
      .addPost("acting", kind: .actingDirector, organisation: "office", label: nil),
      .addPost("chair", kind: .councilChair, organisation: "office", label: nil),
      .addPost("lab-liaison", kind: .liaison, organisation: "lab", label: nil),
      .addPost("school-liaison", kind: .liaison, organisation: "school", label: nil),
      .addPost("transport-handler", kind: .handler, organisation: "transport", label: nil),
      .addPost("transport-liaison", kind: .liaison, organisation: "transport", label: nil),
      .addPost("transport-head", kind: .head, organisation: "transport", label: nil),
      appoint("officer-1", "ann"), appoint("officer-2", "bo"), appoint("director", "di"),
      appoint("chair", "cai"), appoint("lab-liaison", "li"), appoint("school-liaison", "xu"),
      appoint("transport-head", "he"), appoint("transport-handler", "ha"),
    ]

  static func appoint(
    _ post: PostID, _ person: PersonID, from: CivilDate = start, until: CivilDate? = nil,
    acting: PersonID? = nil
  ) -> RosterCommand {
    .appoint(post, person: person, from: from, until: until, acting: acting)
  }

  static func roster() throws -> Roster {
    var roster = Roster()
    let outcome = roster.decideImport(commands, at: at, today: today, actor: .time)
    guard case .done(let events) = outcome else {
      Issue.record("the fixture was refused: \(outcome)")
      return roster
    }
    for event in events { roster.apply(event) }
    return roster
  }

  static func commandOf(deputy: PersonID, for post: PostID, _ from: String, _ until: String?)
    -> RosterCommand
  {
    .addDeputy(post, deputy: deputy, from: date(from), until: until.map(date), when: .absence)
  }
}

extension Roster {
  /// Does what is asked, and expects that it may be done.
  mutating func doing(
    _ command: RosterCommand, today: CivilDate = RosterFixture.today,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    switch decide(command, at: RosterFixture.at, today: today, actor: .time) {
    case .done(let events): for event in events { apply(event) }
    case .refused(let rejection):
      Issue.record("refused: \(rejection)", sourceLocation: sourceLocation)
    }
  }

  /// Why the command would be refused; nil if it would be done.
  func refusal(
    of command: RosterCommand, today: CivilDate = RosterFixture.today
  ) -> RosterRejection? {
    switch decide(command, at: RosterFixture.at, today: today, actor: .time) {
    case .done: nil
    case .refused(let rejection): rejection
    }
  }
}
