package import CaseCore
internal import Foundation
package import WorkCalendar

/// A message to another system before it is laid out; the same message is laid out the same, byte
/// for byte.
package struct WebhookEnvelope<Content: Encodable & Sendable>: Sendable {
  /// Stable, and without a full stop.
  package var id: String
  package var type: String
  package var at: Instant
  /// Where what it is about is found in the daemon's own interface.
  package var source: String
  /// The number of its case; nil where it has none.
  package var subject: String?
  /// The place of its event among those of its source.
  package var sequence: Int?
  package var data: Content

  package init(
    id: String, type: String, at: Instant, source: String, subject: String? = nil,
    sequence: Int? = nil, data: Content
  ) {
    self.id = id
    self.type = type
    self.at = at
    self.source = source
    self.subject = subject
    self.sequence = sequence
    self.data = data
  }

  package func laidOut(
    as format: MessageFormat, in zone: CalendarZone
  ) throws -> WebhookContent {
    switch format {
    case .standard:
      let body = Standard(type: type, timestamp: at.iso8601(in: zone), data: data)
      return WebhookContent(header: [WebhookContent.json], body: try json(body))
    case .cloudEventsStructured:
      let event = CloudEvent(attributes: attributes(in: zone), data: data)
      return WebhookContent(header: [WebhookContent.cloudEvent], body: try json(event))
    case .cloudEventsBinary:
      let header = attributes(in: zone).map { name, value in
        WebhookContent.Line("ce-" + name.rawValue, CloudEventText.inHeader(value))
      }
      return WebhookContent(header: [WebhookContent.json] + header, body: try json(data))
    }
  }

  /// The attributes of CloudEvents 1.0 but for the data's type, which a header has a line for.
  private func attributes(
    in zone: CalendarZone
  ) -> [(name: CloudEventAttribute, value: String)] {
    let some: [(name: CloudEventAttribute, value: String?)] = [
      (.specversion, "1.0"), (.id, id), (.source, source), (.type, type),
      (.time, at.iso8601(in: zone)), (.subject, subject),
      (.sequence, sequence.map(CloudEventText.sequence)),
    ]
    return some.compactMap { name, value in value.map { (name, $0) } }
  }

  private func json(_ value: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return [UInt8](try encoder.encode(value))
  }

  private struct Standard: Encodable {
    var type: String
    var timestamp: String
    var data: Content
  }

  private struct CloudEvent: Encodable {
    var attributes: [(name: CloudEventAttribute, value: String)]
    var data: Content

    func encode(to encoder: any Encoder) throws {
      var members = encoder.container(keyedBy: CloudEventAttribute.self)
      for (name, value) in attributes { try members.encode(value, forKey: name) }
      try members.encode("application/json", forKey: .datacontenttype)
      try members.encode(data, forKey: .data)
    }
  }
}

/// The attributes of a CloudEvent by their names, and its data.
private enum CloudEventAttribute: String, CodingKey {
  case specversion, id, source, type, time, subject, sequence, datacontenttype, data
}

/// The values of attributes as CloudEvents wants them.
enum CloudEventText {
  /// How many digits a sequence has: its extension orders them as texts.
  private static let sequenceDigits = 10

  static func sequence(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, sequenceDigits - digits.count)) + digits
  }

  /// A value as a line of a header has it: what is not printable ASCII, the blank, the quotation
  /// mark and the percent sign are written by their bytes (HTTP binding 1.0.2, 3.1.3.2).
  static func inHeader(_ value: String) -> String {
    value.utf8.reduce(into: "") { text, byte in
      let isPlain = (0x21...0x7E).contains(byte) && byte != 0x22 && byte != 0x25
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
