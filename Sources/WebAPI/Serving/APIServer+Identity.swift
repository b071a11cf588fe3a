internal import CaseCore
internal import CaseService
internal import CaseStore
internal import HTTPTypes
internal import Hummingbird
internal import WireFormat
private import WorkCalendar

/// Who asks, and under which key.
extension APIServer {
  /// Under whose name the operator's own keys stand; no person's id begins so.
  private static let operatorsKeys: PersonID = "@operator"

  func identity(
    _ operation: WireFormat.Operation, _ request: Request, _ context: ConnectionContext,
    isControl: Bool
  ) async throws -> Identity {
    if isControl { return try await operatorIdentity(request, context) }
    if operation.access == .anyone { return .nobody }
    guard let header = request.headers[.authorization], header.hasPrefix("Bearer ") else {
      throw Problem(.unauthenticated)
    }
    let wireNow = WireClock.system.now().milliseconds
    let token = String(header.dropFirst("Bearer ".count))
    guard Secrets.isWellFormed(token),
      let stored = try await office.store.token(hash: Secrets.hash(token)),
      stored.revokedAt == nil,
      stored.expiresAt.map({ wireNow < $0.milliseconds }) ?? true,
      office.store.roster.isActive(stored.person)
    else { throw Problem(.unauthenticated) }
    guard stored.scopes.isEmpty || stored.scopes.contains(operation.scope.rawValue) else {
      throw Problem(.notYours, "此令牌的范围不含 \(operation.scope.rawValue)")
    }
    return .person(stored.person)
  }

  /// At the control socket the kernel says who asks; in a case the operator acts as a person.
  private func operatorIdentity(
    _ request: Request, _ context: ConnectionContext
  ) async throws -> Identity {
    guard await context.isOperator() else {
      throw Problem(.notYours, "控制套接字只供 root 和守护进程自己的用户使用")
    }
    guard let name = request.headers[.actingPerson] else { return .administrator(as: nil) }
    let person = PersonID(name)
    guard office.store.roster.isActive(person) else {
      throw Problem(
        .invalidParameters,
        errors: [FieldFault(pointer: "X-Wenzhen-Person", message: "名册中没有此人，或已离任")])
    }
    return .administrator(as: person)
  }

  func idempotency(
    _ operation: WireFormat.Operation, _ request: Request, _ identity: Identity,
    _ bytes: [UInt8]
  ) throws(Problem) -> Idempotency? {
    guard operation.takesIdempotencyKey, let key = request.headers[.idempotencyKey] else {
      return nil
    }
    let pattern = TextPattern.idempotencyKey
    guard pattern.matches(key) else {
      throw Problem(
        .invalidParameters,
        errors: [FieldFault(pointer: "Idempotency-Key", message: "应为\(pattern.words)")])
    }
    let person: PersonID =
      switch identity {
      case .person(let person), .administrator(as: let person?): person
      case .administrator(as: nil), .nobody: APIServer.operatorsKeys
      }
    return Idempotency(
      key: IdempotencyKey(person: person, key: key),
      requestHash: Secrets.hash(
        method: operation.method.rawValue, path: request.uri.string, body: bytes))
  }
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
  /// At the control socket: the person as whom the operator acts.
  static let actingPerson = HTTPField.Name("X-Wenzhen-Person")!
  static let retryAfter = HTTPField.Name("Retry-After")!
  static let forwardedFor = HTTPField.Name("X-Forwarded-For")!
}
