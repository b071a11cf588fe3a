internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// That mail does not go out, as one duty of the director, however many notices wait: until the
/// server takes one again.
enum MailDutyWire {
  /// The word by which such a duty's clock goes.
  private static let clock = "mail"
  private static let limit = Limit.workingDays(1)

  static func duties(_ call: Call) async throws -> [JSONValue] {
    let roster = call.office.store.roster
    let failing = try await call.office.store.failingLanes(.mail, limit: 1)
    return failing.compactMap { lane in
      guard let since = lane.failingSince else { return nil }
      let due = call.office.rules.calendar.due(limit, from: since)
      let light: Light = call.office.clock.now() > due.instant ? .red : .yellow
      return [
        "id": .string("mail"), "case": .null, "clock": .string(clock),
        "label": .string("邮件发不出去（\(lane.fault ?? "")），请检查邮件服务器；恢复后等待的通知自动发送"),
        "owner": .string(roster.posts(.director).first?.text ?? ""),
        "started_at": call.text(since), "due_at": call.text(due.instant),
        "provisional": .bool(due.isProvisional), "light": .string(light.rawValue),
      ]
    }
  }
}
