/// The three headers of a delivery's attempt.
package struct WebhookHeaders: Equatable, Sendable {
  package var id: String
  package var timestamp: String
  package var signature: String

  /// Signs under all keys in force, the newest first; an id has no full stop.
  package init?(id: String, timestamp: Int64, body: [UInt8], keys: [WebhookKeys]) {
    guard !id.isEmpty, !id.contains("."), !keys.isEmpty else { return nil }
    self.id = id
    self.timestamp = String(timestamp)
    let signatures = keys.flatMap { $0.signatures(id: id, timestamp: timestamp, body: body) }
    guard !signatures.isEmpty else { return nil }
    signature = signatures.joined(separator: " ")
  }

  /// Names and values, in the order in which they are sent.
  package var lines: [(name: String, value: String)] {
    [("webhook-id", id), ("webhook-timestamp", timestamp), ("webhook-signature", signature)]
  }
}
