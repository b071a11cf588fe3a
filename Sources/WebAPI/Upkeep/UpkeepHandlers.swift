internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Time, status, rules, notices and the audit.
enum UpkeepHandlers {
  /// How many cases in quarantine `status` names at most; it counts them all.
  private static let mostNamed = 100
  /// How far a simulated clock goes at once; a slip of the year is not to spoil a rehearsal.
  private static let longestAdvanceDays: Int64 = 1_100

  static let all: [String: APIServer.Handler] = [
    "showClock": { Reply(try await clock($0)) }, "advanceClock": advance,
    "acceptClock": accept, "showStatus": status,
    "describe": describe, "health": { _ in Reply(["status": "ok"]) },
    "readiness": readiness,
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
    try call.requireRosterKeeper()
    let target = Instant(milliseconds: try call.json().instant("advance_to").milliseconds)
    let now = call.office.clock.now()
    guard target >= now else { throw Problem(.notPossibleHere, "时间不能倒退") }
    guard target <= now.advanced(byMilliseconds: longestAdvanceDays * Instant.millisecondsPerDay)
    else {
      throw Problem(
        .invalidFields,
        errors: [
          FieldFault(pointer: "/advance_to", message: "一次最多前进 \(longestAdvanceDays) 天")
        ])
    }
    do {
      try await call.office.keeper.advance(to: target)
    } catch let stop as TimeStoodStill {
      throw stop.isOfDisk
        ? Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
        : Problem(.overloaded, retryAfterSeconds: Call.queueRetrySeconds)
    }
    return Reply(try await clock(call))
  }

  @Sendable private static func accept(_ call: Call) async throws -> Reply {
    guard call.isAdministrator else { throw Problem(.notYours, "请在本机控制套接字上确认时钟") }
    call.office.clock.accept()
    return Reply(try await clock(call))
  }

  @Sendable private static func readiness(_ call: Call) async throws -> Reply {
    let readiness = try await readiness(of: call.office)
    return Reply(
      readiness.isReady ? 200 : 503,
      ["ready": .bool(readiness.isReady), "reasons": .array(readiness.reasons)])
  }

  /// Whether the daemon can do its work, and what stands in its way or is to be looked at.
  private static func readiness(
    of office: Office
  ) async throws -> (isReady: Bool, reasons: [JSONValue]) {
    let faults = [office.clock.fault?.words, office.executor.disk.words].compactMap(\.self)
    let quarantined = try await office.store.quarantinedCases()
    let stopped = quarantined > 0 ? "有 \(quarantined) 件事项的自动办理失败，待解除隔离" : nil
    return (faults.isEmpty, (faults + [stopped].compactMap(\.self)).map { .string($0) })
  }

  /// Why mail does not go out; told to the alliance alone, since it has the server's words.
  private static func mailFault(_ call: Call) async throws -> [JSONValue] {
    try await call.office.store.failingLanes(.mail, limit: 1).compactMap { lane in
      lane.failingSince.map { since -> JSONValue in
        let minute = since.iso8601(in: call.zone).prefix(16).replacing("T", with: " ")
        return .string("自 \(minute) 起邮件发不出去：\(lane.fault ?? "")")
      }
    }
  }

  @Sendable private static func status(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let status = try await call.office.store.status(at: call.office.clock.now())
    let readiness = try await readiness(of: call.office)
    let stopped = try await call.office.store.quarantinedNumbers(limit: mostNamed)
    let counts: [(String, Int)] = [
      ("open_cases", status.openCases), ("red_cases", status.redCases),
      ("quarantined_cases", status.quarantinedCases), ("open_duties", status.openDuties),
      ("owed_notices", status.owedNotices), ("events", Int(status.lastEvent)),
    ]
    return Reply([
      "version": .string(DaemonVersion.text), "ready": .bool(readiness.isReady),
      "reasons": .array(readiness.reasons + (try await mailFault(call))),
      "clock": try await clock(call), "started_at": call.text(call.office.startedAt),
      "demo": .bool(status.isDemo),
      "counts": .object(
        JSONObject(counts.map { JSONMember($0.0, .integer(Int64($0.1))) })),
      "quarantined": .array(stopped.map { .string($0) }),
      "vacancies": .array(VacancyWire(call).listed),
      "cycle": try await CycleWire(call: call).standing(),
    ])
  }

  @Sendable private static func describe(_ call: Call) async throws -> Reply {
    Reply(OpenAPIDocument.write(version: DaemonVersion.text))
  }
}
