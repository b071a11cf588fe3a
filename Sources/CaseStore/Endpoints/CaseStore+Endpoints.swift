package import CaseCore
internal import Foundation
internal import GRDB
internal import WorkCalendar

extension CaseStore {
  /// One endpoint, disabled ones too.
  package func endpoint(_ id: EndpointID) async throws(StoreError) -> Endpoint? {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.byPublicID.rawValue)
      return try Row.fetchOne(statement, arguments: ["id": id.text]).map { try Endpoint($0) }
    }
  }

  /// A page of endpoints in the order in which they were added, each with its number.
  package func endpoints(
    after: Int64 = 0, limit: Int
  ) async throws(StoreError) -> [(number: Int64, endpoint: Endpoint)] {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.page.rawValue)
      return try Row.fetchAll(statement, arguments: ["after": after, "limit": limit])
        .map { ($0["id"], try Endpoint($0)) }
    }
  }

  /// A page of an endpoint's log, the newest first, each entry with its number.
  package func deliveries(
    to endpoint: EndpointID, before: Int64 = .max, limit: Int
  ) async throws(StoreError) -> [(number: Int64, entry: DeliveryEntry)] {
    try await read { db in
      let statement = try db.cachedStatement(sql: EndpointSQL.deliveries.rawValue)
      return try Row.fetchAll(
        statement, arguments: ["id": endpoint.text, "before": before, "limit": limit]
      ).map { ($0["id"], DeliveryEntry($0, to: endpoint)) }
    }
  }
}

extension Endpoint {
  init(_ row: Row) throws {
    let word: String = row["format"]
    guard let format = MessageFormat(storedText: word) else {
      throw StoreError.corrupt("an endpoint's format: \(word)")
    }
    self.init(
      id: EndpointID(row["public_id"]), organisation: OrganisationID(row["organisation"]),
      url: row["url"],
      filter: try EndpointFilter(row),
      isOrdered: row["is_ordered"], format: format,
      createdAt: Instant(milliseconds: row["created_at"]),
      secrets: EndpointSecrets(row),
      disabled: (row["disabled_at"] as Int64?).map {
        Disabling(
          at: Instant(milliseconds: $0), reason: row["disabled_reason"],
          isFailure: row["has_failed"])
      })
  }
}

extension EndpointSecrets {
  fileprivate init(_ row: Row) {
    self.init(
      current: SealedSecret(bytes: [UInt8](row["secret"] as Data)), publicKey: row["public_key"])
    if let secret = row["former_secret"] as Data?, let until = row["former_until"] as Int64? {
      former = Former(
        secret: SealedSecret(bytes: [UInt8](secret)), until: Instant(milliseconds: until))
    }
  }
}

extension DeliveryEntry {
  fileprivate init(_ row: Row, to endpoint: EndpointID) {
    let result: Result =
      (row["status"] as Int?).map { .answered(status: $0, head: row["head"]) }
      ?? .unanswered(row["fault"])
    self.init(
      endpoint: endpoint, message: row["message"], attempt: row["attempt"],
      at: Instant(milliseconds: row["at"]), request: row["request"], result: result,
      address: row["address"], milliseconds: row["milliseconds"])
  }
}

/// Names in one column, between spaces; none has one.
enum StoredList {
  static func words(_ column: String) -> [String] {
    column.split(separator: " ").map(String.init)
  }

  static func column(_ words: some Sequence<String>) -> String {
    words.sorted().joined(separator: " ")
  }
}
