internal import Crypto
internal import Foundation

/// What an endpoint's deliveries are signed under: a secret that both sides have, and where it is
/// asked for a key of which the receiver has the public half alone (ed25519).
package struct WebhookKeys: Sendable {
  /// How many bytes of chance each half has.
  package static let size = 32

  package let secret: WebhookSecret
  private let signing: Curve25519.Signing.PrivateKey?

  init(secret: WebhookSecret) {
    self.secret = secret
    signing = nil
  }

  /// Nil unless there are as many bytes as the secret has, or those of both.
  package init?(bytes: [UInt8]) {
    guard bytes.count == WebhookKeys.size || bytes.count == 2 * WebhookKeys.size,
      let secret = WebhookSecret(key: Array(bytes.prefix(WebhookKeys.size)))
    else { return nil }
    self.secret = secret
    let seed = bytes.dropFirst(WebhookKeys.size)
    signing = seed.isEmpty ? nil : try? Curve25519.Signing.PrivateKey(rawRepresentation: seed)
  }

  /// `whpk_` and base64, for everybody to see.
  package var publicText: String? {
    signing.map { "whpk_" + $0.publicKey.rawRepresentation.base64EncodedString() }
  }

  /// `v1`, which every receiver can check, and `v1a` where there is a key for it; none where
  /// signing itself fails.
  func signatures(id: String, timestamp: Int64, body: [UInt8]) -> [String] {
    let shared = secret.signature(id: id, timestamp: timestamp, body: body)
    guard let signing else { return [shared] }
    let content = Data("\(id).\(timestamp).".utf8) + Data(body)
    guard let signature = try? signing.signature(for: content) else { return [] }
    return [shared, "v1a," + signature.base64EncodedString()]
  }
}
