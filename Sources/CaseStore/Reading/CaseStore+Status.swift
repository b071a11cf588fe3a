internal import CaseCore
internal import GRDB
package import WorkCalendar

extension CaseStore {
  /// What the store holds, in numbers; red is as of `at`.
  package func status(at: Instant) async throws(StoreError) -> StoreStatus {
    let kind = options.clock
    return try await read { db in
      func count(_ sql: StatusSQL, _ bound: Int64?) throws -> Int {
        let arguments: StatementArguments = bound.map { ["at": $0] } ?? [:]
        return try Int.fetchOne(db.cachedStatement(sql: sql.rawValue), arguments: arguments) ?? 0
      }
      func instant(_ key: String) throws -> Instant {
        Instant(milliseconds: try Meta.value(db, key).flatMap(Int64.init) ?? 0)
      }
      return StoreStatus(
        clock: kind, isDemo: try Meta.value(db, Meta.isDemo) == "1",
        createdAt: try instant(Meta.createdAt), lastInstant: try instant(Meta.lastInstant),
        lastEvent: try Int64.fetchOne(db.cachedStatement(sql: EventSQL.lastSeq.rawValue)) ?? 0,
        openCases: try count(.openCases, .min),
        redCases: try count(.redCases, at.milliseconds),
        quarantinedCases: try count(.quarantinedCases, nil),
        openDuties: try count(.openDuties, .min),
        owedNotices: try count(.owedNotices, .max),
        uncertainNotices: try count(.uncertainNotices, nil),
        earliestWake: try Loading.earliestWake(db))
    }
  }

  /// Whether the store was made for a demonstration, and is one for ever.
  package func isDemo() async throws(StoreError) -> Bool {
    try await read { db in try Meta.value(db, Meta.isDemo) == "1" }
  }

  /// The numbers of the cases in which something failed and was put aside, oldest first.
  package func quarantinedNumbers(limit: Int) async throws(StoreError) -> [String] {
    try await read { db in
      try String.fetchAll(
        db.cachedStatement(sql: StatusSQL.quarantinedNumbers.rawValue),
        arguments: ["limit": limit])
    }
  }

  /// How many cases have something that failed and was put aside.
  package func quarantinedCases() async throws(StoreError) -> Int {
    try await read { db in
      try Int.fetchOne(db.cachedStatement(sql: StatusSQL.quarantinedCases.rawValue)) ?? 0
    }
  }

  /// Every procedure version in the order of loading, to be compiled at start.
  package func procedureVersions() async throws(StoreError) -> [ProcedureVersion] {
    try await read { db in
      try Row.fetchAll(db.cachedStatement(sql: OfficeSQL.procedures.rawValue)).map { row in
        ProcedureVersion(
          reference: ProcedureReference(
            name: ProcedureName(row["name"]), version: row["version"]),
          text: row["text"])
      }
    }
  }

  /// Every edition of the calendar, oldest first.
  package func calendarVersions() async throws(StoreError) -> [CalendarVersion] {
    try await read { db in
      try Row.fetchAll(db.cachedStatement(sql: OfficeSQL.calendars.rawValue)).map { row in
        CalendarVersion(version: row["version"], text: row["text"])
      }
    }
  }

  /// What a store says of itself before it is opened for work: its kind of clock and last instant.
  package func lastInstant() async throws(StoreError) -> Instant {
    try await read { db in
      Instant(milliseconds: try Meta.value(db, Meta.lastInstant).flatMap(Int64.init) ?? 0)
    }
  }
}
