internal import CaseCore
package import CaseService
private import CaseStore
internal import HTTPTypes
internal import Hummingbird
private import Logging
package import ServiceLifecycle
internal import WireFormat

/// The HTTP surface: one router made from one table, on a port and on the control socket.
package struct APIServer: Sendable {
  /// How long a connection may stay silent, in seconds.
  static let idleSeconds: Int64 = 60

  let office: Office
  private static let handlers: [String: Handler] =
    CaseHandlers.all.merging(UpkeepHandlers.all) { first, _ in first }
    .merging(RosterHandlers.all) { first, _ in first }
    .merging(AuditHandlers.all) { first, _ in first }

  typealias Handler = @Sendable (Call) async throws -> Reply

  package init(office: Office) {
    self.office = office
  }

  /// The operations of the table that nobody handles: none, and a test says so.
  package static var unhandled: [String] {
    Surface.operations.map(\.id).filter { handlers[$0] == nil }
  }

  /// A service that listens on a host and port.
  package func listener(host: String, port: Int) -> any Service {
    application(.hostname(host, port: port), isControl: false)
  }

  /// A service that listens on the control socket, where the asker is the administrator.
  package func control(path: String) -> any Service {
    application(.unixDomainSocket(path: path), isControl: true)
  }

  private func application(_ address: BindAddress, isControl: Bool) -> some Service {
    Application(
      router: router(isControl: isControl),
      server: .http1(
        configuration: .init(idleTimeout: .seconds(APIServer.idleSeconds))),
      configuration: ApplicationConfiguration(address: address, serverName: "wenzhend"),
      logger: office.logger)
  }

  private func router(isControl: Bool) -> Router<BasicRequestContext> {
    let router = Router(context: BasicRequestContext.self)
    for operation in Surface.operations {
      let path = operation.path.split(separator: "/")
        .map { $0.hasPrefix("{") ? ":\($0.dropFirst().dropLast())" : String($0) }
        .joined(separator: "/")
      router.on(RouterPath("/" + path), method: .init(operation.method)) { request, context in
        await self.answer(operation, request, context, isControl: isControl)
      }
    }
    router.add(middleware: NoSuchRoute())
    return router
  }

  /// Answers one request; whatever goes wrong becomes a problem document.
  private func answer(
    _ operation: WireFormat.Operation, _ request: Request, _ context: BasicRequestContext,
    isControl: Bool
  ) async -> Response {
    do {
      let call = try await self.call(operation, request, context, isControl: isControl)
      guard let handler = APIServer.handlers[operation.id] else { throw Problem(.notFound) }
      return Response(try await handler(call))
    } catch let problem as Problem {
      return Response(Reply(problem), retryAfter: problem.retryAfterSeconds)
    } catch let error as StoreError {
      return Response(Reply(problem(of: error)))
    } catch {
      office.logger.error(
        "a request failed", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
      return Response(Reply(Problem(.internalError)))
    }
  }

  private func problem(of error: StoreError) -> Problem {
    switch error {
    case .badCursor:
      return Problem(
        .invalidParameters, errors: [FieldFault(pointer: "cursor", message: "游标无效,请从头查询")])
    case .disk: return Problem(.storeUnavailable, retryAfterSeconds: 30)
    case .locked, .newer, .newerEvent, .older, .corrupt, .conflict, .otherClock, .setting,
      .familyTooLarge, .directory, .unforeseen, .cancelled:
      office.logger.error("the store failed", metadata: ["error": "\(error)"])
      return Problem(.internalError)
    }
  }

  private func call(
    _ operation: WireFormat.Operation, _ request: Request, _ context: BasicRequestContext,
    isControl: Bool
  ) async throws -> Call {
    let identity = try await identity(operation, request, isControl: isControl)
    let query = try operation.query.read(QueryString.parameters(request.uri.query ?? ""))
    let bytes = operation.method == .post ? try await collect(request) : []
    let body = try body(operation, request, bytes)
    let parameters = context.parameters.map { (String($0.key), String($0.value)) }
    return Call(
      operation: operation, office: office, identity: identity,
      path: Dictionary(parameters) { first, _ in first }, query: query, body: body, bytes: bytes,
      idempotency: try idempotency(operation, request, identity, bytes))
  }

  private func collect(_ request: Request) async throws -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: JSONLimits.body.bytesMax))
    } catch {
      throw Problem(.tooLarge)
    }
  }

  private func body(
    _ operation: WireFormat.Operation, _ request: Request, _ bytes: [UInt8]
  ) throws -> Checked? {
    guard let shape = operation.body else { return nil }
    let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init)
    guard type == nil || type == "application/json" else { throw Problem(.unsupportedMediaType) }
    return try shape.read(bytes)
  }
}
