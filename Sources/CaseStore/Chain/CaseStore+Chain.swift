internal import Foundation
internal import GRDB

extension CaseStore {
  /// Reads the whole chain; with `head`, also looks for a head that a witness noted.
  package func verifyChain(head: String? = nil) async throws(StoreError) -> [ChainFault] {
    var faults: [ChainFault] = []
    var last: Int64 = 0
    while true {
      let after = last
      let page = try await read { try ChainPage($0, after: after) }
      faults += page.faults
      guard page.count > 0 else { break }
      last = page.last
    }
    if let head, try await event(ofHead: head) == nil { faults.append(.headUnknown(head)) }
    return faults
  }

  /// The event after which the chain had this head; 0 for the head of an empty store.
  package func event(ofHead head: String) async throws(StoreError) -> Int64? {
    var search = HeadSearch(head)
    while !search.isOver {
      let before = search
      search = try await read { db in
        var search = before
        try search.goOn(db)
        return search
      }
    }
    return search.event
  }
}

/// Looks for a head that a witness noted, a stretch of the chain at a time.
struct HeadSearch: Sendable {
  /// How many hashes are looked at in one read.
  static let length = 5_000

  private(set) var isOver = false
  /// The event found.
  private(set) var event: Int64?
  private let head: Data
  private var last: Int64 = 0

  init(_ head: String) {
    let bytes = ChainHead.bytes(of: head)
    self.head = Data(bytes ?? [])
    isOver = bytes == nil || bytes == ChainHead.genesis.hash
    event = bytes == ChainHead.genesis.hash ? 0 : nil
  }

  mutating func goOn(_ db: Database) throws {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.hashes.rawValue),
      arguments: ["after": last, "limit": HeadSearch.length])
    event = rows.first { ($0["hash"] as Data) == head }?["seq"]
    last = rows.last?["seq"] ?? last
    isOver = event != nil || rows.isEmpty
  }
}
