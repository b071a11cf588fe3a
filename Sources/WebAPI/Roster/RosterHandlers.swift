internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Organisations, people, posts and tokens; each change is an event of the roster.
enum RosterHandlers {
  static let all: [String: APIServer.Handler] = [
    "listOrganisations": organisations, "addOrganisation": addOrganisation,
    "listPeople": people, "addPerson": addPerson, "listPosts": posts, "addPost": addPost,
    "addHolder": addHolder, "addDeputy": addDeputy, "createToken": TokenHandlers.create,
    "revokeToken": TokenHandlers.revoke,
  ]

  @Sendable private static func organisations(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    let ids = wire.roster.organisationsByID.keys.sorted()
    return Reply(["items": .array(ids.compactMap(wire.organisation)), "next": .null])
  }

  @Sendable private static func people(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    let organisation = try call.query.optionalString("organisation").map { OrganisationID($0) }
    let ids =
      organisation.map { wire.roster.people(in: $0) } ?? wire.roster.peopleByID.keys.sorted()
    return Reply(["items": .array(ids.compactMap(wire.person)), "next": .null])
  }

  @Sendable private static func posts(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    let organisation = try call.query.optionalString("organisation").map { OrganisationID($0) }
    let ids =
      organisation.map { wire.roster.posts(in: $0) } ?? wire.roster.postsByID.keys.sorted()
    return Reply(["items": .array(ids.compactMap(wire.post)), "next": .null])
  }

  @Sendable private static func addOrganisation(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = OrganisationID(try body.string("id"))
    let kind = OrganisationKind(rawValue: try body.string("kind")) ?? .member
    let command = RosterCommand.addOrganisation(
      id, kind: kind, name: try body.string("name"), shortName: nil)
    return try await change(call, command) { $0.organisation(id) }
  }

  @Sendable private static func addPerson(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = PersonID(try body.string("id"))
    let command = RosterCommand.addPerson(
      id, name: try body.string("name"),
      organisation: OrganisationID(try body.string("organisation")),
      email: try body.optionalString("mail"), phone: try body.optionalString("phone"))
    return try await change(call, command) { $0.person(id) }
  }

  @Sendable private static func addPost(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = PostID(try body.string("id"))
    guard let kind = PostKind(rawValue: try body.string("role")) else {
      let known = PostKind.allCases.map(\.rawValue).joined(separator: "、")
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/role", message: "只能是:\(known)")])
    }
    let command = RosterCommand.addPost(
      id, kind: kind, organisation: OrganisationID(try body.string("organisation")),
      label: try body.optionalString("label"))
    return try await change(call, command) { $0.post(id) }
  }

  @Sendable private static func addHolder(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let post = PostID(call.parameter("id"))
    let command = RosterCommand.appoint(
      post, person: PersonID(try body.string("person")),
      from: try body.optionalInstant("from").map { date($0, call) } ?? call.office.today,
      until: try body.optionalInstant("until").map { date($0, call) }, acting: nil)
    return try await change(call, command) { $0.post(post) }
  }

  @Sendable private static func addDeputy(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let post = PostID(call.parameter("id"))
    let command = RosterCommand.addDeputy(
      post, deputy: PersonID(try body.string("person")),
      from: date(try body.instant("from"), call), until: date(try body.instant("until"), call),
      when: .absence)
    return try await change(call, command) { $0.post(post) }
  }

  private static func date(_ instant: WrittenInstant, _ call: Call) -> CivilDate {
    call.office.rules.calendar.date(of: Instant(milliseconds: instant.milliseconds))
  }

  private static func change(
    _ call: Call, _ command: RosterCommand,
    _ answer: @escaping @Sendable (RosterWire) -> JSONValue?
  ) async throws -> Reply {
    try call.requireAlliance()
    let submission = Submission(
      .roster([command], by: call.actor), idempotency: call.idempotency
    ) { decided in
      guard case .roster(let outcome, let roster, _) = decided else {
        return CaseService.Answer(Reply(Problem(.internalError)))
      }
      switch outcome {
      case .done:
        let wire = RosterWire(call: call, roster: roster)
        return CaseService.Answer(Reply(201, answer(wire) ?? .null))
      case .refused(let complaints):
        return CaseService.Answer(
          Reply(
            Problem(
              .invalidFields,
              errors: complaints.map {
                FieldFault(pointer: $0.rejection.pointer, message: $0.rejection.message)
              })))
      }
    }
    return Reply(try await call.submit(submission))
  }
}
