internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Tokens: shown once, kept as a hash.
enum TokenHandlers {
  @Sendable static func create(_ call: Call) async throws -> Reply {
    let person = PersonID(call.parameter("id"))
    if !call.isAdministrator, call.viewer?.person != person { throw Problem(.notYours) }
    guard call.office.store.roster.isActive(person) else { throw Problem(.notFound) }
    let body = try call.json()
    let expiry = try body.optionalInstant("expires_at")
      .map { Instant(milliseconds: $0.milliseconds) }
    let scopes = Set(try body.strings("scopes")).sorted()
    let token = Secrets.draw()
    let draft = TokenDraft(
      person: person, hash: Secrets.hash(token), scopes: scopes, expiresAt: expiry)
    // The secret is never kept, so a repeated key can't show it again: no idempotency here.
    _ = try await call.submit(Submission(.token(.created(draft), by: call.actor)))
    let stored = try await call.office.store.token(hash: draft.hash)
    return Reply(
      201,
      [
        "id": .string(String(stored?.id ?? 0)), "person": .string(person.text),
        "token": .string(token), "scopes": .array(scopes.map { .string($0) }),
        "expires_at": call.textOrNull(expiry),
      ])
  }

  /// By what a lost one is known: the token itself is kept nowhere.
  @Sendable static func list(_ call: Call) async throws -> Reply {
    let person = PersonID(call.parameter("id"))
    if !call.isAdministrator, call.viewer?.person != person { throw Problem(.notYours) }
    let tokens = try await call.office.store.tokens(of: person)
    let byID = Dictionary(uniqueKeysWithValues: tokens.map { ($0.id, $0) })
    return try await call.page("tokens \(person)", of: tokens.map(\.id)) { id in
      byID[id].map { token in
        [
          "id": .string("\(token.id)"), "person": .string(token.person.text),
          "scopes": .array(token.scopes.map { .string($0) }),
          "expires_at": call.textOrNull(token.expiresAt),
          "last_used_on": .orNull(token.lastUsedOn.map { "\($0)" }),
          "revoked_at": call.textOrNull(token.revokedAt),
        ]
      }
    }
  }

  @Sendable static func revoke(_ call: Call) async throws -> Reply {
    guard let id = Int64(call.parameter("id")) else { throw Problem(.notFound) }
    if !call.isAdministrator {
      let own = try await call.office.store.tokens(of: try call.person()).map(\.id)
      guard own.contains(id) else { throw Problem(.notFound) }
    }
    _ = try await call.submit(Submission(.token(.revoked(id), by: call.actor)))
    return .empty
  }
}
