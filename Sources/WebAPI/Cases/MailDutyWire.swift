internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// That mail does not go out, as one duty of the director, however many notices wait: until the
/// server takes one again.
enum MailDutyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "mail"

  static func duties(_ call: Call) async throws -> [JSONValue] {
    try await call.office.store.failingLanes(.mail, limit: 1).compactMap { lane in
      guard let since = lane.failingSince else { return nil }
      return DirectorDuty(
        id: clock, clock: clock,
        label: "邮件发不出去（\(lane.fault ?? "")），请检查邮件服务器；恢复后等待的通知自动发送",
        since: since, in: call.office.rules.calendar
      ).wire(call)
    }
  }
}
