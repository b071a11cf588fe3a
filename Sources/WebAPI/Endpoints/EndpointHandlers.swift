internal import CaseCore
internal import CaseService
internal import CaseStore
private import Synchronization
internal import WireFormat
internal import WorkCalendar

/// Endpoints, which the secretariat looks after.
enum EndpointHandlers {
  static let all: [String: APIServer.Handler] = [
    "listEndpoints": list, "addEndpoint": add, "rotateEndpoint": rotate,
    "addEndpointKey": addKey, "formatEndpoint": reformat,
    "disableEndpoint": disable, "enableEndpoint": enable, "testEndpoint": test,
    "listDeliveries": deliveries, "replayEndpoint": ReplayHandler.replay,
  ]

  @Sendable private static func list(_ call: Call) async throws -> Reply {
    try call.requireSecretariat()
    let length = try call.pageLength()
    let after = try await call.place(in: "endpoints")?[0] ?? 0
    let rows = try await call.office.store.endpoints(after: after, limit: length + 1)
    return try await call.page("endpoints", of: rows, upTo: length, numbered: { $0.number }) {
      EndpointWire(call: call).endpoint($0.endpoint)
    }
  }

  @Sendable private static func add(_ call: Call) async throws -> Reply {
    try call.requireSecretariat()
    let body = try call.json()
    let organisation = OrganisationID(try body.string("organisation"))
    let others = try body.strings("organisations").map { OrganisationID($0) }
    let url = try body.string("url")
    let types = try body.strings("types")
    let origin = try checked(url, organisation, others, types, call)
    var draws = Draws(SystemRandomNumberGenerator())
    let id = EndpointID("ep_" + draws.publicID())
    let keys = try call.office.webhooks.drawKeys(
      for: id, isAsymmetric: try body.flag("asymmetric"))
    let endpoint = Endpoint(
      id: id, organisation: organisation, url: url,
      filter: EndpointFilter(
        types: Set(types.compactMap(MessageType.init(word:))),
        organisations: Set(others)),
      isOrdered: try body.flag("ordered"), format: try format(body) ?? .standard,
      createdAt: call.office.clock.now(),
      secrets: EndpointSecrets(current: keys.kept.sealed, publicKey: keys.kept.publicKey))
    return try await change(
      .added(endpoint, origin: origin), call, status: 201, showing: keys.shown,
      leaving: endpoint)
  }

  /// The URL's origin; everything that is wrong with it, the organisations or the types at once.
  private static func checked(
    _ url: String, _ organisation: OrganisationID, _ others: [OrganisationID],
    _ types: [String], _ call: Call
  ) throws(Problem) -> String {
    let roster = call.office.store.roster
    var faults: [FieldFault] = []
    if roster.organisation(organisation)?.isOpen(on: call.office.today) != true {
      faults.append(FieldFault(pointer: "/organisation", message: "没有此单位，或已撤销"))
    }
    for (place, other) in others.enumerated() where roster.organisation(other) == nil {
      faults.append(FieldFault(pointer: "/organisations/\(place)", message: "没有此单位"))
    }
    let known = call.office.rules.messageTypes.map(\.word)
    for (place, type) in types.enumerated() where !known.contains(type) {
      faults.append(
        FieldFault(
          pointer: "/types/\(place)",
          message: "没有此类别，可选：\(known.joined(separator: "、"))"))
    }
    do {
      let origin = try call.office.webhooks.origin(of: url)
      if faults.isEmpty { return origin }
    } catch {
      faults.append(FieldFault(pointer: "/url", message: error.words))
    }
    throw Problem(.invalidFields, errors: faults)
  }

  @Sendable private static func rotate(_ call: Call) async throws -> Reply {
    var endpoint = try await endpoint(call)
    let keys = try call.office.webhooks.drawKeys(
      for: endpoint.id, isAsymmetric: endpoint.secrets.publicKey != nil)
    endpoint.secrets = endpoint.secrets.rotated(to: keys.kept, at: call.office.clock.now())
    return try await change(
      .rotated(endpoint.id, keys.kept), call, status: 200, showing: keys.shown,
      leaving: endpoint)
  }

  @Sendable private static func addKey(_ call: Call) async throws -> Reply {
    var endpoint = try await endpoint(call)
    let former = endpoint.secrets.current
    let isPossible = endpoint.secrets.publicKey == nil
    let keys = isPossible ? try call.office.webhooks.addKey(to: endpoint) : nil
    if let keys { endpoint.secrets = endpoint.secrets.with(keys) }
    return try await change(
      keys.map { .keyAdded(endpoint.id, $0, to: former) }, call, leaving: endpoint,
      unless: isPossible ? nil : "此端点已有公钥签名；更换密钥请用 rotate")
  }

