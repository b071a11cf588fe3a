package import CaseCore
internal import GRDB
package import WorkCalendar

/// A notice that is due at an endpoint, with what its message says besides its facts.
package struct Parcel: Equatable, Sendable {
  package var notice: NoticeRow
  package var type: MessageType
  /// When its event happened, and the event's place in the case's stream.
  package var eventAt: Instant
  package var sequence: Int
  package var casePublicID: String
  package var caseNumber: String
  package var procedure: ProcedureName
}

/// A lane in which something is due that leaves the house.
package struct CourierLane: Equatable, Sendable {
  package var id: Int64
  package var way: Way
  /// Since when every attempt failed; nil where the last one did not.
  package var failingSince: Instant?

  /// How what is in it leaves.
  package enum Way: Equatable, Sendable {
    case endpoint(Endpoint)
    /// By mail, to each recipient's own address.
    case mail
  }

  /// Whether what is in it leaves one after the other.
  package var isOrdered: Bool {
    switch way {
    case .endpoint(let endpoint): endpoint.isOrdered
    case .mail: false
    }
  }
}

extension CaseStore {
  /// The lanes of endpoints, and of mail where it goes out, in which something is due, the earliest
  /// first.
  package func courierLanes(
    due until: Instant, withMail: Bool, limit: Int
  ) async throws(StoreError) -> [CourierLane] {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.dueLanes.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["until": until.milliseconds, "mail": withMail, "limit": limit]
      ).map { row in
        let isMail = row["lane_kind"] == LaneKind.mail.storedText
        return CourierLane(
          id: row["lane_id"], way: isMail ? .mail : .endpoint(try Endpoint(row)),
          failingSince: (row["failing_since"] as Int64?).map { Instant(milliseconds: $0) })
      }
    }
  }

  /// When something is due next in such a lane, from an instant on.
  package func nextCourierLane(
    from instant: Instant, withMail: Bool
  ) async throws(StoreError) -> Instant? {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.nextLane.rawValue)
      return try Int64.fetchOne(
        statement, arguments: ["from": instant.milliseconds, "mail": withMail]
      )
      .flatMap(Instant.init(stored:))
    }
  }

  /// What is due in a lane, the earliest first.
  package func parcels(
    in lane: Int64, due until: Instant, limit: Int
  ) async throws(StoreError) -> [Parcel] {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.parcels.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["lane": lane, "until": until.milliseconds, "limit": limit]
      ).map { row in
        let word: String? = row["type"]
        guard let type = word.flatMap(MessageType.init(rawValue:)) else {
          throw StoreError.corrupt("a notice's type: \(word ?? "none")")
        }
        return Parcel(
          notice: try NoticeRow(row), type: type,
          eventAt: Instant(milliseconds: row["event_at"]), sequence: row["event_version"],
          casePublicID: row["case_public_id"], caseNumber: row["case_number"],
          procedure: ProcedureName(row["case_procedure"] as String))
      }
    }
  }

  /// The endpoints that the courier gave up, and nobody has seen to.
  package func failedEndpoints(limit: Int) async throws(StoreError) -> [Endpoint] {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.failed.rawValue)
      return try Row.fetchAll(statement, arguments: ["limit": limit]).map { try Endpoint($0) }
    }
  }
}
