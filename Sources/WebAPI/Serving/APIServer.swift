internal import CaseCore
package import CaseService
private import CaseStore
private import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import HummingbirdCore
private import Logging
private import NIOCore
package import ProcedureLanguage
package import ServiceLifecycle
internal import WireFormat
private import WorkCalendar

/// The HTTP surface: one router made from one table, on a port and on the control socket.
package struct APIServer: Sendable {
  /// How many connections the control socket has at once: it is never crowded out by the port.
  static let controlConnections = 64
  /// The mode of the control socket, which belongs to the daemon's user alone.
  private static let controlMode: mode_t = 0o600

  let office: Office
  let listening: Listening
  static let handlers: [String: Handler] =
    CaseHandlers.all.merging(UpkeepHandlers.all) { first, _ in first }
    .merging(RosterHandlers.all) { first, _ in first }
    .merging(AuditHandlers.all) { first, _ in first }
    .merging(NoticeHandlers.all) { first, _ in first }
    .merging(DigestHandlers.all) { first, _ in first }
    .merging(DowntimeHandlers.all) { first, _ in first }
    .merging(EndpointHandlers.all) { first, _ in first }
    .merging(ContactHandlers.all) { first, _ in first }
    .merging(OperatorHandlers.all) { first, _ in first }
    .merging(CalendarHandlers.all) { first, _ in first }
    .merging(VersionHandlers.all) { first, _ in first }
    .merging(MigrationHandlers.all) { first, _ in first }

  typealias Handler = @Sendable (Call) async throws -> Reply

  package init(office: Office, listening: Listening) {
    self.office = office
    self.listening = listening
  }

  /// A service that listens on the host and port of its configuration.
  package func listener(
    onceListening: @escaping @Sendable () async -> Void = {}
  ) -> any Service {
    let listener = application(
      .hostname(listening.host, port: listening.port), isControl: false,
      connections: listening.connections
    ) { _ in await onceListening() }
    return NamedListener(listener: listener, listening: listening)
  }

  /// A service that listens on the control socket, where the asker is the operator.
  package func control(path: String) -> any Service {
    application(
      .unixDomainSocket(path: path), isControl: true, connections: APIServer.controlConnections
    ) { _ in
      // Made under the umask of the daemon, it belongs to its user already; nobody runs it.
      chmod(path, APIServer.controlMode)
    }
  }

  private func application(
    _ address: BindAddress, isControl: Bool, connections: Int,
    onceListening: @escaping @Sendable (any Channel) async -> Void
  ) -> some Service {
    let (header, body) = (listening.headerSeconds, listening.bodySeconds)
    return Application(
      router: APIServer.router { operation, request, context in
        await self.answer(operation, request, context, isControl: isControl)
      },
      server: .http1(
        configuration: .init(
          additionalChannelHandlers: [
            RequestDeadlines(headerSeconds: header, bodySeconds: body)
          ],
          idleTimeout: .seconds(Int64(listening.idleSeconds)))),
      configuration: ApplicationConfiguration(
        address: address, serverName: "wenzhend",
        availableConnectionsDelegate: MaximumAvailableConnections(
          connections, logger: office.logger)),
      onServerRunning: onceListening, logger: office.logger)
  }

  /// The routes of the table, which are those of the described surface; a test holds them equal.
  static func router(
    _ answer:
      @escaping @Sendable (
        WireFormat.Operation, Request, ConnectionContext
      ) async -> Response
  ) -> Router<ConnectionContext> {
    let router = Router(context: ConnectionContext.self, options: .autoGenerateHeadEndpoints)
    for operation in Surface.operations {
      let path = operation.path.split(separator: "/")
        .map { $0.hasPrefix("{") ? ":\($0.dropFirst().dropLast())" : String($0) }
        .joined(separator: "/")
      router.on(RouterPath("/" + path), method: .init(operation.method)) { request, context in
        await answer(operation, request, context)
      }
    }
    router.add(middleware: NoSuchRoute())
    return router
  }

  /// Answers one request; whatever goes wrong becomes a problem document.
  private func answer(
    _ operation: WireFormat.Operation, _ request: Request, _ context: ConnectionContext,
    isControl: Bool
  ) async -> Response {
    let reply: Reply
    var identity = Identity.nobody
    do {
      identity = try await self.identity(operation, request, context, isControl: isControl)
      let call = try await self.call(operation, request, context, as: identity)
      guard let handler = APIServer.handlers[operation.id] else { throw Problem(.notFound) }
      reply = try await handler(call)
    } catch let problem as Problem {
      reply = Reply(problem)
    } catch let error as StoreError {
      reply = Reply(problem(of: error))
    } catch {
      office.logger.error(
        "a request failed", metadata: ["operation": "\(operation.id)", "error": "\(error)"])
      reply = Reply(Problem(.internalError))
    }
    if operation.method != .get || reply.status == 401 {
      record(operation, request, context, identity, reply)
    }
    return Response(reply)
  }

  /// What was asked to be changed, by whom and from where, stands in the journal.
  private func record(
    _ operation: WireFormat.Operation, _ request: Request, _ context: ConnectionContext,
    _ identity: Identity, _ reply: Reply
  ) {
    let origin = context.origin(
      forwardedFor: request.headers[.forwardedFor], trusting: listening.trustedProxies)
    office.logger.info(
      "a request was answered",
      metadata: [
        "operation": "\(operation.id)", "by": "\(identity)", "origin": "\(origin)",
        "status": "\(reply.status)",
      ])
  }

  private func problem(of error: StoreError) -> Problem {
    switch error {
    case .badCursor:
      return Problem(
        .invalidParameters, errors: [FieldFault(pointer: "/cursor", message: "游标无效，请从头查询")])
    case .disk: return Problem(.storeUnavailable, retryAfterSeconds: Call.storeRetrySeconds)
    case .locked, .newer, .newerEvent, .older, .corrupt, .conflict, .otherClock, .setting,
      .familyTooLarge, .promiseBroken, .directory, .unforeseen, .cancelled:
      office.logger.error("the store failed", metadata: ["error": "\(error)"])
      return Problem(.internalError)
    }
  }

  private func call(
    _ operation: WireFormat.Operation, _ request: Request, _ context: ConnectionContext,
    as identity: Identity
  ) async throws -> Call {
    // Before anything is done: what can't be answered is not to have happened.
    let wantedType = try operation.answeredType(accepting: request.headers[.accept])
    let query = try operation.query.read(QueryString.parameters(request.uri.query ?? ""))
    let bytes = operation.method == .post ? try await collect(request) : []
    let (body, faulty) = try body(operation, request, bytes)
    let parameters = context.parameters.map { (String($0.key), String($0.value)) }
    return Call(
      operation: operation, office: office, identity: identity,
      viewer: identity.person.map(office.viewer), zone: office.rules.calendar.zone,
      path: Dictionary(parameters) { first, _ in first }, query: query, body: body, faulty: faulty,
      bytes: bytes,
      idempotency: try idempotency(operation, request, identity, bytes), wantedType: wantedType)
  }

  private func collect(_ request: Request) async throws -> [UInt8] {
    do {
      return Array(buffer: try await request.body.collect(upTo: JSONLimits.body.bytesMax))
    } catch is BodyTooLate {
      throw Problem(.timedOut)
    } catch is NIOTooManyBytesError {
      throw Problem(.tooLarge)
    } catch {
      // The connection broke: nobody is left to read this.
      throw Problem(.malformed)
    }
  }

  private func body(
    _ operation: WireFormat.Operation, _ request: Request, _ bytes: [UInt8]
  ) throws -> (Checked?, FaultyBody?) {
    guard let shape = operation.body else { return (nil, nil) }
    let type = request.headers[.contentType]?.split(separator: ";").first.map(String.init)
    guard type == nil || type == "application/json" else { throw Problem(.unsupportedMediaType) }
    guard operation.holdsForm else { return (try shape.read(bytes), nil) }
    return switch try shape.judge(bytes) {
    case .sound(let body): (body, nil)
    case .faulty(let object, let faults): (nil, FaultyBody(object: object, faults: faults))
    }
  }
}
