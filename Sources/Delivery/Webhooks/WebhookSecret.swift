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

/// The three headers of a delivery's attempt.
package struct WebhookHeaders: Equatable, Sendable {
  package var id: String
  package var timestamp: String
  package var signature: String

  /// Signs under each secret in force, the newest first; an id has no full stop.
  package init?(id: String, timestamp: Int64, body: [UInt8], secrets: [WebhookSecret]) {
    guard !id.isEmpty, !id.contains("."), !secrets.isEmpty else { return nil }
    self.id = id
    self.timestamp = String(timestamp)
    signature = secrets.map { $0.signature(id: id, timestamp: timestamp, body: body) }
      .joined(separator: " ")
  }

  /// Names and values, in the order in which they are sent.
  package var lines: [(name: String, value: String)] {
    [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
  }
}
