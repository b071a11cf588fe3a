/// Every way in which a request can fail, with its status: the closed list that clients rely on.
package enum ProblemCode: String, CaseIterable, Sendable {
  case malformed
  case invalidParameters = "invalid-parameters"
  case unauthenticated
  case notYours = "not-yours"
  case notFound = "not-found"
  case methodNotAllowed = "method-not-allowed"
  case notAcceptable = "not-acceptable"
  case timedOut = "request-timeout"
  case notPossibleHere = "not-possible-here"
  case tooLate = "too-late"
  case staleVersion = "stale-version"
  case guardNotMet = "guard-not-met"
  case capReached = "cap-reached"
  case alreadyExists = "already-exists"
  case stillNeeded = "still-needed"
  case tooLarge = "too-large"
  case unsupportedMediaType = "unsupported-media-type"
  case invalidFields = "invalid-fields"
  case idempotencyKeyReused = "idempotency-key-reused"
  case rateLimited = "rate-limited"
  case internalError = "internal"
  case overloaded
  case standingStill = "standing-still"
  case storeUnavailable = "store-unavailable"

  /// The HTTP status that goes with the code.
  package var status: Int {
    switch self {
    case .malformed, .invalidParameters: 400
    case .unauthenticated: 401
    case .notYours: 403
    case .notFound: 404
    case .methodNotAllowed: 405
    case .notAcceptable: 406
    case .timedOut: 408
    case .notPossibleHere, .tooLate, .staleVersion, .guardNotMet, .capReached, .alreadyExists,
      .stillNeeded:
      409
    case .tooLarge: 413
    case .unsupportedMediaType: 415
    case .invalidFields, .idempotencyKeyReused: 422
    case .rateLimited: 429
    case .internalError: 500
    case .overloaded, .standingStill, .storeUnavailable: 503
    }
  }

  /// What a clerk reads first; it never depends on the request.
  package var title: String {
    switch self {
    case .malformed: "请求内容不是有效的 JSON"
    case .invalidParameters: "查询参数有误"
    case .unauthenticated: "请先登录或提供有效的令牌"
    case .notYours: "您没有办理此事的权限"
    case .notFound: "没有找到"
    case .methodNotAllowed: "此地址不支持该方法"
    case .notAcceptable: "无法按要求的格式答复"
    case .timedOut: "请求超时"
    case .notPossibleHere: "当前环节不能办理此事"
    case .tooLate: "已超过允许的时间"
    case .staleVersion: "内容已被他人更新，请刷新后重试"
    case .guardNotMet: "办理条件尚未满足"
    case .capReached: "已达到允许的次数"
    case .alreadyExists: "已经存在"
    case .stillNeeded: "仍被使用，不能变更"
    case .tooLarge: "请求内容过大"
    case .unsupportedMediaType: "不支持的内容类型"
    case .invalidFields: "填写内容有误"
    case .idempotencyKeyReused: "同一个 Idempotency-Key 用于了不同的请求"
    case .rateLimited: "请求过于频繁，请稍后再试"
    case .internalError: "系统内部错误"
    case .overloaded: "系统繁忙，请稍后再试"
    case .standingStill: "系统时钟异常，已暂停办理"
    case .storeUnavailable: "存储暂不可用，请稍后再试"
    }
  }

  /// A name that never changes and leads nowhere: `code` is what programs compare.
  package var type: String { "urn:wenzhen:problem:\(rawValue)" }
}
