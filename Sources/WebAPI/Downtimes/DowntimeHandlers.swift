internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// `/downtimes`: when time stood still, what that delayed, and the director's word on it.
enum DowntimeHandlers {
  static let all: [String: APIServer.Handler] = [
    "listDowntimes": list, "showDowntime": show, "downtimeSeen": seen,
  ]

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let unseen = try call.query.optionalString("state") != nil
    let name = unseen ? "downtimes unseen" : "downtimes"
    let length = try call.pageLength()
    let before = try await call.place(in: name)?[0] ?? .max
    let rows = try await call.office.store.downtimes(
      unseen: unseen, before: before, limit: length + 1)
    return try await call.page(name, of: rows, upTo: length, numbered: \.number) {
      .object(members($0, call))
    }
  }

  @Sendable private static func show(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let row = try await found(call)
    let downtime = row.downtime
    let files = try await call.office.store.caseFiles(Set(downtime.delayed.map(\.caseID)))
    let delayed = downtime.delayed.compactMap { delayed in
      files[delayed.caseID].map { file -> JSONValue in
        [
          "case": .string(file.publicID), "case_number": .string(file.number),
          "due_at": call.text(delayed.at),
          "minutes": .integer(Delay(of: delayed, in: downtime).minutes),
        ]
      }
    }
    var answer = members(row, call)
    answer["delayed"] = .array(delayed)
    return Reply(.object(answer))
  }

  /// Whoever's duty it is may say that it is done.
  @Sendable private static func seen(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    var row = try await found(call)
    let owed = try await call.office.duties(of: call.person())
    let isOwed = owed.contains { $0.matter == .downtime(row.number) }
    guard isOwed || row.seenAt != nil else { throw Problem(.notYours) }
    let deed = OfficeRecord.Deed.downtimeSeen(
      row.number, reason: try call.json().string("reason"))
    let work: Work = isOwed ? .record(deed, by: call.actor) : .commands([], cases: [])
    row.seenAt = row.seenAt ?? call.office.clock.now()
    let answer =
      isOwed
      ? Reply(.object(members(row, call))) : Reply(Problem(.notPossibleHere, "此次停机已经确认过"))
    return Reply(
      try await call.submit(
        Submission(work, idempotency: call.idempotency) { _ in CaseService.Answer(answer) }))
  }

  private static func found(_ call: Call) async throws -> DowntimeRow {
    guard let number = Int64(call.parameter("downtime")),
      let row = try await call.office.store.downtime(number)
    else { throw Problem(.notFound) }
    return row
  }

  private static func members(_ row: DowntimeRow, _ call: Call) -> JSONObject {
    let downtime = row.downtime
    let longest = downtime.delayed.first.map { Delay(of: $0, in: downtime).minutes } ?? 0
    return JSONObject([
      JSONMember("id", .string("\(row.number)")), JSONMember("from", call.text(downtime.from)),
      JSONMember("until", call.text(downtime.until)),
      JSONMember("cases", .integer(Int64(downtime.cases))),
      JSONMember("longest_minutes", .integer(longest)),
      JSONMember("seen_at", call.textOrNull(row.seenAt)),
    ])
  }
}
