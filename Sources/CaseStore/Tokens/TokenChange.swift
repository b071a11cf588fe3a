package import CaseCore
package import WorkCalendar

/// What happens to a token.
package enum TokenChange: Equatable, Sendable {
  case created(TokenDraft)
  case revoked(Int64)
  /// Used on this day of the wall clock; leaves no event.
  case used(Int64, on: CivilDate)
}

/// A token to be stored: its hash, never itself.
package struct TokenDraft: Equatable, Sendable {
  package var person: PersonID
  package var hash: [UInt8]
  package var scopes: [String]
  /// Of the wall clock, as strangers' clocks are what checks it.
  package var expiresAt: Instant?

  package init(person: PersonID, hash: [UInt8], scopes: [String], expiresAt: Instant?) {
    self.person = person
    self.hash = hash
    self.scopes = scopes
    self.expiresAt = expiresAt
  }
}

/// A token as the store has it.
package struct StoredToken: Equatable, Sendable {
  package var id: Int64
  package var person: PersonID
  package var scopes: [String]
  package var expiresAt: Instant?
  package var lastUsedOn: CivilDate?
  package var revokedAt: Instant?

  package init(
    id: Int64, person: PersonID, scopes: [String], expiresAt: Instant?, lastUsedOn: CivilDate?,
    revokedAt: Instant?
  ) {
    self.id = id
    self.person = person
    self.scopes = scopes
    self.expiresAt = expiresAt
    self.lastUsedOn = lastUsedOn
    self.revokedAt = revokedAt
  }
}
