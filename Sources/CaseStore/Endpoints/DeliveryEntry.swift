package import CaseCore
package import WorkCalendar

/// One attempt to deliver, as the log keeps it.
package struct DeliveryEntry: Equatable, Sendable {
  /// How many of an endpoint's are kept, the newest.
  package static let kept = 1_000

  package var endpoint: EndpointID
  /// The id under which the receiver knows the message; the same in every attempt.
  package var message: String
  package var attempt: Int
  package var at: Instant
  /// The header lines that were sent.
  package var request: String
  package var result: Result
  /// The address that was talked to; empty where none was.
  package var address: String
  package var milliseconds: Int

  /// What came of it.
  package enum Result: Equatable, Sendable {
    /// A status and the header's lines, as many as the log keeps.
    case answered(status: Int, head: String)
    /// Why there is no answer.
    case unanswered(String)

    package var isDelivered: Bool {
      switch self {
      case .answered(let status, _): (200..<300).contains(status)
      case .unanswered: false
      }
    }
  }

  package init(
    endpoint: EndpointID, message: String, attempt: Int, at: Instant, request: String,
    result: Result, address: String, milliseconds: Int
  ) {
    self.endpoint = endpoint
    self.message = message
    self.attempt = attempt
    self.at = at
    self.request = request
    self.result = result
    self.address = address
    self.milliseconds = milliseconds
  }
}
