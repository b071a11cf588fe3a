internal import CaseCore
internal import CaseService
internal import CaseStore
internal import WireFormat

/// The audit, and the chain that witnesses hold the store against.
enum AuditHandlers {
  /// How many stretches of the store one request looks at, found something or not.
  private static let mostStretches = 20

  static let all: [String: APIServer.Handler] = ["audit": audit, "showChain": chain]

  /// One page of findings; a page without any but with a `next` has only looked so far.
  @Sendable private static func audit(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let store = call.office.store
    let scope = try call.query.optionalString("check").flatMap(AuditScope.init) ?? .all
    let length = try call.pageLength()
    var place: AuditPlace? = AuditPlace(scope)
    if let cursor = try call.query.optionalString("cursor") {
      place = try await store.place(of: cursor, scope)
    }
    let pass = call.office.audit(scope)
    var items: [JSONValue] = []
    var stretches = 0
    while let next = place, items.count < length, stretches < mostStretches {
      let page = try await store.auditPage(pass, from: next)
      items += page.findings.map { item($0, page) }
      place = page.next
      stretches += 1
    }
    var cursor: String?
    if let place { cursor = try await store.cursor(of: place, scope) }
    return Reply(["items": .array(items), "next": .orNull(cursor)])
  }

  private static func item(_ finding: AuditFinding, _ page: AuditPage) -> JSONValue {
    let file = finding.caseID.flatMap { page.cases[$0] }
    return [
      "rule": .string(finding.rule), "case": .orNull(file?.publicID),
      "number": .orNull(file?.number), "row": .string(finding.row),
      "message": .string(finding.words),
    ]
  }

  @Sendable private static func chain(_ call: Call) async throws -> Reply {
    try call.requireAlliance()
    let head = call.office.store.chainHead
    var known: Int64?
    let asked = try call.query.optionalString("head")
    if let asked { known = try await call.office.store.event(ofHead: asked) }
    return Reply([
      "head": .orNull(head.seq == 0 ? nil : head.text), "length": .integer(head.seq),
      "algorithm": "SHA-256", "known_at": known.map { .integer($0) } ?? .null,
    ])
  }
}
