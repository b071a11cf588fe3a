package import CaseCore
internal import Foundation
internal import GRDB
private import Synchronization
internal import WorkCalendar

extension CaseStore {
  /// The token with this hash, revoked and expired ones too.
  package func token(hash: [UInt8]) async throws(StoreError) -> StoredToken? {
    let (known, turn) = tokenCache.withLock { ($0.token(hash), $0.turn) }
    if let known { return known }
    let found = try await read { db in
      let statement = try db.cachedStatement(sql: OfficeSQL.tokenByHash.rawValue)
      return try Row.fetchOne(statement, arguments: ["hash": Data(hash)]).map(StoredToken.init)
    }
    if let found { tokenCache.withLock { $0.keep(found, hash: hash, readIn: turn) } }
    return found
  }

  /// A person's tokens in the order in which they were made.
  package func tokens(of person: PersonID) async throws(StoreError) -> [StoredToken] {
    try await read { db in
      let statement = try db.cachedStatement(sql: OfficeSQL.tokensOfPerson.rawValue)
      return try Row.fetchAll(statement, arguments: ["person": person.text])
        .map(StoredToken.init)
    }
  }
}

extension StoredToken {
  fileprivate init(_ row: Row) {
    let scopes: String = row["scopes"]
    self.init(
      id: row["id"], person: PersonID(row["person"]),
      scopes: scopes.split(separator: " ").map(String.init),
      expiresAt: Instant(stored: row["expires_at"]),
      lastUsedOn: (row["last_used_day"] as Int?).map { CivilDate(daysSinceEpoch: $0) },
      revokedAt: (row["revoked_at"] as Int64?).map { Instant(milliseconds: $0) })
  }
}
