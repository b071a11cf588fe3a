package import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// A notice that went, or is to go, to an endpoint; nil where it goes by another lane.
  package func replayable(
    _ notice: NoticeID, to endpoint: EndpointID
  ) async throws(StoreError) -> Replayable? {
    try await read { db in
      let statement = try db.cachedStatement(sql: ReplaySQL.one.rawValue)
      return try Row.fetchOne(
        statement, arguments: ["notice": notice.text, "endpoint": endpoint.text]
      ).map { Replayable($0) }
    }
  }

  /// The notices of an endpoint's lane whose events happened at an instant or later, in order.
  package func replayable(
    to endpoint: EndpointID, since: Instant, after: Int64, limit: Int
  ) async throws(StoreError) -> [Replayable] {
    try await read { db in
      let event = try CaseStore.firstEvent(db, since: since)
      let statement = try db.cachedStatement(sql: ReplaySQL.since.rawValue)
      return try Row.fetchAll(
        statement,
        arguments: [
          "endpoint": endpoint.text, "after": after, "event": event, "limit": limit,
        ]
      ).map { Replayable($0) }
    }
  }

  /// The first event that happened at an instant or later, found by halving: events are numbered
  /// in the order of their instants, and no index holds those.
  private static func firstEvent(_ db: Database, since: Instant) throws -> Int64 {
    let newest = try Int64.fetchOne(db.cachedStatement(sql: ReplaySQL.lastEvent.rawValue)) ?? 0
    let instant = try db.cachedStatement(sql: ReplaySQL.instant.rawValue)
    return try Halving.first(in: 1..<newest + 1) { number in
      let at = try Int64.fetchOne(instant, arguments: ["seq": number]) ?? .max
      return at >= since.milliseconds
    }
  }

  /// What is due to go out again in a lane, the earliest first.
  package func replays(
    in lane: Int64, due until: Instant, limit: Int
  ) async throws(StoreError) -> [Parcel] {
    try await read { db in
      let statement = try db.cachedStatement(sql: ReplaySQL.due.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["lane": lane, "until": until.milliseconds, "limit": limit]
      ).map { row in
        var parcel = try Parcel(row)
        parcel.replay = Parcel.Replay(
          attempts: row["replay_attempts"], dueAt: Instant(milliseconds: row["due_at"]))
        return parcel
      }
    }
  }
}

extension Replayable {
  fileprivate init(_ row: Row) {
    let state: String = row["state"]
    let isOwed = [NoticeState.owed, .sending].contains { $0.storedText == state }
    let attempts: Int = row["attempts"]
    self.init(
      number: row["id"], notice: NoticeID(row["public_id"]), isOwed: isOwed,
      isErased: !isOwed && attempts > 0 && row["has_no_body"] as Bool)
  }
}
