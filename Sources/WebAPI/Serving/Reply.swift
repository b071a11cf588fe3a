internal import CaseService
internal import WireFormat

/// What a handler answers.
struct Reply: Sendable {
  var status: Int
  var mediaType: String
  var body: Body
  /// When to come again, where that helps.
  var retryAfterSeconds: Int?

  /// What an answer says: all at once, or piece by piece.
  enum Body: Sendable {
    case bytes([UInt8])
    /// Hands each piece on as it is made; what it throws cuts the answer off.
    case pieces(@Sendable (_ write: Write) async throws -> Void)
  }

  typealias Write = ([UInt8]) async throws -> Void

  /// What is said at once; empty for an answer in pieces.
  var bytes: [UInt8] {
    switch body {
    case .bytes(let bytes): bytes
    case .pieces: []
    }
  }

  init(_ value: JSONValue) {
    self.init(200, value)
  }

  init(_ status: Int, _ value: JSONValue) {
    self.init(status: status, mediaType: "application/json", body: .bytes(value.compact()))
  }

  init(_ problem: Problem) {
    self.init(
      status: problem.code.status, mediaType: Problem.mediaType,
      body: .bytes(problem.json.compact()))
    retryAfterSeconds = problem.retryAfterSeconds
  }

  init(_ answer: CaseService.Answer) {
    self.init(
      status: answer.status,
      mediaType: answer.status < 400 ? "application/json" : Problem.mediaType,
      body: .bytes(answer.body))
  }

  init(status: Int, mediaType: String, body: Body) {
    self.status = status
    self.mediaType = mediaType
    self.body = body
  }

  /// An answer without a body.
  static let empty = Reply(status: 204, mediaType: "", body: .bytes([]))
}

extension CaseService.Answer {
  /// The answer that a handler's reply is kept as.
  init(_ reply: Reply) {
    self.init(status: reply.status, body: reply.bytes)
  }
}
