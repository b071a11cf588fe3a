internal import HTTPTypes
internal import Hummingbird
internal import WireFormat

extension Response {
  /// A reply with its type; one in pieces has no length beforehand.
  init(_ reply: Reply) {
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if !reply.mediaType.isEmpty { headers[.contentType] = reply.mediaType }
    if let seconds = reply.retryAfterSeconds { headers[.retryAfter] = String(seconds) }
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

extension HTTPRequest.Method {
  init(_ method: WireFormat.Operation.Method) {
    switch method {
    case .get: self = .get
    case .post: self = .post
    case .delete: self = .delete
    }
  }
}

/// Turns what the router itself refuses into problem documents.
struct NoSuchRoute: RouterMiddleware {
  func handle(
    _ request: Request, context: ConnectionContext,
    next: (Request, ConnectionContext) async throws -> Response
  ) async throws -> Response {
    do {
      return try await next(request, context)
    } catch let error as HTTPError where error.status == .notFound {
      return Response(Reply(Problem(.notFound)))
    } catch let error as HTTPError where error.status == .methodNotAllowed {
      return Response(Reply(Problem(.methodNotAllowed)))
    }
  }
}
