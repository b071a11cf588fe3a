internal import CaseCore
package import CaseStore
internal import Delivery
internal import WorkCalendar

extension Office {
  /// Sends an endpoint a message that says nothing but that it is one; nobody is owed it.
  package func test(_ endpoint: Endpoint) async throws -> DeliveryEntry {
    var draws = Draws(SystemRandomNumberGenerator())
    let at = clock.now()
    let envelope = WebhookEnvelope(
      id: "test_" + draws.publicID(), type: Office.testType, at: at,
      source: MessageSource.endpoint(endpoint.id),
      data: ["endpoint": endpoint.id.text, "organisation": endpoint.organisation.text])
    let message = WebhookMessage(
      id: envelope.id,
      content: try envelope.laidOut(as: endpoint.format, in: rules.calendar.zone))
    return await webhooks.attempt(message, to: endpoint, number: 1, at: at).entry
  }

  private static let testType = "endpoint.test"
}
