internal import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// How many cases have something to do that was due after one instant and not after another,
  /// and those that have waited longest for it.
  package func delayed(
    after: Instant, through last: Instant
  ) async throws(StoreError) -> (count: Int, longest: [DelayedCase]) {
    try await read { db in
      let stretch: StatementArguments = ["after": after.milliseconds, "last": last.milliseconds]
      let count = try Int.fetchOne(
        db.cachedStatement(sql: DowntimeSQL.count.rawValue), arguments: stretch)
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: DowntimeSQL.delayed.rawValue),
        arguments: stretch &+ ["limit": Downtime.mostNamed])
      return (
        count ?? 0,
        rows.map { row in
          DelayedCase(
            caseID: CaseID(row["id"]), at: Instant(milliseconds: row["wake_at"] as Int64))
        }
      )
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
          number: row["seq"], downtime: downtime,
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
