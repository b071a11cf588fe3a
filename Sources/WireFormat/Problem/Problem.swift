/// A problem document (RFC 9457): the one form in which a request is told that it failed.
package struct Problem: Error, Equatable, Sendable {
  /// The content type of its JSON.
  package static let mediaType = "application/problem+json"

  package var code: ProblemCode
  /// What went wrong this time, for a person.
  package var detail: String?
  /// The path of the request, or an id under which the log tells more.
  package var instance: String?
  package var errors: [FieldFault]
  /// The answer's `Retry-After`.
  package var retryAfterSeconds: Int?
  /// Members of its own; one with the name of a standard member is left out.
  package var extensions: [JSONMember]

  package init(
    _ code: ProblemCode, _ detail: String? = nil, instance: String? = nil,
    errors: [FieldFault] = [], retryAfterSeconds: Int? = nil, extensions: [JSONMember] = []
  ) {
    self.code = code
    self.detail = detail
    self.instance = instance
    self.errors = errors
    self.retryAfterSeconds = retryAfterSeconds
    self.extensions = extensions
  }

  /// The problem of a body that is not JSON, or too much of it.
  package init(_ fault: JSONFault) {
    let code: ProblemCode =
      if case .tooLarge = fault.reason { .tooLarge } else { .malformed }
    self.init(
      code, fault.message,
      errors: ([fault] + fault.further).map {
        FieldFault(pointer: $0.pointer, message: $0.message)
      })
  }

  /// The document, the standard members first.
  package var json: JSONValue {
    var document = JSONObject([
      JSONMember("type", .string(code.type)), JSONMember("title", .string(code.title)),
      JSONMember("status", .integer(Int64(code.status))),
      JSONMember("code", .string(code.rawValue)),
    ])
    if let detail { document["detail"] = .string(detail) }
    if let instance { document["instance"] = .string(instance) }
    document["errors"] = .array(
      errors.map { ["pointer": .string($0.pointer), "message": .string($0.message)] })
    for member in extensions where !Self.standardNames.contains(member.name) {
      document[member.name] = member.value
    }
    return .object(document)
  }

  /// How OpenAPI describes it.
  package static let shape = Shape.named(
    "Problem",
    .object(
      ObjectRule(
        members: [
          Member("type", .line(1...200), "固定的 URN"),
          Member("title", .line(1...200), "问题的名称"),
          Member("status", .integer(400...599), "HTTP 状态码"),
          Member("code", .oneOf(ProblemCode.allCases.map(\.rawValue)), "供程序判断的代码"),
          .optional("detail", .prose(0...4000), "这一次的具体情况"),
          .optional("instance", .line(0...400), "请求路径或日志编号"),
          Member("errors", .array(of: fault, max: BodyReader.faultsMax), "逐项错误"),
        ], isOpen: true)))

  private static let fault = Shape.named(
    "FieldFault",
    .object([
      Member("pointer", .line(0...4000), "JSON Pointer（RFC 6901）；查询参数为 /参数名"),
      Member("message", .prose(1...4000), "给经办人看的说明"),
    ]))

  private static let standardNames: Set<String> = [
    "type", "title", "status", "code", "detail", "instance", "errors",
  ]
}
