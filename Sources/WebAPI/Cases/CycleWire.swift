internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// What recurs: how it stands, and what it lays on people (decision 0058).
struct CycleWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "cycle"

  let call: Call

  /// The duties of whoever is in a post that owes them, or that their ladder has reached.
  func duties(of person: PersonID) async throws -> [JSONValue] {
    let roster = call.office.store.roster
    let held = roster.postsHeld(by: person, on: call.office.today).compactMap {
      roster.post($0)?.kind
    }
    return try await call.office.cycleDuties().filter { duty in
      ([duty.owner] + duty.told).contains { owner in
        roster.post(owner.post).map { held.contains($0.kind) } ?? false
      }
    }.map(wire)
  }

  /// How it stands: the cases to come, or when the next one is to be and from when on it is
  /// prepared; null where nothing recurs.
  func standing() async throws -> JSONValue {
    guard let cycle = try await call.office.cycle() else { return .null }
    let expected = cycle.expected
    return [
      "procedure": .string(cycle.plan.procedure.text),
      "ahead": .array(cycle.ahead.map { .string($0.number) }),
      "expected_on": .orNull(expected.map { "\($0.date)" }),
      "opens_on": .orNull(expected.map { "\($0.opensOn)" }),
      "reason": .orNull(expected?.words),
    ]
  }

  private func wire(_ duty: CycleDuty) -> JSONValue {
    let roster = call.office.store.roster
    let file: CaseFile? =
      switch duty.matter {
      case .missing: nil
      case .restDay(let file): file
      }
    let members = [
      JSONMember(
        "id", .string([CycleWire.clock, file?.publicID ?? "next"].joined(separator: "-"))),
      JSONMember("case", .orNull(file?.publicID)), JSONMember("clock", .string(CycleWire.clock)),
      JSONMember("label", .string(duty.label)), JSONMember("owner", .string(duty.owner.post.text)),
      JSONMember("assignee", .string(duty.owner.person.text)),
      JSONMember("assignee_label", .orNull(roster.person(duty.owner.person)?.name)),
      JSONMember("started_at", call.text(duty.since)),
      JSONMember("due_at", call.text(duty.due.instant)),
      JSONMember("provisional", .bool(duty.due.isProvisional)),
      JSONMember("light", .string(call.light(dueAt: duty.due.instant).rawValue)),
    ]
    guard let file else { return .object(JSONObject(members)) }
    return .object(
      JSONObject(
        members + [
          JSONMember("case_number", .string(file.number)),
          JSONMember("state", .string(file.state.text)),
          JSONMember("procedure", .string(file.procedure.name.text)),
        ]))
  }
}
