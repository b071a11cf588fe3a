internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// Contact data shown whole: to whom and why stands in the record before it is shown.
enum ContactHandlers {
  static let all: [String: APIServer.Handler] = [
    "showContacts": ofCase, "showPersonContact": ofPerson,
  ]

  /// The contact fields of a case.
  @Sendable private static func ofCase(_ call: Call) async throws -> Reply {
    let file = try await call.visibleCase()
    let body = try call.json()
    let request = ContactRequest(
      caseID: file.id, reason: try body.string("reason"),
      caller: Caller(
        person: try call.person(), post: try body.optionalString("as").map { PostID($0) },
        isAdministrator: call.isAdministrator))
    let answer = try await call.submit(
      Submission(
        .commands([.showContacts(request)], cases: [file.id]), idempotency: call.idempotency
      ) { decided in
        guard case .cases(let outcome, let around, _) = decided else {
          return CaseService.Answer(Reply(Problem(.internalError)))
        }
        switch outcome {
        case .refused(let why, _): return CaseService.Answer(Reply(ProblemOf.rejection(why)))
        case .done:
          return CaseService.Answer(Reply(["items": .array(contacts(of: file, around))]))
        }
      })
    return Reply(answer)
  }

  private static func contacts(of file: CaseFile, _ around: Surroundings) -> [JSONValue] {
    let rules = around.procedures[file.procedure]?.fields ?? []
    return rules.compactMap { rule in
      guard case .contact = rule.type, case .text(let text)? = file.fields[rule.name] else {
        return nil
      }
      return [
        "field": .string(rule.name.text), "label": .string(rule.label), "value": .string(text),
      ]
    }
  }

  /// A person's telephone and mail, for the alliance's own bodies.
  @Sendable private static func ofPerson(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let id = PersonID(call.parameter("id"))
    guard let person = call.office.store.roster.person(id) else { throw Problem(.notFound) }
    let deed = OfficeRecord.Deed.contactShown(id, reason: try call.json().string("reason"))
    let shown: JSONValue = [
      "id": .string(id.text), "phone": .orNull(person.phone), "mail": .orNull(person.email),
    ]
    let submission = Submission(
      .record(deed, by: call.actor), idempotency: call.idempotency
    ) { _ in CaseService.Answer(Reply(shown)) }
    return Reply(try await call.submit(submission))
  }
}
