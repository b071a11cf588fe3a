package import CaseCore
internal import GRDB

/// By whom open cases are owned, or in whom they have a party.
package enum OwnedBy: Hashable, Sendable {
  /// The post that owns the case in its state.
  case owner(PostID)
  /// A post that owes something in it.
  case duty(PostID)
  /// An organisation that is a party of it.
  case party(OrganisationID)
}

/// The place in such a list where the next page begins.
package struct OwnedPlace: Equatable, Sendable {
  fileprivate let first: Int64
  fileprivate let second: Int64
}

extension CaseStore {
  /// A page of the open cases that somebody owns, and where to go on; nil at the list's end.
  package func casesOwned(
    by owner: OwnedBy, after place: OwnedPlace? = nil, limit: Int
  ) async throws(StoreError) -> (cases: [CaseID], last: OwnedPlace?) {
    try await read { db in
      let sql: OwnedSQL
      let name: String
      switch owner {
      case .owner(let post): (sql, name) = (.byOwner, post.text)
      case .duty(let post): (sql, name) = (.byDuty, post.text)
      case .party(let organisation):
        (sql, name) = (.byParty, CaseParty.organisation(organisation).storedText)
      }
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: sql.rawValue),
        arguments: [
          "name": name, "first": place?.first ?? .min, "second": place?.second ?? 0,
          "limit": limit,
        ])
      var seen: Set<CaseID> = []
      let cases = rows.map { CaseID($0["case_id"]) }.filter { seen.insert($0).inserted }
      let last = rows.count < limit ? nil : rows.last
      return (cases, last.map { OwnedPlace(first: $0["first"], second: $0["second"]) })
    }
  }
}

/// The statements that go through what somebody owns, each along an index.
///
/// What is due at the instant where the last page ended comes first, then what is due later: in one
/// condition SQLite would go through all of that instant again at each page.
enum OwnedSQL: String, CaseIterable {
  case byOwner = """
    SELECT id AS case_id, red_at AS first, id AS second FROM case_file
    WHERE owner_post = :name AND is_final = 0 AND red_at = :first AND id > :second
    UNION ALL
    SELECT id, red_at, id FROM case_file
    WHERE owner_post = :name AND is_final = 0 AND red_at > :first
    ORDER BY first, second LIMIT :limit
    """
  case byDuty = """
    SELECT case_id, due_at AS first, id AS second FROM duty
    WHERE owner_post = :name AND owed = 1 AND due_at = :first AND id > :second
    UNION ALL
    SELECT case_id, due_at, id FROM duty
    WHERE owner_post = :name AND owed = 1 AND due_at > :first
    ORDER BY first, second LIMIT :limit
    """
  case byParty = """
    SELECT p.case_id AS case_id, p.case_id AS first, 0 AS second
    FROM case_party p CROSS JOIN case_file c
    WHERE p.party = :name AND p.case_id > :first AND c.id = p.case_id AND c.is_final = 0
      AND :second >= 0
    ORDER BY p.case_id LIMIT :limit
    """
}
