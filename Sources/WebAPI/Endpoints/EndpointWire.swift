internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Puts endpoints and their log into the words of the wire.
struct EndpointWire: Sendable {
  let call: Call

  func endpoint(_ endpoint: Endpoint) -> JSONValue {
    .object(JSONObject(members(endpoint)))
  }

  /// An endpoint with its secret, or null in its place.
  func endpoint(_ endpoint: Endpoint, secret: String?) -> JSONValue {
    .object(JSONObject(members(endpoint) + [JSONMember("secret", .orNull(secret))]))
  }

  private func members(_ endpoint: Endpoint) -> [JSONMember] {
    let roster = call.office.store.roster
    let now = call.office.clock.now()
    let former = endpoint.secrets.former.flatMap { now < $0.until ? $0.until : nil }
    return [
      JSONMember("id", .string(endpoint.id.text)),
      JSONMember("organisation", .string(endpoint.organisation.text)),
      JSONMember(
        "organisation_label",
        .string(roster.organisation(endpoint.organisation)?.name ?? endpoint.organisation.text)),
      JSONMember("url", .string(endpoint.url)),
      JSONMember(
        "types", .array(endpoint.filter.types.map(\.word).sorted().map { .string($0) })),
      JSONMember(
        "organisations",
        .array(endpoint.filter.organisations.map(\.text).sorted().map { .string($0) })),
      JSONMember("ordered", .bool(endpoint.isOrdered)),
      JSONMember("format", .string(endpoint.format.rawValue)),
      JSONMember("created_at", call.text(endpoint.createdAt)),
      JSONMember("public_key", .orNull(endpoint.secrets.publicKey)),
      JSONMember("former_secret_until", call.textOrNull(former)),
      JSONMember(
        "disabled",
        endpoint.disabled.map {
          [
            "at": call.text($0.at), "reason": .string($0.reason), "failed": .bool($0.isFailure),
          ]
        } ?? .null),
    ]
  }

  func delivery(_ entry: DeliveryEntry) -> JSONValue {
    let answer: (status: JSONValue, head: String, fault: JSONValue) =
      switch entry.result {
      case .answered(let status, let head): (.integer(Int64(status)), head, .null)
      case .unanswered(let why): (.null, "", .string(why))
      }
    return [
      "message": .string(entry.message), "attempt": .integer(Int64(entry.attempt)),
      "at": call.text(entry.at), "delivered": .bool(entry.result.isDelivered),
      "status": answer.status, "fault": answer.fault, "request": .string(entry.request),
      "response": .string(answer.head), "address": .string(entry.address),
      "milliseconds": .integer(Int64(entry.milliseconds)),
    ]
  }
}
