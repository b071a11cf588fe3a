internal import CaseCore
internal import Foundation
internal import GRDB
internal import Synchronization
internal import WorkCalendar

extension CaseStore {
  /// The most cases that one decision's family may have; a clinic has some 150.
  package static let familyLimit = 2000
  /// How far from the cases named relatives are looked for.
  package static let generations = 2

  /// Everything a batch needs to be decided, read as of one commit.
  package func load(_ request: LoadRequest) async throws(StoreError) -> Loaded {
    let cache = cacheAccess
    let (roster, head) = standing.withLock { ($0.roster, $0.head) }
    return try await read { db in
      var publicIDs: [String: CaseID] = [:]
      var named: [CaseID] = []
      for reference in request.cases {
        switch reference {
        case .id(let id): named.append(id)
        case .publicID(let publicID):
          guard let id = try Loading.id(db, publicID) else { continue }
          publicIDs[publicID] = id
          named.append(id)
        }
      }
      return Loaded(
        docket: try Loading.family(db, of: named, cache: cache), publicIDs: publicIDs,
        idempotency: try Loading.answers(db, request.idempotency),
        counters: try Loading.counters(db), roster: roster,
        digests: try Loading.digests(db, request.digests, cache: cache), head: head)
    }
  }
}

/// The reads of `load`.
enum Loading {
  static func id(_ db: Database, _ publicID: String) throws -> CaseID? {
    let statement = try db.cachedStatement(sql: CaseSQL.idOfPublicID.rawValue)
    return try Int64.fetchOne(statement, arguments: ["publicID": publicID]).map { CaseID($0) }
  }

  /// The cases named and their relatives: parent, children, those named, those naming.
  static func family(
    _ db: Database, of named: [CaseID], cache: CaseCacheAccess
  ) throws -> Docket {
    var docket = Docket()
    var seen: Set<CaseID> = []
    for root in named {
      var edge = [root]
      var reached: Set<CaseID> = [root]
      for generation in 0...CaseStore.generations {
        var next: [CaseID] = []
        for id in edge {
          if seen.insert(id).inserted {
            guard let file = try CaseRow.file(db, id, cache: cache) else { continue }
            docket.put(file)
          }
          guard generation < CaseStore.generations, let file = docket[id] else { continue }
          for relative in try relatives(db, of: file)
          where reached.insert(relative).inserted { next.append(relative) }
          guard reached.count <= CaseStore.familyLimit else {
            throw StoreError.familyTooLarge(root)
          }
        }
        edge = next
      }
    }
    return docket
  }

  static func relatives(_ db: Database, of file: CaseFile) throws -> [CaseID] {
    let statement = try db.cachedStatement(sql: CaseSQL.sources.rawValue)
    let sources = try Int64.fetchAll(
      statement, arguments: ["target": file.id.value, "limit": CaseStore.familyLimit + 1])
    return CaseRow.targets(file).sorted() + sources.map { CaseID($0) }
  }

  static func answers(
    _ db: Database, _ keys: [IdempotencyKey]
  ) throws -> [IdempotencyKey: IdempotencyAnswer] {
    let statement = try db.cachedStatement(sql: IdempotencySQL.answer.rawValue)
    return try keys.reduce(into: [:]) { answers, key in
      guard
        let row = try Row.fetchOne(
          statement, arguments: ["person": key.person.text, "key": key.key])
      else { return }
      answers[key] = IdempotencyAnswer(
        requestHash: [UInt8](row["request_hash"] as Data), status: row["status"],
        body: [UInt8](row["body"] as Data),
        createdAt: Instant(milliseconds: row["created_at"]))
    }
  }

  /// The next instant at which time alone changes some case that is not among these.
  static func earliestWake(_ db: Database, besides aside: Set<CaseID> = []) throws -> Instant? {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: CaseSQL.earliestWakes.rawValue),
      arguments: ["limit": aside.count + 1])
    return rows.first { !aside.contains(CaseID($0["id"])) }
      .flatMap { Instant(stored: $0["wake_at"]) }
  }

  static func counters(_ db: Database) throws -> Counters {
    let last = try Int64.fetchOne(db.cachedStatement(sql: CaseSQL.lastID.rawValue)) ?? 0
    let rows = try Row.fetchAll(db.cachedStatement(sql: MetaSQL.counters.rawValue))
    return Counters(
      nextCase: last + 1,
      series: Dictionary(
        rows.map { ($0["series"] as String, $0["value"] as Int) },
        uniquingKeysWith: { first, _ in first }))
  }
}
