import Testing
import WorkCalendar

@testable import CaseCore

/// One period of the 问诊会 and all that came of its items, told on values.
///
/// Its chapters stand in files of their own and are told in their order; each says what must have
/// come about by then. Between two things that somebody does, time passes as `stops` says: in one
/// jump, or in many.
struct WholeStory {
  static let transport: PersonID = "district-transport-liaison"
  static let housing: PersonID = "district-housing-liaison"

  var world: World
  /// Where the clock stops on its way from one instant to another, the last included.
  let stops: (Instant, Instant) -> [Instant]

  var clinic = CaseID(0)
  /// 「园区公交末班车太早」, the item of which the story tells.
  var buses = CaseID(0)
  /// Merged into the item.
  var shuttle = CaseID(0)
  /// Withdrawn.
  var lamps = CaseID(0)
  /// Goes the direct way, and nobody rates it.
  var canteen = CaseID(0)
  /// Goes the direct way too, but nothing that is sent to its requester arrives.
  var nursery = CaseID(0)

  init(stops: @escaping (Instant, Instant) -> [Instant] = { [$1] }) throws {
    world = try World(at: "2026-03-02T09:00+08:00")
    self.stops = stops
  }

  mutating func tell() throws {
    try clinicOpens()
    try itemIsTabled()
    try othersComeAndGo()
    try agendaIsApproved()
    try someGoTheDirectWay()
    try clinicMeets()
    try departmentReturnsIt()
    try nobodyClaimsIt()
    try departmentWorks()
    try itIsCompletedTwice()
    try secondRound()
    try wait("07-31 18:00")
  }

  /// Lets time pass until a minute of 2026 such as `05-09 10:00`.
  mutating func wait(_ minute: String) throws {
    let parts = minute.split(separator: " ")
    let target = try #require(Instant(iso8601: "2026-\(parts[0])T\(parts[1])+08:00"))
    for stop in stops(world.now, target) { world.advance(to: stop) }
  }

  mutating func act(
    _ minute: String, _ person: PersonID, _ action: ActionName, _ id: CaseID,
    note: String? = nil, _ fields: [FieldName: FieldValue] = [:]
  ) throws {
    try wait(minute)
    try world.act(id, action, by: person, note: note, fields)
  }

  mutating func file(
    _ minute: String, for member: OrganisationID, _ title: String, _ description: String
  ) throws -> CaseID {
    try wait(minute)
    return try world.file(
      for: member, by: PersonID("\(member)-liaison"),
      ["title": .text(title), "description": .text(description)])
  }

  mutating func accept(_ minute: String, _ id: CaseID, weight: String = "一般") throws {
    try act(
      minute, "officer-one", "accept", id,
      ["category": .choice("交通安全"), "urgency": .choice("一般"), "weight": .choice(weight)])
  }

  func expect(
    _ id: CaseID, is state: String, _ location: SourceLocation = #_sourceLocation
  ) {
    #expect(world.state(id) == state, "\(world.timeline(id))", sourceLocation: location)
  }

  /// On which day a live clock is due.
  func due(_ clock: ClockName, of id: CaseID) -> String? { due(.rule(clock), of: id) }

  func due(_ key: ClockKey, of id: CaseID) -> String? {
    world.around.docket[id]?.run(key).map { "\($0.due.date)" }
  }

  /// When the rungs of a case's clock fired, with the people whom each told, or laid a slip before.
  func rungs(of id: CaseID, _ clock: ClockName, round: Int = 1) -> [String] {
    world.steps.filter { $0.event.caseID == id && $0.after.round == round }.compactMap { step in
      guard case .rungFired(.rule(clock), let rung, _) = step.event.kind else { return nil }
      let told = step.notices.map(\.recipient.person.text).sorted().joined(separator: " ")
      return "\(minute(step.event.at)) \(rung): \(told)"
    }
  }

  /// An instant as `05-09 10:00`.
  func minute(_ instant: Instant) -> String {
    let text = instant.iso8601(in: world.around.calendar.zone)
    return "\(text.dropFirst(5).prefix(5)) \(text.dropFirst(11).prefix(5))"
  }

  /// (case, kind, at) of all that happened, as lines.
  var chronicle: [String] {
    world.steps.map { step in
      let at = step.event.at.iso8601(in: world.around.calendar.zone)
      return "\(step.after.number) \(at) \(step.event.kind)"
    }
  }
}
