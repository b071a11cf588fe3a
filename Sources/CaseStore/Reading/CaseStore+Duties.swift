package import CaseCore
internal import GRDB
package import WorkCalendar

/// Whose duties are asked for.
package enum DutyOwner: Hashable, Sendable {
  case post(PostID)
  /// The person told first of them.
  case person(PersonID)
}

/// Where a duty stands in the order in which duties fall due.
package struct DutyPlace: Equatable, Sendable {
  package var dueAt: Instant
  package var id: Int64

  package init(dueAt: Instant, id: Int64) {
    self.dueAt = dueAt
    self.id = id
  }

  package init(_ row: DutyRow) {
    self.init(dueAt: row.dueAt, id: row.id)
  }
}

extension CaseStore {
  /// What somebody owes now, the earliest due first; `after` is where the page before ended.
  package func duties(
    of owner: DutyOwner, after: DutyPlace? = nil, limit: Int
  ) async throws(StoreError) -> [DutyRow] {
    try await read { db in
      let place: StatementArguments = [
        "due": after?.dueAt.milliseconds ?? .min, "after": after?.id ?? 0, "limit": limit,
      ]
      switch owner {
      case .post(let post):
        return try DutyRow.all(db, .ofPost, place &+ ["post": post.text])
      case .person(let person):
        return try DutyRow.all(db, .ofPerson, place &+ ["person": person.text])
      }
    }
  }

  /// The live duties of one case, held clocks included.
  package func duties(in id: CaseID) async throws(StoreError) -> [DutyRow] {
    try await read { db in try DutyRow.all(db, .ofCase, ["case": id.value]) }
  }

  /// The open cases in which something is counted by an edition of the calendar before this one,
  /// in the order of their numbers.
  package func cases(
    behindCalendar version: Int, after id: CaseID, limit: Int
  ) async throws(StoreError) -> [CaseID] {
    try await read { db in
      let statement = try db.cachedStatement(sql: DutySQL.casesBehind.rawValue)
      return try Int64.fetchAll(
        statement, arguments: ["version": version, "after": id.value, "limit": limit]
      ).map { CaseID($0) }
    }
  }

  /// How many live duties are counted by an edition of the calendar before this one.
  package func duties(behindCalendar version: Int) async throws(StoreError) -> Int {
    try await read { db in
      let statement = try db.cachedStatement(sql: DutySQL.countBehind.rawValue)
      return try Int.fetchOne(statement, arguments: ["version": version]) ?? 0
    }
  }
}

extension DutyRow {
  static func all(
    _ db: Database, _ sql: DutySQL, _ arguments: StatementArguments
  ) throws -> [DutyRow] {
    try Row.fetchAll(db.cachedStatement(sql: sql.rawValue), arguments: arguments)
      .map { try DutyRow($0) }
  }

  init(_ row: Row) throws {
    let clock: String = row["clock"]
    let phase: String = row["phase"]
    guard let key = ClockKey(storedText: clock), let known = ClockPhase(storedText: phase)
    else { throw StoreError.corrupt("a duty is \(clock), \(phase)") }
    self.init(
      id: row["id"], caseID: CaseID(row["case_id"]), clock: key, serial: row["serial"],
      generation: row["generation"],
      owner: Owner(post: PostID(row["owner_post"]), person: PersonID(row["assignee"])),
      startedAt: Instant(milliseconds: row["started_at"]),
      yellowAt: Instant(milliseconds: row["yellow_at"]),
      dueAt: Instant(milliseconds: row["due_at"]), calendarVersion: row["calendar_version"],
      isProvisional: row["provisional"], phase: known,
      firstMissedAt: (row["first_missed_at"] as Int64?).map { Instant(milliseconds: $0) },
      endedAt: (row["ended_at"] as Int64?).map { Instant(milliseconds: $0) })
  }
}
