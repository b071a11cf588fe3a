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
    "listTokens": TokenHandlers.list, "revokeToken": TokenHandlers.revoke,
    "closeOrganisation": LeavingHandlers.closeOrganisation,
    "closePerson": LeavingHandlers.closePerson, "endHolding": LeavingHandlers.endHolding,
    "endDeputy": LeavingHandlers.endDeputy,
  ]

  @Sendable private static func organisations(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    return try await call.page(
      "organisations", of: Array(wire.roster.organisationsByID.keys), text: \.text,
      wire.organisation)
  }

  @Sendable private static func people(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    let organisation = try call.organisationFilter("organisation")
    let ids = organisation.map(wire.roster.people(in:)) ?? Array(wire.roster.peopleByID.keys)
    return try await call.page(
      "people \(organisation?.text ?? "")", of: ids, text: \.text, wire.person)
  }

  @Sendable private static func posts(_ call: Call) async throws -> Reply {
    let wire = RosterWire(call: call, roster: call.office.store.roster)
    let organisation = try call.organisationFilter("organisation")
    let ids = organisation.map(wire.roster.posts(in:)) ?? Array(wire.roster.postsByID.keys)
    return try await call.page(
      "posts \(organisation?.text ?? "")", of: ids, text: \.text, wire.post)
  }

  @Sendable private static func addOrganisation(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = OrganisationID(try body.string("id"))
    let kind = OrganisationKind(rawValue: try body.string("kind")) ?? .member
    let command = RosterCommand.addOrganisation(
      id, kind: kind, name: try body.string("name"), shortName: nil)
    return try await change(call, [command]) { $0.organisation(id) }
  }

  @Sendable private static func addPerson(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = PersonID(try body.string("id"))
    let command = RosterCommand.addPerson(
      id, name: try body.string("name"),
      organisation: OrganisationID(try body.string("organisation")),
      email: try body.optionalString("mail"), phone: try body.optionalString("phone"))
    return try await change(call, [command]) { $0.person(id) }
  }

  @Sendable private static func addPost(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let id = PostID(try body.string("id"))
    guard let kind = PostKind(rawValue: try body.string("role")) else {
      let known = PostKind.allCases.map(\.rawValue).joined(separator: "、")
      throw Problem(
        .invalidFields, errors: [FieldFault(pointer: "/role", message: "只能是：\(known)")])
    }
    let command = RosterCommand.addPost(
      id, kind: kind, organisation: OrganisationID(try body.string("organisation")),
      label: try body.optionalString("label"))
    return try await change(call, [command]) { $0.post(id) }
  }

  @Sendable private static func addHolder(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let post = PostID(call.parameter("id"))
    let person = PersonID(try body.string("person"))
    let from = try body.optionalInstant("from").map { date($0, call) } ?? call.office.today
    let until = try body.optionalInstant("until").map { date($0, call) }
    var commands: [RosterCommand] = [
      try body.flag("acting")
        ? .addDeputy(post, deputy: person, from: from, until: until, when: .vacancy)
        : .appoint(post, person: person, from: from, until: until, acting: nil)
    ]
    // After the new term, so that a standing post is never without somebody.
    if let replaced = try body.optionalString("replaces") {
      commands.append(
        .endHolding(
          post, person: PersonID(replaced), last: from.advanced(byDays: -1), acting: nil))
    }
    return try await change(call, commands) { $0.post(post) }
  }

  @Sendable private static func addDeputy(_ call: Call) async throws -> Reply {
    let body = try call.json()
    let post = PostID(call.parameter("id"))
    let command = RosterCommand.addDeputy(
      post, deputy: PersonID(try body.string("person")),
      from: date(try body.instant("from"), call), until: date(try body.instant("until"), call),
      when: .absence)
    return try await change(call, [command]) { $0.post(post) }
  }

  private static func date(_ instant: WrittenInstant, _ call: Call) -> CivilDate {
    call.office.rules.calendar.date(of: Instant(milliseconds: instant.milliseconds))
  }

  /// Gives commands to the roster that stand or fall together, and shows what they changed.
  ///
  /// Refused whole where the caller may not give each of them.
  static func change(
    _ call: Call, _ commands: [RosterCommand], status: Int = 201,
    _ answer: @escaping @Sendable (RosterWire) -> JSONValue?
  ) async throws -> Reply {
    try call.requireRosterKeeper(for: commands)
    let submission = Submission(
      .roster(commands, by: call.actor), idempotency: call.idempotency
    ) { decided in
      guard case .roster(let outcome, let roster, _) = decided else {
        return CaseService.Answer(Reply(Problem(.internalError)))
      }
      switch outcome {
      case .done:
        let wire = RosterWire(call: call, roster: roster)
        return CaseService.Answer(Reply(status, answer(wire) ?? .null))
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
