private import CaseCore
internal import Foundation
internal import GRDB

/// What is wrong with the chain of events.
package enum ChainFault: Equatable, Sendable {
  /// Numbers are missing before this event.
  case gap(before: Int64)
  /// The hash stored with this event isn't that of its record and its predecessor.
  case unlike(Int64)
  /// A text isn't what its event committed to, or a text is there that none committed to.
  case text(Int64, ordinal: Int)
  /// The head that was noted elsewhere stands nowhere in the chain.
  case headUnknown(String)
}

extension CaseStore {
  /// How many records are looked at in one read.
  static let chainPage = 500

  /// Reads the whole chain; with `head`, also looks for a head that a witness noted.
  package func verifyChain(head: String? = nil) async throws(StoreError) -> [ChainFault] {
    var faults: [ChainFault] = []
    var last = ChainHead.genesis
    var isKnown = head == nil || head == last.text
    while true {
      let page = try await chainPage(after: last)
      faults += page.faults
      isKnown = isKnown || page.heads.contains { $0 == head }
      guard page.last.seq > last.seq else { break }
      last = page.last
    }
    if let head, !isKnown { faults.append(.headUnknown(head)) }
    return faults
  }

  private struct ChainPage: Sendable {
    var last: ChainHead
    var heads: [String] = []
    var faults: [ChainFault] = []
  }

  private func chainPage(after start: ChainHead) async throws(StoreError) -> ChainPage {
    try await read { db in
      var page = ChainPage(last: start)
      let rows = try Row.fetchAll(
        db.cachedStatement(sql: EventSQL.chain.rawValue),
        arguments: ["after": start.seq, "limit": CaseStore.chainPage])
      for row in rows {
        let seq: Int64 = row["seq"]
        let record = [UInt8](row["record"] as Data)
        let stored = ChainHead(seq: seq, hash: [UInt8](row["hash"] as Data))
        if seq != page.last.seq + 1 { page.faults.append(.gap(before: seq)) }
        if stored.hash != SHA256Digest.of(page.last.hash, record) {
          page.faults.append(.unlike(seq))
        }
        page.faults += try CaseStore.textFaults(db, seq, record)
        page.heads.append(stored.text)
        page.last = stored
      }
      return page
    }
  }

  /// The texts beside an event that it did not commit to: their commitments aren't in it.
  private static func textFaults(
    _ db: Database, _ seq: Int64, _ record: [UInt8]
  ) throws -> [ChainFault] {
    let rows = try Row.fetchAll(
      db.cachedStatement(sql: EventSQL.sealedTexts.rawValue), arguments: ["seq": seq])
    guard !rows.isEmpty else { return [] }
    let text = String(decoding: record, as: UTF8.self)
    return rows.compactMap { row in
      let commitment = SHA256Digest.of(
        [UInt8](row["salt"] as Data), Array((row["text"] as String).utf8))
      return text.contains("\"\(SHA256Digest.hex(commitment))\"")
        ? nil : .text(seq, ordinal: row["ordinal"])
    }
  }
}
