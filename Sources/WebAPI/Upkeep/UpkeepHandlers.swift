internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Time, status, rules, notices and the audit.
enum UpkeepHandlers {
  static let all: [String: APIServer.Handler] = [
    "showClock": { Reply(try await clock($0)) }, "advanceClock": advance,
    "acceptClock": accept, "showStatus": status,
    "describe": describe, "health": { _ in Reply(["status": "ok"]) },
    "readiness": readiness,
    "listNotices": notices,
    "listProcedures": RulesHandlers.procedures, "listCalendars": RulesHandlers.calendars,
    "importTable": ImportHandler.answer,
  ]

  private static func clock(_ call: Call) async throws -> JSONValue {
    let kind = call.office.clock.kind == .simulated ? "simulated" : "real"
    return [
      "now": call.text(call.office.clock.now()), "kind": .string(kind),
      "wake_at": call.textOrNull(try await call.office.keeper.nextInstant()),
      "standing_still": .orNull(call.office.clock.fault?.words),
    ]
  }

  @Sendable private static func advance(_ call: Call) async throws -> Reply {
    guard call.office.clock.kind == .simulated else { throw Problem(.notFound) }
    try call.requireAlliance()
    let target = Instant(milliseconds: try call.json().instant("advance_to").milliseconds)
    guard target >= call.office.clock.now() else {
      throw Problem(.notPossibleHere, "时间不能倒退")
    }
    try await call.office.keeper.advance(to: target)
    return Reply(try await clock(call))
  }

  @Sendable private static func accept(_ call: Call) async throws -> Reply {
    guard call.isAdministrator else { throw Problem(.notYours, "请在本机控制套接字上确认时钟") }
    call.office.clock.accept()
    return Reply(try await clock(call))
  }

  @Sendable private static func readiness(_ call: Call) async throws -> Reply {
    guard let fault = call.office.clock.fault else {
      return Reply(["ready": true, "reasons": []])
    }
    return Reply(503, ["ready": false, "reasons": [.string(fault.words)]])
  }

  @Sendable private static func status(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let status = try await call.office.store.status(at: call.office.clock.now())
    let counts: [(String, Int)] = [
      ("open_cases", status.openCases), ("red_cases", status.redCases),
      ("quarantined_cases", status.quarantinedCases), ("open_duties", status.openDuties),
      ("owed_notices", status.owedNotices), ("events", Int(status.lastEvent)),
    ]
    return Reply([
      "version": .string(DaemonVersion.text), "ready": true, "reasons": [],
      "clock": try await clock(call), "started_at": call.text(call.office.startedAt),
      "demo": .bool(status.isDemo),
      "counts": .object(
        JSONObject(counts.map { JSONMember($0.0, .integer(Int64($0.1))) })),
      "vacancies": .array(VacancyWire(call).listed),
    ])
  }

  @Sendable private static func describe(_ call: Call) async throws -> Reply {
    Reply(OpenAPIDocument.write(version: DaemonVersion.text))
  }

  @Sendable private static func notices(_ call: Call) async throws -> Reply {
    let publicID = try call.query.string("case")
    let file = try await call.office.store.caseFile(publicID: publicID, viewer: call.viewer)
    guard let file else { throw Problem(.notFound) }
    let after = try call.query.optionalString("cursor").flatMap { Int64($0) } ?? 0
    let length = try call.pageLength()
    let rows = try await call.office.store.notices(
      .ofCase(file.id), after: after, limit: length)
    let items = rows.map { notice($0.row, of: file, call) }
    let next = rows.count == length ? rows.last.map { String($0.number) } : nil
    return Reply(["items": .array(items), "next": .orNull(next)])
  }

  private static func notice(_ row: NoticeRow, of file: CaseFile, _ call: Call) -> JSONValue {
    [
      "id": .string(row.draft.id.text), "case": .string(file.publicID),
      "at": call.text(row.draft.sendAt), "recipient": .string(row.draft.recipient.person.text),
      "lane": .string("lane-\(row.lane)"), "template": .string(row.draft.template.text),
      "kind": .string(row.draft.purpose.rawValue), "state": .string(row.state.wireName),
      "attempts": .integer(Int64(row.attempts)), "next_at": call.textOrNull(row.nextAt),
      "facts": .array(
        row.draft.facts.map { ["label": .string($0.label), "value": .string($0.value)] }),
    ]
  }
}

extension NoticeState {
  fileprivate var wireName: String {
    switch self {
    case .owed: "owed"
    case .sending: "sending"
    case .uncertain: "uncertain"
    case .delivered: "delivered"
    case .toldInPerson: "told-in-person"
    case .handedOver: "handed-over"
    case .waived: "waived"
    }
  }
}
