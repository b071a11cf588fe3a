internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat
internal import WorkCalendar

/// The versions of procedures: which there are, how they differ, and a new one.
enum VersionHandlers {
  static let all: [String: APIServer.Handler] = [
    "addProcedure": add, "listVersions": list, "compareVersions": compare,
  ]

  @Sendable private static func add(_ call: Call) async throws -> Reply {
    try OperatorHandlers.requireOperator(call)
    let order = try call.json()
    let text = ArrivingProcedure(
      name: try order.string("name"), text: try order.string("text"))
    guard try order.flag("apply") else {
      return try answer(await call.office.check(text), applied: false)
    }
    return try await call.once {
      try answer(await call.office.add(text, by: call.actor), applied: true)
    }
  }

  private static func answer(_ done: Office.ProcedureAdded, applied: Bool) throws -> Reply {
    switch done {
    case .refused(let fault):
      throw OperatorHandlers.problem(fault, "规程有误，仍按原有规程办理")
    case .notKept: throw Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .fit(let new, let old):
      return Reply(
        .object(JSONObject([JSONMember("applied", .bool(applied))] + changes(from: old, to: new))))
    }
  }

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let versions = try versions(call)
    var open: [Int64: Int] = [:]
    for procedure in versions {
      open[Int64(procedure.version)] = try await call.office.store.openCases(
        of: ProcedureReference(procedure))
    }
    return try await call.page(
      "versions \(call.parameter("id"))", of: versions.map { Int64($0.version) }
    ) { version in
      [
        "version": .integer(version),
        "in_force": .bool(Int(version) == versions.last?.version),
        "open_cases": .integer(Int64(open[version] ?? 0)),
      ]
    }
  }

  @Sendable private static func compare(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let versions = try versions(call)
    func version(_ name: String) throws -> Procedure? {
      guard let number = try call.query.optionalInteger(name) else { return nil }
      guard let found = versions.first(where: { $0.version == Int(number) }) else {
        throw Problem(.notFound, "没有第 \(number) 版")
      }
      return found
    }
    guard let new = try version("to") ?? versions.last else { throw Problem(.notFound) }
    let former = try version("from") ?? versions.last { $0.version < new.version }
    return Reply(.object(JSONObject(changes(from: former, to: new))))
  }

  /// All versions of the procedure that the path names, oldest first.
  static func versions(_ call: Call) throws(Problem) -> [Procedure] {
    let name = ProcedureName(call.parameter("id"))
    let versions = call.office.rules.shelf.all.filter { $0.name == name }
      .sorted { $0.version < $1.version }
    if versions.isEmpty { throw Problem(.notFound, "没有规程「\(name)」") }
    return versions
  }

  private static func changes(from old: Procedure?, to new: Procedure) -> [JSONMember] {
    let diff = old.map { ProcedureDiff(from: $0, to: new) }
    let items = (diff?.changes ?? []).map { change -> JSONValue in
      [
        "part": .string(change.part.rawValue), "part_label": .string(change.part.label),
        "id": .string(change.name), "words": .string(change.words),
        "meaning": .orNull(change.meaning),
      ]
    }
    return [
      JSONMember("procedure", .string(new.name.text)),
      JSONMember("from", old.map { .integer(Int64($0.version)) } ?? .null),
      JSONMember("to", .integer(Int64(new.version))),
      JSONMember("of_note", .bool(diff?.isOfNote ?? false)),
      JSONMember("items", .array(items)),
    ]
  }
}
