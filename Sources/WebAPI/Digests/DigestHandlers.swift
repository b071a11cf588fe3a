internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// `GET /digests`: one's own, and for the secretariat everybody's; what they said is their
/// recipients' alone.
enum DigestHandlers {
  static let all: [String: APIServer.Handler] = ["listDigests": list]

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    let asked = try whichList(call)
    let name = "digests \(asked)"
    let length = try call.pageLength()
    let before = try await call.place(in: name)?[0] ?? .max
    let rows = try await call.office.store.digestList(asked, before: before, limit: length + 1)
    let shown = rows.prefix(length)
    let next = rows.count > length ? shown.last.map { "\($0.number)" } : nil
    return try await call.page(name, shown.map { digest($0, call) }, next: next)
  }

  private static func whichList(_ call: Call) throws -> DigestList {
    let isOperator = call.identity.person == nil && call.isAdministrator
    let owner = try call.query.optionalString("owner") ?? (isOperator ? "all" : "me")
    guard owner == "all" else { return .of(try call.person()) }
    if let person = call.identity.person, !call.isAdministrator,
      !call.office.isSecretariat(person)
    {
      throw Problem(.notYours)
    }
    switch try call.query.optionalString("state") {
    case "uncertain": return .uncertain
    case "failed": return .failed
    default: return .all
    }
  }

  private static func digest(_ row: DigestRow, _ call: Call) -> JSONValue {
    let id = row.messageID.prefix { $0 != "@" }
    return [
      "id": .string(String(id)), "kind": .string(row.kind.rawValue),
      "recipient": .string(row.person.text),
      "recipient_label": .string(
        call.office.store.roster.person(row.person)?.name ?? row.person.text),
      "slot": .string(row.slot), "window_start": call.text(row.window.start),
      "window_end": call.text(row.window.end), "duties": .integer(Int64(row.owedCount)),
      "late": .integer(Int64(row.lateCount)), "ended": .integer(Int64(row.endedCount)),
      "state": .string(row.state.rawValue), "attempts": .integer(Int64(row.attempts)),
      "next_at": call.textOrNull(row.nextAt), "fault": .orNull(row.fault),
    ]
  }
}
