internal import Foundation
package import WorkCalendar

/// The body of a webhook: `{type, timestamp, data}`; the same for the same message, byte for byte.
package enum WebhookBody {
  package static func bytes(
    type: String, at: Instant, in zone: CalendarZone, data: some Encodable & Sendable
  ) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](
      try encoder.encode(Envelope(type: type, timestamp: at.iso8601(in: zone), data: data)))
  }

  private struct Envelope<Content: Encodable>: Encodable {
    var type: String
    var timestamp: String
    var data: Content
  }
}
