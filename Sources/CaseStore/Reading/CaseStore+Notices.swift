package import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// A page of notices, each row with its number.
  ///
  /// `after` is the number of the last one shown, which only lists by number
  /// heed.
  package func notices(
    _ filter: NoticeFilter, after: Int64 = 0, limit: Int
  ) async throws(StoreError) -> [(number: Int64, row: NoticeRow)] {
    try await read { db in
      let sql: NoticeSQL
      var arguments: StatementArguments = ["limit": limit]
      switch filter {
      case .ofCase(let id):
        sql = .ofCase
        arguments = arguments &+ ["case": id.value, "after": after]
      case .ofOffice(let state):
        sql = .ofOffice
        arguments = arguments &+ ["after": after, "state": state]
      case .due(let lane, let until):
        sql = .dueInLane
        arguments = arguments &+ ["lane": lane, "until": until.milliseconds]
      case .sending:
        sql = .sending
        arguments = arguments &+ ["state": NoticeState.sending.storedText, "after": after]
      case .uncertain:
        sql = .sending
        arguments = arguments &+ ["state": NoticeState.uncertain.storedText, "after": after]
      }
      let rows = try Row.fetchAll(db.cachedStatement(sql: sql.rawValue), arguments: arguments)
      return try rows.map { ($0["id"], try NoticeRow($0)) }
    }
  }

  /// One notice by its stable id.
  package func notice(_ id: NoticeID) async throws(StoreError) -> NoticeRow? {
    try await read { db in
      let statement = try db.cachedStatement(sql: NoticeSQL.byPublicID.rawValue)
      return try Row.fetchOne(statement, arguments: ["id": id.text]).map { try NoticeRow($0) }
    }
  }

  /// Which of some notices are on their way.
  package func sending(among ids: [NoticeID]) async throws(StoreError) -> Set<NoticeID> {
    guard !ids.isEmpty else { return [] }
    return try await read { db in
      let statement = try db.cachedStatement(sql: NoticeSQL.stateByPublicID.rawValue)
      return Set(
        try ids.filter { id in
          let state = try String.fetchOne(statement, arguments: ["id": id.text])
          return state == NoticeState.sending.storedText
        })
    }
  }

  /// The lanes of the archive in which something is due, the earliest first.
  package func lanes(due until: Instant, limit: Int) async throws(StoreError) -> [LaneRow] {
    try await read { db in
      let statement = try db.cachedStatement(sql: NoticeSQL.dueLanes.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["until": until.milliseconds, "limit": limit]
      ).map { try LaneRow($0) }
    }
  }

  /// One lane.
  package func lane(_ id: Int64) async throws(StoreError) -> LaneRow? {
    try await read { db in
      let statement = try db.cachedStatement(sql: NoticeSQL.laneByNumber.rawValue)
      return try Row.fetchOne(statement, arguments: ["lane": id]).map { try LaneRow($0) }
    }
  }

  /// The lanes of a kind in which every attempt fails, the longest first.
  package func failingLanes(
    _ kind: LaneKind, limit: Int
  ) async throws(StoreError) -> [LaneRow] {
    try await read { db in
      let statement = try db.cachedStatement(sql: NoticeSQL.failingLanes.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["kind": kind.storedText, "limit": limit]
      ).map { try LaneRow($0) }
    }
  }

  /// When the next notice is due in any lane of the archive; nil when none is owed.
  package func earliestLane() async throws(StoreError) -> Instant? {
    try await read { db in
      try Int64.fetchOne(db.cachedStatement(sql: NoticeSQL.earliestLane.rawValue))
        .flatMap(Instant.init(stored:))
    }
  }
}
