private import Crypto
private import Foundation

/// SHA-256, the chain's algorithm; each record names it.
enum SHA256Digest {
  static let name: StaticString = "sha256"

  static func of(_ parts: [UInt8]...) -> [UInt8] {
    var hasher = SHA256()
    for part in parts { hasher.update(data: part) }
    return Array(hasher.finalize())
  }

  static func hex(_ bytes: [UInt8]) -> String {
    ChainHead(seq: 0, hash: bytes).text
  }
}
