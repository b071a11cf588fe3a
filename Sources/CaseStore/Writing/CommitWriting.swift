internal import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

/// One commit under way: what it has written so far, inside its transaction.
struct CommitWriting {
  /// How many old answers each commit looks at to let them go.
  static let purgedAtOnce = 64

  let db: Database
  let batch: CommitBatch
  let cache: CaseCacheAccess
  var standing: Standing
  /// The cases of the batch as they were before it; nil for those that are new.
  var before: [CaseID: CaseFile?] = [:]
  var current: [CaseID: CaseFile] = [:]
  /// The new cases as their first step left them; their rows are there for others to refer to.
  var inserted: [CaseID: CaseFile] = [:]
  var facets: [CaseID: CaseFacets] = [:]
  var lanes: Set<Int64> = []
  /// The lanes of the organisations told so far.
  var laneOf: [OrganisationID: Int64] = [:]
  /// The lanes of the enabled endpoints of the organisations told so far.
  var endpointLanes: [OrganisationID: [EndpointLane]] = [:]

  init(_ db: Database, _ batch: CommitBatch, standing: Standing, cache: CaseCacheAccess) {
    self.db = db
    self.batch = batch
    self.standing = standing
    self.cache = cache
  }

  /// Writes everything; what it throws undoes all of it.
  mutating func write() throws -> Committed {
    for entry in batch.entries { try write(entry) }
    for id in current.keys.sorted() { try settle(id) }
    for lane in lanes {
      try run(
        NoticeSQL.settleLane.rawValue,
        ["lane": lane, "never": Instant.distantFuture.milliseconds])
    }
    try writeCounters()
    try Meta.set(db, Meta.lastInstant, String(batch.at.milliseconds))
    return Committed(
      lastEvent: standing.head.seq, head: standing.head.hash,
      earliestWake: try Loading.earliestWake(db), lanes: lanes)
  }

  private mutating func write(_ entry: CommitEntry) throws {
    facets.merge(entry.facets) { _, later in later }
    for step in entry.steps { try write(step) }
    for event in entry.rosterEvents {
      guard event.version == standing.roster.version + 1 else {
        throw StoreError.conflict("roster event \(event.version)")
      }
      try append(EventRecord(seq: standing.head.seq + 1, event))
      standing.roster.apply(event)
      try passEndpointsOn(event)
    }
    try writeOffice(entry)
    for update in entry.noticeUpdates { try write(update) }
    for update in entry.replayUpdates { try write(update) }
    for page in entry.digestPages { try write(page) }
    for update in entry.digestUpdates { try write(update) }
    for settlement in entry.digestSettlements { try settle(settlement, by: entry.actor) }
    if entry.triesMailAnew { try tryMailAnew() }
    for erasure in entry.erasures { try erase(erasure, by: entry.actor) }
    for erasure in entry.contactErasures { try erase(erasure, by: entry.actor) }
    if let mark = entry.ownerMark { try Meta.set(db, Meta.ownersBroughtTo, mark.storedText) }
    if let idempotency = entry.idempotency { try write(idempotency) }
  }

  private mutating func write(_ step: CaseStep) throws {
    let id = step.event.caseID
    let known = try file(id)
    guard step.event.version == (known?.version ?? 0) + 1, step.after.id == id,
      step.after.version == step.event.version
    else { throw StoreError.conflict("event \(step.event.version) of case \(id)") }
    try append(EventRecord(seq: standing.head.seq + 1, step.event))
    if known == nil { try insert(step.after) }
    try writeDuties(step, before: known)
    for draft in step.notices { try write(draft, of: step) }
    current[id] = step.after
  }

  /// The case as this batch has left it so far.
  mutating func file(_ id: CaseID) throws -> CaseFile? {
    if let file = current[id] { return file }
    let stored = try CaseRow.file(db, id, cache: cache)
    before[id] = stored
    return stored
  }

  /// Adds one record to the chain, with the texts that it commits to.
  mutating func append(_ record: EventRecord) throws {
    let head = record.hash(after: standing.head)
    try run(
      EventSQL.insert.rawValue,
      [
        "seq": record.seq, "stream": record.stream.word, "id": record.streamID,
        "version": record.version, "kind": "\(record.kind)", "kindVersion": record.kindVersion,
        "at": record.at.milliseconds, "record": Data(record.bytes), "hash": Data(head.hash),
      ])
    for text in record.texts {
      try run(
        EventSQL.insertText.rawValue,
        [
          "seq": record.seq, "ordinal": text.ordinal, "salt": Data(text.salt),
          "text": text.text,
        ])
    }
    standing.head = head
    try remember(
      RecordKind(
        stream: record.stream.word, kind: "\(record.kind)", version: record.kindVersion))
  }

  /// Notes the first event of a kind, so that an older program refuses to open the store.
  private mutating func remember(_ kind: RecordKind) throws {
    guard standing.kinds.insert(kind).inserted else { return }
    try run(
      EventSQL.insertKind.rawValue,
      ["stream": kind.stream, "kind": kind.kind, "version": kind.version])
  }

  func run(_ sql: String, _ values: NamedValues) throws {
    let statement = try db.cachedStatement(sql: sql)
    try statement.execute(arguments: values.arguments(for: sql))
  }

  private mutating func writeCounters() throws {
    for (series, value) in batch.counters.series where standing.series[series] != value {
      try run(MetaSQL.setCounter.rawValue, ["series": series, "value": value])
      standing.series[series] = value
    }
  }

  private func write(_ record: IdempotencyRecord) throws {
    let oldest = batch.at.advanced(byMilliseconds: -IdempotencyAnswer.retention)
    try run(
      IdempotencySQL.purge.rawValue,
      ["count": CommitWriting.purgedAtOnce, "before": oldest.milliseconds])
    try run(
      IdempotencySQL.forget.rawValue,
      [
        "person": record.key.person.text, "key": record.key.key,
        "before": oldest.milliseconds,
      ])
    try run(
      IdempotencySQL.insert.rawValue,
      [
        "person": record.key.person.text, "key": record.key.key,
        "requestHash": Data(record.requestHash), "status": record.status,
        "body": Data(record.body), "at": batch.at.milliseconds,
      ])
  }
}

extension Instant {
  /// The instant of a column in which the largest number says never.
  init?(stored: Int64) {
    guard stored != .max else { return nil }
    self.init(milliseconds: stored)
  }
}
