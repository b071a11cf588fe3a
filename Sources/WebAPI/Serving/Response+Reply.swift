internal import CaseStore
internal import HTTPTypes
internal import Hummingbird
internal import WireFormat

extension Response {
  /// A reply with its length and type.
  init(_ reply: Reply, retryAfter: Int? = nil) {
    var headers: HTTPFields = [.cacheControl: "no-store"]
    if !reply.body.isEmpty { headers[.contentType] = reply.mediaType }
    if let retryAfter { headers[.retryAfter] = String(retryAfter) }
    self.init(
      status: .init(code: reply.status), headers: headers,
      body: reply.body.isEmpty
        ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
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
    _ request: Request, context: BasicRequestContext,
    next: (Request, BasicRequestContext) async throws -> Response
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
