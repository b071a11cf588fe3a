internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// Endpoints that the courier gave up, as the director's duties: until somebody enables one again
/// or confirms that it stays disabled.
enum EndpointDutyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "endpoint"
  /// The most that are shown.
  private static let most = 100

  static func duties(_ call: Call) async throws -> [JSONValue] {
    let roster = call.office.store.roster
    return try await call.office.store.failedEndpoints(limit: most).compactMap { endpoint in
      guard let disabled = endpoint.disabled else { return nil }
      let name = roster.organisation(endpoint.organisation)?.name ?? endpoint.organisation.text
      return DirectorDuty(
        id: "endpoint-\(endpoint.id)", clock: clock,
        label: "\(name)的推送端点已停用（\(disabled.reason)），请联系对方，恢复使用或确认停用",
        since: disabled.at, in: call.office.rules.calendar
      ).wire(call)
    }
  }
}
