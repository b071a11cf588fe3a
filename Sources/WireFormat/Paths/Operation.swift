/// One thing that the HTTP surface offers: what is sent, what comes back, and who may ask.
package struct Operation: Equatable, Sendable {
  /// The methods that the surface knows.
  package enum Method: String, CaseIterable, Sendable {
    case get = "GET"
    case post = "POST"
    case delete = "DELETE"
  }

  /// Who may ask at all; what exactly a person may see and do is decided elsewhere.
  package enum Access: Equatable, Sendable {
    case anyone
    case token
  }

  /// What a token may be for; one that names no scope is for all that its person may do.
  package enum Scope: String, CaseIterable, Sendable {
    /// Looking.
    case read
    /// Acting in cases, and saying what became of notices.
    case act
    /// Everything else that changes something: the roster, tokens, imports, the daemon.
    case administer
  }

  /// What a request or an answer carries.
  package enum Content: Equatable, Sendable {
    case json(Shape)
    /// Text of that media type, read or written by its own rules.
    case text(mediaType: String)

    package var mediaType: String {
      switch self {
      case .json: "application/json"
      case .text(let mediaType): mediaType
      }
    }
  }

  /// An answer that is not a problem.
  package struct Answer: Equatable, Sendable {
    package var status: Int
    package var description: String
    /// The forms it comes in; none for an answer without a body.
    package var contents: [Content]
  }

  /// A name that never changes; clients are generated from it.
  package var id: String
  package var method: Method
  /// The whole path, with `{name}` for each parameter.
  package var path: String
  package var tag: String
  package var summary: String
  package var access: Access
  package var query: QueryShape
  /// The forms in which a body may come; none where none is read.
  package var bodies: [Content]
  package var answers: [Answer]
  /// Problems of its own, besides those that follow from its parts.
  package var ownProblems: [ProblemCode]

  /// What a parameter of a path looks like.
  static func shape(ofPath name: String) -> Shape {
    name == DigestOperations.parameter ? DigestOperations.name : .identifier
  }

  /// The parameters of the path, in order.
  package var pathParameters: [String] {
    path.split(separator: "/").compactMap { part in
      part.hasPrefix("{") && part.hasSuffix("}") ? String(part.dropFirst().dropLast()) : nil
    }
  }

  /// Where a post is acting, and not administering.
  private static let actingTags = ["cases", "notices", "digests", "downtimes"]

  /// The scope that a token needs for it.
  package var scope: Scope {
    switch method {
    case .get: .read
    case .post, .delete: Operation.actingTags.contains(tag) ? .act : .administer
    }
  }

  /// Whether `Idempotency-Key` is honoured: on every POST.
  package var takesIdempotencyKey: Bool { method == .post }

  /// Whether the body holds a procedure's form, whose faults are told together with the body's.
  package var holdsForm: Bool { ["openCase", "actOnCase"].contains(id) }

  /// The shape of the JSON body, if one is read.
  package var body: Shape? {
    bodies.lazy.compactMap { if case .json(let shape) = $0 { shape } else { nil } }.first
  }

  /// The shape of the JSON answer of that status, if there is one.
  package func answer(_ status: Int) -> Shape? {
    answers.first { $0.status == status }?.contents.lazy
      .compactMap { if case .json(let shape) = $0 { shape } else { nil } }.first
  }

  /// Every problem that this operation can answer with.
  package var problems: [ProblemCode] {
    var codes: Set<ProblemCode> = [.internalError]
    if access == .token {
      codes.formUnion([
        .unauthenticated, .notYours, .rateLimited, .overloaded, .storeUnavailable,
        .invalidParameters,
      ])
    }
    if isNegotiated { codes.insert(.notAcceptable) }
    if !pathParameters.isEmpty { codes.insert(.notFound) }
    if !bodies.isEmpty {
      codes.formUnion([
        .malformed, .tooLarge, .unsupportedMediaType, .invalidFields, .timedOut,
      ])
    }
    if method != .get { codes.insert(.standingStill) }
    if takesIdempotencyKey { codes.insert(.idempotencyKeyReused) }
    codes.formUnion(ownProblems)
    return ProblemCode.allCases.filter(codes.contains)
  }
}
