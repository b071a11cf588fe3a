import Testing

@testable import WireFormat

struct SurfaceTests {
  @Test func `no two operations share an id or a place`() {
    let operations = Surface.operations
    #expect(Set(operations.map(\.id)).count == operations.count)
    #expect(Set(operations.map { "\($0.method.rawValue) \($0.path)" }).count == operations.count)
    #expect(operations.allSatisfy { Surface.operation($0.id) == $0 })
  }

  @Test func `the surface offers what the design promises`() {
    let offered = Set(Surface.operations.map { "\($0.method.rawValue) \($0.path)" })
    let promised = [
      "POST /cases", "GET /cases", "GET /cases/{id}", "POST /cases/{id}/actions/{action}",
      "GET /cases/{id}/timeline", "GET /cases/{id}/deadlines", "GET /duties", "GET /ledger",
      "GET /organisations", "POST /organisations", "GET /people", "POST /people", "GET /posts",
      "POST /posts", "POST /posts/{id}/holders", "POST /posts/{id}/deputies",
      "GET /people/{id}/tokens", "POST /people/{id}/tokens", "DELETE /tokens/{id}",
      "GET /procedures", "GET /calendars", "POST /calendars", "POST /procedures",
      "GET /procedures/{id}/versions", "GET /procedures/{id}/changes",
      "GET /procedures/{id}/migrations", "POST /procedures/{id}/migrations",
      "POST /imports", "GET /notices", "GET /audit", "GET /audit/chain", "GET /status",
      "GET /downtimes", "GET /downtimes/{downtime}", "POST /downtimes/{downtime}/seen",
      "GET /digests", "POST /digests/{digest}/arrived", "POST /digests/{digest}/resend",
      "GET /clock", "POST /clock", "POST /clock/accept", "GET /openapi.json",
      "POST /cases/{id}/contacts", "POST /people/{id}/contact", "POST /notices/{id}/told",
      "POST /notices/{id}/waive", "POST /notices/{id}/arrived", "POST /notices/{id}/resend",
      "POST /mail/test", "POST /backups", "POST /reload", "POST /organisations/{id}/close",
      "POST /people/{id}/close", "POST /posts/{id}/holders/{person}/end",
      "POST /posts/{id}/deputies/{person}/end", "GET /endpoints", "POST /endpoints",
      "POST /endpoints/{id}/rotate", "POST /endpoints/{id}/disable",
      "POST /endpoints/{id}/enable", "POST /endpoints/{id}/test",
      "GET /endpoints/{id}/deliveries", "POST /endpoints/{id}/replay",
      "POST /endpoints/{id}/format", "POST /endpoints/{id}/asymmetric",
    ].map { $0.replacing(" /", with: " /api/v1/", maxReplacements: 1) }
    #expect(Set(promised + ["GET /healthz", "GET /readyz"]) == offered)
  }

  @Test func `a name stands for one shape everywhere`() {
    var shapes: [String: Shape] = [:]
    for operation in Surface.operations {
      for content in operation.bodies + operation.answers.flatMap(\.contents) {
        guard case .json(let shape) = content else { continue }
        collect(shape, into: &shapes)
      }
    }
    collect(Problem.shape, into: &shapes)
    #expect(shapes.count > 30)
  }

  @Test func `every POST takes an idempotency key and every list has pages`() {
    for operation in Surface.operations {
      #expect(operation.takesIdempotencyKey == (operation.method == .post))
      if case .object(let rule)? = operation.answer(200)?.core,
        rule.members.contains(where: { $0.name == "next" }), operation.id != "showDeadlines"
      {
        #expect(operation.query.parameters.contains { $0.name == "cursor" }, "\(operation.id)")
      }
    }
  }

  @Test func `problems follow from what an operation takes`() throws {
    let act = try #require(Surface.operation("actOnCase"))
    #expect(act.pathParameters == ["id", "action"])
    #expect(
      Set(act.problems).isSuperset(of: [
        .malformed, .unauthenticated, .notYours, .notFound, .notPossibleHere, .tooLate,
        .staleVersion, .invalidFields, .idempotencyKeyReused, .standingStill,
      ]))
    #expect(Surface.operation("health")?.problems == [.internalError])
  }

  @Test func `a case that leaves out a member or adds one is noticed`() throws {
    let shape = try #require(Surface.operation("showCase")?.answer(200))
    let value: JSONValue = [
      "id": "c1", "number": "DB-2026-001", "procedure": "p", "state": "s", "state_label": "待办",
      "title": "车", "requester": "o1", "owner": "post1", "lead": nil, "light": "green", "level": 0,
      "version": 3, "fields": ["title": "车"], "duties": .array([]), "actions": .array([]),
    ]
    #expect(shape.faults(of: value) == [])
    var object = try #require(value.object)
    object["level"] = 4
    object["lead"] = nil
    object["more"] = 1
    #expect(shape.faults(of: .object(object)).map(\.pointer) == ["/level", "/more", "/lead"])
  }

  private func collect(_ shape: Shape, into shapes: inout [String: Shape]) {
    switch shape {
    case .named(let name, let inner):
      #expect(shapes[name] == nil || shapes[name] == inner, "\(name) stands for two shapes")
      shapes[name] = inner
      collect(inner, into: &shapes)
    case .array(let inner, _), .map(_, let inner, _), .nullable(let inner):
      collect(inner, into: &shapes)
    case .object(let rule):
      for member in rule.members { collect(member.shape, into: &shapes) }
    case .string, .integer, .number, .boolean, .date, .instant, .identifier, .oneOf, .dynamic,
      .anything:
      break
    }
  }
}