  @Sendable private static func reformat(_ call: Call) async throws -> Reply {
    var endpoint = try await endpoint(call)
    endpoint.format = try format(call.json()) ?? endpoint.format
    return try await change(
      .reformatted(endpoint.id, endpoint.format), call, leaving: endpoint)
  }

  private static func format(_ body: Checked) throws -> MessageFormat? {
    try body.optionalString("format").flatMap(MessageFormat.init(rawValue:))
  }

  @Sendable private static func disable(_ call: Call) async throws -> Reply {
    var endpoint = try await endpoint(call)
    // What the courier gave up is confirmed by whoever saw to it.
    let isPossible = endpoint.disabled?.isFailure ?? true
    let reason = try call.json().string("reason")
    endpoint.disabled = Endpoint.Disabling(at: call.office.clock.now(), reason: reason)
    return try await change(
      .disabled(endpoint.id, reason: reason), call, leaving: endpoint,
      unless: isPossible ? nil : "此端点已经停用")
  }

  @Sendable private static func enable(_ call: Call) async throws -> Reply {
    var endpoint = try await endpoint(call)
    let isPossible = endpoint.disabled != nil
    endpoint.disabled = nil
    return try await change(
      .enabled(endpoint.id), call, leaving: endpoint, unless: isPossible ? nil : "此端点正在使用")
  }

  @Sendable private static func test(_ call: Call) async throws -> Reply {
    let endpoint = try await endpoint(call)
    return try await call.once {
      let entry = try await call.office.test(endpoint)
      _ = try await call.submit(Submission(.delivered(entry)))
      return Reply(EndpointWire(call: call).delivery(entry))
    }
  }

  @Sendable private static func deliveries(_ call: Call) async throws -> Reply {
    let endpoint = try await endpoint(call)
    let length = try call.pageLength()
    let name = "deliveries \(endpoint.id)"
    let before = try await call.place(in: name)?[0] ?? .max
    let rows = try await call.office.store.deliveries(
      to: endpoint.id, before: before, limit: length + 1)
    return try await call.page(name, of: rows, upTo: length, numbered: { $0.number }) {
      EndpointWire(call: call).delivery($0.entry)
    }
  }

  static func endpoint(_ call: Call) async throws -> Endpoint {
    try call.requireSecretariat()
    let id = EndpointID(call.parameter("id"))
    guard let endpoint = try await call.office.store.endpoint(id) else { throw Problem(.notFound) }
    return endpoint
  }

  /// Submits a change, and answers with what it leaves.
  private static func change(
    _ change: EndpointChange?, _ call: Call, leaving endpoint: Endpoint,
    unless impossible: String? = nil
  ) async throws -> Reply {
    let answer = EndpointWire(call: call).endpoint(endpoint)
    let possible = impossible == nil ? change : nil
    let work = possible.map { Work.endpoint($0, by: call.actor) } ?? .commands([], cases: [])
    return Reply(
      try await call.submit(
        Submission(work, idempotency: call.idempotency) { _ in
          CaseService.Answer(
            impossible.map { Reply(Problem(.notPossibleHere, $0)) } ?? Reply(answer))
        }))
  }

  /// Submits a change that draws a secret, and shows it.
  ///
  /// What is kept under the request's key has no secret: whoever repeats the request gets the same
  /// answer without one.
  private static func change(
    _ change: EndpointChange, _ call: Call, status: Int, showing secret: String,
    leaving endpoint: Endpoint
  ) async throws -> Reply {
    let wire = EndpointWire(call: call)
    let kept = Reply(status, wire.endpoint(endpoint, secret: nil))
    // Rendered is only what is decided now; what was kept is given again as it is.
    let isFresh = Fresh()
    let answer = try await call.submit(
      Submission(.endpoint(change, by: call.actor), idempotency: call.idempotency) { _ in
        isFresh.set()
        return CaseService.Answer(kept)
      })
    guard isFresh.isSet else { return Reply(answer) }
    return Reply(status, wire.endpoint(endpoint, secret: secret))
  }
}

/// Whether an answer was made now, rather than kept from before.
private final class Fresh: Sendable {
  private let flag = Atomic(false)

  var isSet: Bool { flag.load(ordering: .acquiring) }

  func set() { flag.store(true, ordering: .releasing) }
}
