internal import CaseService
internal import WireFormat
internal import WorkCalendar

/// A circular that comes while cases run: only the operator at the control socket brings it in.
enum CalendarHandlers {
  static let all: [String: APIServer.Handler] = ["importCalendar": importCircular]

  @Sendable private static func importCircular(_ call: Call) async throws -> Reply {
    try OperatorHandlers.requireOperator(call)
    let order = try call.json()
    let circular = ImportedCircular(
      name: try order.string("name"), text: try order.string("text"))
    guard try order.flag("apply") else { return try answer(await call.office.preview(circular)) }
    return try await call.once {
      try answer(await call.office.apply(circular, by: call.actor))
    }
  }

  private static func answer(_ done: Office.CalendarImport) throws -> Reply {
    switch done {
    case .refused(let fault):
      throw OperatorHandlers.problem(fault, "放假通知有误，仍按原有日历计算")
    case .notKept: throw Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .applied(let version, let behind):
      return Reply([
        "version": .integer(Int64(version)), "applied": true, "behind": .integer(Int64(behind)),
      ])
    case .previewed(let moves):
      return Reply([
        "version": .integer(Int64(moves.version)), "applied": false,
        "cases": .integer(Int64(moves.cases)), "moved": .integer(Int64(moves.moved)),
        "moves": .array(moves.first.map(wire)),
      ])
    }
  }

  private static func wire(_ move: CalendarMoves.Move) -> JSONValue {
    let days = move.because.map { day -> JSONValue in
      ["date": .string("\(day.date)"), "kind": .string(day.kind.label)]
    }
    return [
      "case": .string(move.publicID), "number": .string(move.number), "clock": .string(move.clock),
      "from": .string("\(move.from)"), "to": .string("\(move.to)"), "because": .array(days),
    ]
  }
}
