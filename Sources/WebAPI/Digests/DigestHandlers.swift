internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// `/digests`: one's own, and for the secretariat everybody's, with its word on those of which
/// nobody knows; what they said is their recipients' alone.
enum DigestHandlers {
  static let all: [String: APIServer.Handler] = [
    "listDigests": list, "digestArrived": arrived, "digestResent": resent,
  ]

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    let asked = try whichList(call)
    let name = "digests \(asked)"
    let length = try call.pageLength()
    let before = try await call.place(in: name)?[0] ?? .max
    let rows = try await call.office.store.digestList(asked, before: before, limit: length + 1)
    return try await call.page(name, of: rows, upTo: length, numbered: \.number) {
      digest($0, call)
    }
  }

  private static func whichList(_ call: Call) throws -> DigestList {
    let isOperator = call.identity.person == nil && call.isAdministrator
    let owner = try call.query.optionalString("owner") ?? (isOperator ? "all" : "me")
    guard owner == "all" else { return .of(try call.person()) }
    try call.requireSecretariat()
    switch try call.query.optionalString("state") {
    case "uncertain": return .uncertain
    case "failed": return .failed
    default: return .all
    }
  }

  @Sendable private static func arrived(_ call: Call) async throws -> Reply {
    try await settle(call, .arrived)
  }

  @Sendable private static func resent(_ call: Call) async throws -> Reply {
    try await settle(call, .again)
  }

  private static func settle(_ call: Call, _ word: DigestWord) async throws -> Reply {
    try call.requireSecretariat()
    guard let name = DigestName(call.parameter(DigestHandlers.parameter)),
      let row = try await call.office.store.digest(name)
    else { throw Problem(.notFound) }
    let settlement = DigestSettlement(
      name: name, word: word, reason: try call.json().string("reason"))
    let isPossible = row.state == .uncertain
    let work: Work =
      isPossible ? .digestSettled(settlement, by: call.actor) : .commands([], cases: [])
    let answer = try await call.submit(
      Submission(work, idempotency: call.idempotency) { _ in
        guard isPossible else {
          return CaseService.Answer(Reply(Problem(.notPossibleHere, "此邮件是否送达并非不明")))
        }
        let settled = row.settled(word, at: call.office.clock.now())
        return CaseService.Answer(Reply(digest(settled, call)))
      })
    return Reply(answer)
  }

  private static let parameter = "digest"

  private static func digest(_ row: DigestRow, _ call: Call) -> JSONValue {
    [
      "id": .string(row.name.text), "kind": .string(row.kind.rawValue),
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

extension DigestRow {
  /// The row as a person's word leaves it.
  fileprivate func settled(_ word: DigestWord, at instant: Instant) -> DigestRow {
    var row = self
    switch word {
    case .arrived: row.state = .delivered
    case .again: (row.state, row.nextAt) = (.owed, instant)
    }
    return row
  }
}
