/// How a message to another system is laid out; the words are the surface's, and stay.
package enum MessageFormat: String, Hashable, Sendable, CaseIterable {
  /// `{type, timestamp, data}`, as Standard Webhooks has it.
  case standard
  /// A CloudEvents 1.0 envelope as the whole body.
  case cloudEventsStructured = "ce-structured"
  /// A body of data alone, the envelope in the header.
  case cloudEventsBinary = "ce-binary"
}
