package import CaseCore

/// What a batch of commands needs to know before it can be decided.
package struct LoadRequest: Equatable, Sendable {
  package var cases: [CaseReference]
  package var idempotency: [IdempotencyKey]
  package var digests: DigestRequest?

  /// A request for these cases with their families, and the answers under these keys.
  package init(
    cases: [CaseReference] = [], idempotency: [IdempotencyKey] = [], digests: DigestRequest? = nil
  ) {
    self.cases = cases
    self.idempotency = idempotency
    self.digests = digests
  }
}

/// How a command names a case.
package enum CaseReference: Hashable, Sendable {
  case id(CaseID)
  case publicID(String)
}

/// The key under which a person's request is answered once only.
package struct IdempotencyKey: Hashable, Sendable {
  package var person: PersonID
  package var key: String

  package init(person: PersonID, key: String) {
    self.person = person
    self.key = key
  }
}
