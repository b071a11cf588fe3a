private import Crypto

/// The secrets by which people prove who they are: shown once, kept as a hash.
package enum Secrets {
  private static let prefix = "wz_"
  private static let checkLength = 6

  /// 256 random bits with a prefix and a checksum, so that a mistyped one is known as such.
  package static func draw() -> String {
    var generator = SystemRandomNumberGenerator()
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
    // 43 characters of 6 bits carry 258.
    let body = String((0..<43).map { _ in alphabet[Int(generator.next() & 63)] })
    return prefix + body + check(body)
  }

  /// Whether a text has the form of a token; whose it is, only the store knows.
  package static func isWellFormed(_ token: String) -> Bool {
    guard token.hasPrefix(prefix), token.count == prefix.count + 43 + checkLength else {
      return false
    }
    let body = String(token.dropFirst(prefix.count).prefix(43))
    return token.hasSuffix(check(body))
  }

  /// What the store keeps in place of a token.
  package static func hash(_ token: String) -> [UInt8] {
    Array(SHA256.hash(data: Array(token.utf8)))
  }

  /// The hash of a request, by which a repeated key is compared.
  package static func hash(method: String, path: String, body: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: Array("\(method) \(path)\n".utf8) + body))
  }

  private static func check(_ body: String) -> String {
    let digits = Array("0123456789abcdef")
    let hash = SHA256.hash(data: Array(body.utf8)).prefix(checkLength / 2)
    return String(hash.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
  }
}
