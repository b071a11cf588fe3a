package import CaseCore
package import WorkCalendar

/// An alliance just big enough for every role to have somebody, on a calendar without holidays.
package enum SmallAlliance {
  /// Everybody in office, or only those who must be: officers, director, council chair.
  package enum Staffing: Sendable {
    case full
    case standingOnly
  }

  enum Unprepared: Error {
    case zone
    case roster([RosterImportComplaint])
  }

  static let members: [OrganisationID] = ["north", "south"]
  static let departments: [OrganisationID] = ["roads", "homes", "parks"]
  private static let bureau: OrganisationID = "bureau"
  private static let firstDay = CivilDate(year: 2026, month: 1, day: 1)

  /// The surroundings of a world in which nothing has happened.
  package static func surroundings(
    _ procedures: [Procedure], seed: UInt64, at instant: Instant
  ) throws -> Surroundings {
    Surroundings(
      calendar: try calendar(), roster: try roster(.full, at: instant),
      procedures: ProcedureShelf(procedures), docket: Docket(),
      counters: Counters(nextCase: 1, series: [:]), draws: Draws(SeededDraws(seed: seed)))
  }

  static func calendar() throws -> WorkCalendar {
    guard let zone = CalendarZone(identifier: "Asia/Shanghai") else { throw Unprepared.zone }
    let hours = try OfficeHours([OfficeHours.Interval(start: 9 * 60, end: 18 * 60)])
    return WorkCalendar(version: 1, zone: zone, officeHours: hours, circulars: [])
  }

  static func roster(_ staffing: Staffing, at instant: Instant) throws -> Roster {
    let today = try calendar().date(of: instant)
    var roster = Roster()
    switch roster.decideImport(
      commands(staffing), at: instant, today: today, actor: .administrator(as: nil))
    {
    case .refused(let complaints): throw Unprepared.roster(complaints)
    case .done(let events):
      for event in events { roster.apply(event) }
      return roster
    }
  }

  private static func commands(_ staffing: Staffing) -> [RosterCommand] {
    var commands: [RosterCommand] = [
      .addOrganisation(bureau, kind: .office, name: "bureau", shortName: nil)
    ]
    commands += members.map {
      .addOrganisation($0, kind: .member, name: $0.text, shortName: nil)
    }
    commands += departments.map {
      .addOrganisation($0, kind: .department, name: $0.text, shortName: nil)
    }
    // Two of each that may have to be another person than the first.
    let alliance: [PostKind] = [
      .officer, .officer, .director, .actingDirector, .councilMember, .councilMember,
      .councilChair, .auditor,
    ]
    for (index, kind) in alliance.enumerated() {
      commands += place(kind, in: bureau, number: index, staffing)
    }
    for member in members {
      commands += place(.liaison, in: member, number: 0, staffing)
      commands += place(.head, in: member, number: 1, staffing)
    }
    for department in departments {
      for (index, kind) in [PostKind.liaison, .handler, .head].enumerated() {
        commands += place(kind, in: department, number: index, staffing)
      }
    }
    return commands
  }

  /// A person, a post, and the one in the other where the staffing has it filled.
  private static func place(
    _ kind: PostKind, in organisation: OrganisationID, number: Int, _ staffing: Staffing
  ) -> [RosterCommand] {
    let person = PersonID("\(organisation)-\(number)")
    let post = PostID("\(organisation)-\(kind.rawValue)-\(number)")
    var commands: [RosterCommand] = [
      .addPerson(
        person, name: person.text, organisation: organisation, email: nil, phone: nil),
      .addPost(post, kind: kind, organisation: organisation, label: nil),
    ]
    let isFilled = staffing == .full || kind.isStanding
    if isFilled, let firstDay {
      commands.append(
        .appoint(post, person: person, from: firstDay, until: nil, acting: nil))
    }
    return commands
  }
}

/// A small generator: equal seeds give equal draws.
package struct SeededDraws: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
