package import CaseCore
internal import GRDB
package import WorkCalendar

/// A notice that is due at an endpoint, with what its message says besides its facts.
package struct Parcel: Equatable, Sendable {
  package var notice: NoticeRow
  package var type: MessageType
  package var eventAt: Instant
  /// Nil where it is about no case.
  package var ofCase: OfCase?
  /// How it stands where it goes out because somebody asked for it again.
  package var replay: Replay?

  /// What its message says of its case.
  package struct OfCase: Equatable, Sendable {
    package var publicID: String
    package var number: String
    package var procedure: ProcedureName
    /// The event's place in the case's stream.
    package var sequence: Int
  }

  package struct Replay: Equatable, Sendable {
    /// How often it was tried since.
    package var attempts: Int
    package var dueAt: Instant
  }

  /// When it became due, in whichever way it goes out.
  package var dueAt: Instant { replay?.dueAt ?? notice.nextAt ?? notice.draft.sendAt }
}

/// A lane in which something is due that leaves the house.
package struct CourierLane: Equatable, Sendable {
  package var id: Int64
  package var way: Way
  /// Since when every attempt failed; nil where the last one did not.
  package var failingSince: Instant?

  package init(id: Int64, way: Way, failingSince: Instant?) {
    self.id = id
    self.way = way
    self.failingSince = failingSince
  }

  /// How what is in it leaves.
  package enum Way: Equatable, Sendable {
    case endpoint(Endpoint)
    /// By mail, to each recipient's own address.
    case mail
  }

  package var isFailing: Bool { failingSince != nil }

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
      ).map { try Parcel($0) }
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

extension Parcel {
  init(_ row: Row) throws {
    let word: String? = row["type"]
    guard let type = word.flatMap(MessageType.init(word:)) else {
      throw StoreError.corrupt("a notice's type: \(word ?? "none")")
    }
    self.init(
      notice: try NoticeRow(row), type: type,
      eventAt: Instant(milliseconds: row["event_at"]),
      ofCase: (row["case_public_id"] as String?).map {
        OfCase(
          publicID: $0, number: row["case_number"],
          procedure: ProcedureName(row["case_procedure"] as String),
          sequence: row["event_version"])
      })
  }
}
