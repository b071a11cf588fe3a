internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Who leaves the roster: organisations and accounts are closed, terms end, nothing is deleted.
enum LeavingHandlers {
  @Sendable static func closeOrganisation(_ call: Call) async throws -> Reply {
    let id = OrganisationID(call.parameter("id"))
    guard call.office.store.roster.organisation(id) != nil else { throw Problem(.notFound) }
    let successor = try call.json().optionalString("successor").map { OrganisationID($0) }
    return try await RosterHandlers.change(
      call, [.closeOrganisation(id, successor: successor)], status: 200
    ) { $0.organisation(id) }
  }

  @Sendable static func closePerson(_ call: Call) async throws -> Reply {
    let id = PersonID(call.parameter("id"))
    guard call.office.store.roster.person(id) != nil else { throw Problem(.notFound) }
    let acting = try call.json().members("acting").compactMap { member in
      member.value.text.map { (PostID(member.name), PersonID($0)) }
    }
    let command = RosterCommand.closePerson(
      id, acting: Dictionary(acting, uniquingKeysWith: { first, _ in first }))
    return try await RosterHandlers.change(call, [command], status: 200) { $0.person(id) }
  }

  @Sendable static func endHolding(_ call: Call) async throws -> Reply {
    try await end(call) { .endHolding($0, person: $1, last: $2, acting: $3) }
  }

  @Sendable static func endDeputy(_ call: Call) async throws -> Reply {
    try await end(call) { .endDeputy($0, deputy: $1, last: $2, acting: $3) }
  }

  /// Sets the last day of a term; null takes the end away.
  private static func end(
    _ call: Call, _ command: (PostID, PersonID, CivilDate?, PersonID?) -> RosterCommand
  ) async throws -> Reply {
    let (roster, body) = (call.office.store.roster, try call.json())
    let (post, person) = (PostID(call.parameter("id")), PersonID(call.parameter("person")))
    guard roster.post(post) != nil, roster.person(person) != nil else { throw Problem(.notFound) }
    let last = try body.optionalDate("last").flatMap { CivilDate($0.text) }
    let acting = try body.optionalString("acting").map { PersonID($0) }
    return try await RosterHandlers.change(
      call, [command(post, person, last, acting)], status: 200
    ) { $0.post(post) }
  }
}
