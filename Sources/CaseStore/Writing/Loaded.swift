package import CaseCore
package import WorkCalendar

/// What the store holds of what a batch asked for, all as of one commit.
package struct Loaded: Sendable {
  /// The cases named and their relatives, two generations deep.
  package var docket: Docket
  /// Of the public ids asked for, those that exist.
  package var publicIDs: [String: CaseID]
  /// Of the keys asked for, those that were answered.
  package var idempotency: [IdempotencyKey: IdempotencyAnswer]
  package var counters: Counters
  package var roster: Roster
  /// What the people asked for are to be told, as far as they owe anything.
  package var digests: [PersonID: DigestStock]
  package var head: ChainHead

  package init(
    docket: Docket, publicIDs: [String: CaseID],
    idempotency: [IdempotencyKey: IdempotencyAnswer], counters: Counters, roster: Roster,
    digests: [PersonID: DigestStock], head: ChainHead
  ) {
    self.digests = digests
    self.head = head
    self.docket = docket
    self.publicIDs = publicIDs
    self.idempotency = idempotency
    self.counters = counters
    self.roster = roster
  }
}

/// An answer already given under an idempotency key.
package struct IdempotencyAnswer: Equatable, Sendable {
  /// The hash of the request that was answered; another body under the same key is refused.
  package var requestHash: [UInt8]
  package var status: Int
  package var body: [UInt8]
  package var createdAt: Instant

  package init(requestHash: [UInt8], status: Int, body: [UInt8], createdAt: Instant) {
    self.requestHash = requestHash
    self.status = status
    self.body = body
    self.createdAt = createdAt
  }

  /// How long an answer is given again under its key, in milliseconds of domain time.
  package static let retention = 24 * Instant.millisecondsPerHour

  /// Whether the answer still stands at an instant; after that the key is as good as new.
  package func stands(at instant: Instant) -> Bool {
    createdAt.advanced(byMilliseconds: IdempotencyAnswer.retention) > instant
  }
}
