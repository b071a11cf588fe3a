internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Endpoints that the courier gave up, as the director's duties: until somebody enables one again
/// or confirms that it stays disabled.
enum EndpointDutyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "endpoint"
  private static let limit = Limit.workingDays(1)
  /// The most that are shown.
  private static let most = 100

  static func duties(_ call: Call) async throws -> [JSONValue] {
    let roster = call.office.store.roster
    let director = roster.posts(.director).first?.text ?? ""
    return try await call.office.store.failedEndpoints(limit: most).compactMap { endpoint in
      guard let disabled = endpoint.disabled else { return nil }
      let due = call.office.rules.calendar.due(limit, from: disabled.at)
      let light: Light = call.office.clock.now() > due.instant ? .red : .yellow
      let name = roster.organisation(endpoint.organisation)?.name ?? endpoint.organisation.text
      return [
        "id": .string("endpoint-\(endpoint.id)"), "case": .null, "clock": .string(clock),
        "label": .string("\(name)的推送端点已停用（\(disabled.reason)），请联系对方，恢复使用或确认停用"),
        "owner": .string(director), "started_at": call.text(disabled.at),
        "due_at": call.text(due.instant), "provisional": .bool(due.isProvisional),
        "light": .string(light.rawValue),
      ]
    }
  }
}
