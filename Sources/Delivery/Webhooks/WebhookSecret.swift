internal import Crypto
internal import Foundation

/// The key under which an endpoint's deliveries are signed (Standard Webhooks 1.0.0, symmetric).
package struct WebhookSecret: Equatable, Sendable {
  /// How many bytes a key may have.
  package static let sizes = 24...64

  package let key: [UInt8]

  /// Nil unless the key has one of the `sizes`.
  package init?(key: [UInt8]) {
    guard WebhookSecret.sizes.contains(key.count) else { return nil }
    self.key = key
  }

  /// Reads `whsec_` and base64.
  package init?(_ text: String) {
    guard text.hasPrefix("whsec_"), let data = Data(base64Encoded: String(text.dropFirst(6)))
    else { return nil }
    self.init(key: Array(data))
  }

  /// As it is shown, once.
  package var text: String { "whsec_" + Data(key).base64EncodedString() }

  /// `v1,` and the signature of `id.timestamp.body`; the timestamp is the attempt's, in seconds.
  func signature(id: String, timestamp: Int64, body: [UInt8]) -> String {
    var signing = HMAC<SHA256>(key: SymmetricKey(data: key))
    signing.update(data: Data("\(id).\(timestamp).".utf8))
    signing.update(data: body)
    return "v1," + Data(signing.finalize()).base64EncodedString()
  }
}
