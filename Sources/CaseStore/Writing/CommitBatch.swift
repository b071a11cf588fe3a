package import CaseCore
package import WorkCalendar

/// Everything that one transaction writes, in values.
package struct CommitBatch: Equatable, Sendable {
  package var at: Instant
  /// The civil day of it, on which whoever comes to owe something has to be in office; nil where
  /// nobody asks.
  package var today: CivilDate?
  package var entries: [CommitEntry]
  /// As the last decision left them.
  package var counters: Counters
  /// The lane by which this batch's notices go out, one for each recipient's organisation.
  package var noticeLane: LaneKind

  package init(
    at: Instant, today: CivilDate? = nil, entries: [CommitEntry], counters: Counters,
    noticeLane: LaneKind = .archive
  ) {
    self.at = at
    self.today = today
    self.entries = entries
    self.counters = counters
    self.noticeLane = noticeLane
  }

  var erasesTexts: Bool { entries.contains { !$0.erasures.isEmpty } }
  var changesTokens: Bool { entries.contains { !$0.tokenChanges.isEmpty } }
}

/// What one command of a batch leaves behind.
package struct CommitEntry: Equatable, Sendable {
  /// Who caused what is not a case's event.
  package var actor: Actor
  package var steps: [CaseStep]
  /// What the procedures say of the cases stepped; of one not given the store keeps what it has,
  /// and takes a new one for confidential and internal throughout.
  package var facets: [CaseID: CaseFacets]
  package var rosterEvents: [RosterEvent]
  package var noticeUpdates: [NoticeUpdate]
  package var tokenChanges: [TokenChange]
  package var procedures: [ProcedureVersion]
  package var calendars: [CalendarVersion]
  package var migrations: [MigrationChange]
  package var erasures: [Erasure]
  package var contactErasures: [ContactErasure]
  /// To where the owners of all open cases were brought by this.
  package var ownerMark: OwnerMark?
  /// What else is to be recorded in the office's stream, with its row where it has one.
  package var deeds: [OfficeRecord.Deed]
  package var endpointChanges: [EndpointChange]
  package var deliveries: [DeliveryEntry]
  package var replayOrders: [ReplayOrder]
  package var replayUpdates: [ReplayUpdate]
  package var digestPages: [DigestPage]
  package var digestUpdates: [DigestUpdate]
  package var digestSettlements: [DigestSettlement]
  /// Lanes of mail that fail wait no longer.
  package var triesMailAnew: Bool
  package var idempotency: IdempotencyRecord?

  package init(
    actor: Actor = .time, steps: [CaseStep] = [], facets: [CaseID: CaseFacets] = [:],
    rosterEvents: [RosterEvent] = [], noticeUpdates: [NoticeUpdate] = [],
    tokenChanges: [TokenChange] = [], procedures: [ProcedureVersion] = [],
    calendars: [CalendarVersion] = [], migrations: [MigrationChange] = [],
    erasures: [Erasure] = [],
    contactErasures: [ContactErasure] = [], ownerMark: OwnerMark? = nil,
    deeds: [OfficeRecord.Deed] = [], endpointChanges: [EndpointChange] = [],
    deliveries: [DeliveryEntry] = [], replayOrders: [ReplayOrder] = [],
    replayUpdates: [ReplayUpdate] = [], digestPages: [DigestPage] = [],
    digestUpdates: [DigestUpdate] = [], digestSettlements: [DigestSettlement] = [],
    triesMailAnew: Bool = false,
    idempotency: IdempotencyRecord? = nil
  ) {
    self.actor = actor
    self.steps = steps
    self.facets = facets
    self.rosterEvents = rosterEvents
    self.noticeUpdates = noticeUpdates
    self.tokenChanges = tokenChanges
    self.procedures = procedures
    self.calendars = calendars
    self.migrations = migrations
    self.erasures = erasures
    self.contactErasures = contactErasures
    self.ownerMark = ownerMark
    self.deeds = deeds
    self.endpointChanges = endpointChanges
    self.deliveries = deliveries
    self.replayOrders = replayOrders
    self.replayUpdates = replayUpdates
    self.digestPages = digestPages
    self.digestUpdates = digestUpdates
    self.digestSettlements = digestSettlements
    self.triesMailAnew = triesMailAnew
    self.idempotency = idempotency
  }
}

/// What a case's procedure says of it that its fields alone don't.
package struct CaseFacets: Equatable, Sendable {
  /// Only its parties may see it.
  package var isConfidential: Bool
  /// The fields that only the alliance's own bodies find by searching.
  package var internalFields: Set<FieldName>
  /// By which the messages about it go to other systems.
  package var messages: MessageFamily

  package init(
    isConfidential: Bool, internalFields: Set<FieldName>, messages: MessageFamily = .case
  ) {
    self.isConfidential = isConfidential
    self.internalFields = internalFields
    self.messages = messages
  }
}

/// An answer to be given again under its key.
package struct IdempotencyRecord: Equatable, Sendable {
  package var key: IdempotencyKey
  package var requestHash: [UInt8]
  package var status: Int
  package var body: [UInt8]

  package init(key: IdempotencyKey, requestHash: [UInt8], status: Int, body: [UInt8]) {
    self.key = key
    self.requestHash = requestHash
    self.status = status
    self.body = body
  }
}

/// Texts of a case's events, and their copies in the case, to be erased for good.
package struct Erasure: Equatable, Sendable {
  package var caseID: CaseID
  package var fields: [FieldName]
  /// The events whose notes are erased, by their versions.
  package var notes: [Int]
  package var reason: String

  package init(
    caseID: CaseID, fields: [FieldName] = [], notes: [Int] = [], reason: String
  ) {
    self.caseID = caseID
    self.fields = fields
    self.notes = notes
    self.reason = reason
  }
}

/// A person's earlier contact data, to be erased for good; what the roster has now stays.
package struct ContactErasure: Equatable, Sendable {
  package var person: PersonID
  package var reason: String

  package init(person: PersonID, reason: String) {
    self.person = person
    self.reason = reason
  }
}
