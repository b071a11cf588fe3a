internal import CaseCore
internal import Foundation
internal import GRDB
internal import Synchronization
internal import WorkCalendar

/// The row of a case, and the values it is written with.
enum CaseRow {
  /// The case as stored; from the cache if it holds this version.
  static func file(_ db: Database, _ id: CaseID, cache: CaseCacheAccess) throws -> CaseFile? {
    let statement = try db.cachedStatement(sql: CaseSQL.version.rawValue)
    guard let version = try Int.fetchOne(statement, arguments: ["id": id.value]) else {
      return nil
    }
    return try file(db, id, version: version, cache: cache)
  }

  /// The case, whose version is known.
  static func file(
    _ db: Database, _ id: CaseID, version: Int, cache: CaseCacheAccess
  ) throws -> CaseFile? {
    if let file = cache.file(id, version) { return file }
    let snapshot = try db.cachedStatement(sql: CaseSQL.snapshot.rawValue)
    guard let row = try Row.fetchOne(snapshot, arguments: ["id": id.value]) else { return nil }
    let file = try decode(row)
    cache.keep(file)
    return file
  }

  static func decode(_ row: Row) throws -> CaseFile {
    let id = CaseID(row["id"])
    do {
      return try CaseFile(
        snapshot: [UInt8](row["snapshot"] as Data), id: id, version: row["version"])
    } catch {
      throw StoreError.corrupt("case \(id): \(error)")
    }
  }

  /// What the columns say, derived from the case.
  static func columns(_ file: CaseFile, isConfidential: Bool) -> NamedValues {
    [
      "id": file.id.value, "state": file.state.text, "isFinal": !file.isOpen,
      "owner": file.owner?.post.text, "lead": file.lead?.text,
      "confidential": isConfidential, "level": file.level, "version": file.version,
      "wakeAt": file.wakeAt.milliseconds, "yellowAt": file.yellowAt.milliseconds,
      "redAt": file.redAt.milliseconds, "isGrey": file.isStandingStill,
      "quarantined": file.quarantine != nil, "foldVersion": CaseFile.foldVersion,
      "snapshot": Data(file.snapshot),
    ]
  }

  /// Where lists find a case: the columns that indexes have, but for the wake's.
  struct Place: Equatable {
    private let state: StateName
    private let isOpen: Bool
    private let isStandingStill: Bool
    private let owner: PostID?
    private let lead: OrganisationID?
    private let yellowAt: Instant
    private let redAt: Instant

    init(_ file: CaseFile) {
      state = file.state
      isOpen = file.isOpen
      isStandingStill = file.isStandingStill
      owner = file.owner?.post
      lead = file.lead
      yellowAt = file.yellowAt
      redAt = file.redAt
    }
  }

  /// What stands in the row from the first event on.
  static func lasting(_ file: CaseFile) -> NamedValues {
    [
      "publicID": file.publicID, "number": file.number,
      "procedure": file.procedure.name.text, "procedureVersion": file.procedure.version,
      "parent": file.parent?.value,
    ]
  }

  /// The cases on which this one hangs: its parent and those that its fields name.
  static func targets(_ file: CaseFile) -> Set<CaseID> {
    var targets = file.namedCases
    if let parent = file.parent { targets.insert(parent) }
    return targets
  }
}

/// The way to the cache from inside a database access that begins after it was made.
struct CaseCacheAccess: Sendable {
  let file: @Sendable (CaseID, Int) -> CaseFile?
  let keep: @Sendable (CaseFile) -> Void
}

extension CaseStore {
  var cacheAccess: CaseCacheAccess {
    let turn = cache.withLock(\.turn)
    return CaseCacheAccess(
      file: { [self] id, version in cache.withLock { $0.file(id, version: version) } },
      keep: { [self] file in cache.withLock { $0.keep(file, readIn: turn) } })
  }
}
