internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// Open cases that go over to a newer version: only the operator at the control socket orders it.
enum MigrationHandlers {
  /// How many of the cases that a migration left are told with it.
  private static let mostLeft = 200

  static let all: [String: APIServer.Handler] = ["migrateCases": migrate, "listMigrations": list]

  @Sendable private static func migrate(_ call: Call) async throws -> Reply {
    try OperatorHandlers.requireOperator(call)
    let body = try call.json()
    let order = try order(call, body)
    guard try !body.flag("dry_run") else {
      return try answer(await call.office.preview(order), order, call)
    }
    let isPartial = try body.flag("partial")
    return try await call.once {
      try answer(await call.office.migrate(order, isPartial: isPartial), order, call)
    }
  }

  /// What is mapped is a state, or a case by its number.
  private static func order(_ call: Call, _ body: Checked) throws -> MigrationOrder {
    var order = MigrationOrder(
      number: 0, procedure: ProcedureName(call.parameter("id")),
      version: Int(try body.integer("to")), actor: call.actor)
    let versions = try VersionHandlers.versions(call)
    for member in try body.members("map") {
      let target = StateName(member.value.text ?? "")
      let state = StateName(member.name)
      if versions.contains(where: { $0.state(state) != nil }) {
        order.states[state] = target
      } else {
        order.cases[member.name] = target
      }
    }
    return order
  }

  private static func answer(
    _ done: Office.MigrationOutcome, _ order: MigrationOrder, _ call: Call
  ) throws -> Reply {
    let head = [
      JSONMember("procedure", .string(order.procedure.text)),
      JSONMember("to", .integer(Int64(order.version))),
    ]
    switch done {
    case .refused(let fault): throw problem(fault)
    case .notKept: throw Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .previewed(let preview):
      return Reply(
        .object(
          JSONObject(
            head + [
              JSONMember("dry_run", true),
              JSONMember("moved", .integer(Int64(preview.cases - preview.left))),
              JSONMember("left", .integer(Int64(preview.left))),
              JSONMember("dates", .integer(Int64(preview.moved))),
              JSONMember("items", .array(preview.told.map(entry))),
            ])))
    case .began(let migration, let behind):
      return Reply(
        .object(
          JSONObject(
            head + [
              JSONMember("dry_run", false),
              JSONMember("migration", .integer(Int64(migration.order.number))),
              JSONMember("moved", .integer(Int64(migration.moved))),
              JSONMember("left", .integer(Int64(migration.left))),
              JSONMember("behind", .integer(Int64(max(0, behind)))),
            ])))
    }
  }

  private static func problem(_ fault: Office.MigrationFault) -> Problem {
    switch fault {
    case .unknownProcedure: Problem(.notFound)
    case .unknownVersion(let versions):
      Problem(
        .guardNotMet,
        "没有这一版本，现有：\(versions.map { "\($0)" }.joined(separator: "、"))；请先重新读取规程")
    case .unknownStates(let states):
      Problem(
        .guardNotMet, "所列环节有误",
        errors: states.map { FieldFault(pointer: "/map", message: "没有环节「\($0)」") })
    case .underWay(let number): Problem(.guardNotMet, "第 \(number) 次迁移尚未完成")
    case .stuck(let lines):
      Problem(
        .guardNotMet, "有事项不能迁移，一件也未迁；指明去向后再试，或以 partial 只迁其余",
        errors: lines.prefix(100).map { FieldFault(pointer: "", message: $0) })
    }
  }

  private static func entry(_ entry: MigrationPreview.Entry) -> JSONValue {
    let dates = entry.dates.map { move -> JSONValue in
      [
        "clock": .string(move.label), "from": .orNull(move.before.map { "\($0)" }),
        "to": .orNull(move.after.map { "\($0)" }),
      ]
    }
    return [
      "case": .string(entry.publicID), "number": .string(entry.number),
      "version": .integer(Int64(entry.version)), "from": .string(entry.from),
      "from_label": .string(entry.fromLabel), "to": .orNull(entry.to),
      "to_label": .orNull(entry.toLabel), "dates": .array(dates),
      "refused": .orNull(entry.refusal),
    ]
  }

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    _ = try VersionHandlers.versions(call)
    let name = ProcedureName(call.parameter("id"))
    let pages = "migrations \(name)"
    let before = try await call.place(in: pages)?.first.map { Int($0) } ?? .max
    let length = try call.pageLength()
    let found = try await call.office.store.migrations(
      of: name, before: before, limit: length + 1)
    var items: [JSONValue] = []
    for migration in found.prefix(length) {
      let left = try await call.office.store.casesLeft(
        by: migration.order.number, limit: mostLeft)
      items.append([
        "migration": .integer(Int64(migration.order.number)), "procedure": .string(name.text),
        "to": .integer(Int64(migration.order.version)), "began_at": call.text(migration.beganAt),
        "ended_at": call.textOrNull(migration.endedAt), "moved": .integer(Int64(migration.moved)),
        "left": .integer(Int64(migration.left)),
        "left_cases": .array(
          left.map { one -> JSONValue in
            [
              "case": .string(one.publicID), "number": .string(one.number),
              "reason": .string(one.left.reason),
            ]
          }),
      ])
    }
    let last = found.prefix(length).last?.order.number
    return try await call.page(
      pages, items, next: found.count > length ? last.map { "\($0)" } : nil)
  }
}
