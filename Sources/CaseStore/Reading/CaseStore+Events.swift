package import CaseCore
internal import GRDB

extension CaseStore {
  /// The events of a case after a version, in order, with their numbers in the chain.
  package func timeline(
    of id: CaseID, after version: Int = 0, limit: Int
  ) async throws(StoreError) -> [StoredEvent] {
    try await read { db in
      try EventRows.ofStream(db, .cases, id: id.value, after: version, limit: limit)
    }
  }

  /// The events after a number that `viewer` may see (nil: the daemon itself), in chain order.
  ///
  /// It looks at no more than `limit` rows; `last` is the last row looked at, seen or not.
  package func events(
    after seq: Int64, viewer: Viewer? = nil, limit: Int
  ) async throws(StoreError) -> (events: [StoredEvent], last: Int64) {
    let visibility = VisibilitySQL(viewer)
    let seesOffice = viewer?.seesAll ?? true
    return try await read { db in
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: CaseListSQL.events(visibility)),
        arguments: visibility.arguments &+ [
          "after": seq, "until": seq + Int64(limit), "office": seesOffice,
        ])
      let newest = try Int64.fetchOne(db.cachedStatement(sql: EventSQL.lastSeq.rawValue)) ?? 0
      return (try rows.map { try EventRows.event(db, $0) }, min(newest, seq + Int64(limit)))
    }
  }
}

extension CaseListSQL {
  /// The events of the cases that may be seen, and of the other streams for those who see all.
  static func events(_ visibility: VisibilitySQL) -> String {
    """
    SELECT e.seq, e.record, e.hash FROM event e
    WHERE e.seq > :after AND e.seq <= :until AND (
      (e.stream <> 'case' AND :office = 1)
      OR (e.stream = 'case' AND EXISTS(
        SELECT 1 FROM case_file c WHERE c.id = e.stream_id AND \(visibility.condition))))
    ORDER BY e.seq
    """
  }
}
