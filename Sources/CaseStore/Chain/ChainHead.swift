internal import Foundation
internal import GRDB

/// The end of the chain of events: whoever has noted it can tell whether the past was rewritten.
package struct ChainHead: Equatable, Sendable {
  /// The number of the last event; 0 in an empty store.
  package var seq: Int64
  package var hash: [UInt8]

  package init(seq: Int64, hash: [UInt8]) {
    self.seq = seq
    self.hash = hash
  }

  /// Before the first event.
  package static let genesis = ChainHead(seq: 0, hash: [UInt8](repeating: 0, count: 32))

  /// The hash as digests and webhooks print it.
  package var text: String {
    let digits = Array("0123456789abcdef")
    return hash.reduce(into: "") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }

  /// Reads what `text` gives; nil for anything else.
  static func bytes(of text: String) -> [UInt8]? {
    let digits = text.compactMap(\.hexDigitValue)
    guard digits.count == text.count, digits.count == 2 * genesis.hash.count else { return nil }
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(digits[$0] << 4 | digits[$0 + 1])
    }
  }

  static func last(_ db: Database) throws -> ChainHead {
    guard let row = try Row.fetchOne(db, sql: EventSQL.last.rawValue) else { return .genesis }
    return ChainHead(seq: row["seq"], hash: [UInt8](row["hash"] as Data))
  }
}
