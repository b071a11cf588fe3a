internal import HTTPTypes
internal import Hummingbird
internal import WireFormat

extension Response {
  /// A reply with its type; one in pieces has no length beforehand.
  init(_ reply: Reply) {
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if !reply.mediaType.isEmpty { headers[.contentType] = reply.mediaType }
    if let seconds = reply.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
    if reply.status == ProblemCode.unauthenticated.status { headers[.wwwAuthenticate] = "Bearer" }
    self.init(status: .init(code: reply.status), headers: headers, body: ResponseBody(reply.body))
  }
}

extension ResponseBody {
  fileprivate init(_ body: Reply.Body) {
    switch body {
    case .bytes([]): self.init()
    case .bytes(let bytes): self.init(byteBuffer: ByteBuffer(bytes: bytes))
    case .pieces(let produce):
      self.init { writer in
        try await produce { try await writer.write(ByteBuffer(bytes: $0)) }
        try await writer.finish(nil)
      }
    }
  }
}

extension WireFormat.Operation {
  /// Whether a path is one of those that its own stands for.
  fileprivate func isAt(_ asked: String) -> Bool {
    let (own, asked) = (path.split(separator: "/"), asked.split(separator: "/"))
    return own.count == asked.count
      && zip(own, asked).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
  }
}

extension HTTPRequest.Method {
  init(_ method: WireFormat.Operation.Method) {
    switch method {
    case .get: self = .get
    case .post: self = .post
    case .delete: self = .delete
    }
  }
}

/// Turns what the router itself refuses into problem documents; of a known path it says what may be
/// asked of it.
struct NoSuchRoute: RouterMiddleware {
  func handle(
    _ request: Request, context: ConnectionContext,
    next: (Request, ConnectionContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return refusal(of: request)
    }
  }

  private func refusal(of request: Request) -> Response {
    let allowed = Surface.operations.filter { $0.isAt(request.uri.path) }.map(\.method.rawValue)
    var response = Response(Reply(Problem(allowed.isEmpty ? .notFound : .methodNotAllowed)))
    if !allowed.isEmpty { response.headers[.allow] = allowed.sorted().joined(separator: ", ") }
    // An answer to HEAD ends with its header.
    return request.method == .head ? response.createHeadResponse() : response
  }
}
