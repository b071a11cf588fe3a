internal import CaseCore
internal import GRDB
internal import WorkCalendar

extension CaseStore {
  /// What is still to be done of what was due in a stretch; nil where nothing is.
  package func downtime(_ asked: DelayStretch) async throws(StoreError) -> Downtime? {
    try await read { db in
      let stretch: StatementArguments = [
        "after": asked.after.milliseconds, "last": asked.last.milliseconds,
      ]
      let count = try Int.fetchOne(
        db.cachedStatement(sql: DowntimeSQL.count.rawValue), arguments: stretch)
      guard let count, count > 0 else { return nil }
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: DowntimeSQL.delayed.rawValue),
        arguments: stretch &+ ["limit": Downtime.mostNamed])
      return Downtime(
        from: asked.from, until: asked.until, cases: count,
        delayed: rows.map { row in
          DelayedCase(
            caseID: CaseID(row["id"]), at: Instant(milliseconds: row["wake_at"] as Int64))
        })
    }
  }

  /// A page of downtimes, the newest first; with `unseen` those that nobody has seen to.
  package func downtimes(
    unseen: Bool, before: Int64 = .max, limit: Int
  ) async throws(StoreError) -> [DowntimeRow] {
    let sql = unseen ? DowntimeSQL.unseen : .newest
    return try await read { db in
      try Row.fetchAll(
        db.cachedStatement(sql: sql.rawValue), arguments: ["before": before, "limit": limit]
      ).map { row in
        guard case .ofOffice(let record) = try EventRows.event(db, row).content,
          case .downtimeNoted(let downtime) = record.deed
        else { throw StoreError.corrupt("event \(row["seq"] as Int64) is no downtime") }
        return DowntimeRow(
          number: row["event_seq"], downtime: downtime,
          seenAt: (row["seen_at"] as Int64?).map { Instant(milliseconds: $0) })
      }
    }
  }

  /// One downtime.
  package func downtime(_ number: Int64) async throws(StoreError) -> DowntimeRow? {
    guard number < .max else { return nil }
    return try await downtimes(unseen: false, before: number + 1, limit: 1)
      .first { $0.number == number }
  }
}
