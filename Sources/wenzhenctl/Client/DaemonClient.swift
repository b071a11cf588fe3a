internal import ArgumentParser
private import Foundation
internal import WireFormat

/// Asks the daemon, and turns what goes wrong into a message and an exit code.
struct DaemonClient {
  /// The exit code when something was found, or the daemon refused.
  static let findingsExitCode: Int32 = 1
  /// The exit code when the daemon was not reached.
  static let unreachedExitCode: Int32 = 3
  /// Answers are ours and may be long; requests are held to the limits of bodies.
  static let answerLimits = JSONLimits(bytesMax: HTTPExchange.answerBytesMax, depthMax: 32)

  let address: DaemonAddress
  let token: String?
  /// At the control socket: the person as whom the administrator acts.
  let person: String?
  /// Whether answers are for a program; then a refusal is printed whole, as any answer.
  let isForPrograms: Bool

  /// Asks for what is there.
  func get(_ path: String, _ query: [(String, String?)] = []) throws -> JSONValue {
    try json(send("GET", path, query))
  }

  /// Asks for what is there in a form of its own, such as a table.
  func text(_ path: String, _ query: [(String, String?)], accept: String) throws -> [UInt8] {
    try send("GET", path, query, headers: [("Accept", accept)]).body
  }

  /// A list as the daemon answers it, but whole: its pages made one, or the first so many rows.
  func page(_ path: String, _ query: [(String, String?)] = [], atMost: Int? = nil) throws
    -> JSONValue
  {
    var whole = JSONObject()
    var rows: [JSONValue] = []
    var cursor: String?
    repeat {
      let limit = atMost.map { min($0 - rows.count, WireFormat.Operation.pageMax) }
      let page = try get(path, query + [("limit", limit.map { "\($0)" }), ("cursor", cursor)])
      whole = page.object ?? whole
      rows += page["items"]?.elements ?? []
      cursor = page["next"]?.text
    } while cursor != nil && rows.count < atMost ?? .max
    whole["items"] = .array(rows)
    return .object(whole)
  }

  /// How many events the store has; nothing where that is not to be had, which is no failure.
  func eventCount() -> Int64? {
    guard let reply = try? exchange("GET", "/status", []), reply.status == 200,
      let status = try? JSONValue.parse(reply.body, limits: DaemonClient.answerLimits)
    else { return nil }
    return status["counts"]?["events"]?.whole
  }

  /// Sends a JSON body; `key` makes it safe to send again.
  func post(_ path: String, _ body: JSONValue, key: String? = nil) throws -> JSONValue {
    try json(send("POST", path, mediaType: "application/json", body: body.compact(), key: key))
  }

  /// Takes something away.
  func delete(_ path: String) throws { _ = try send("DELETE", path, []) }

  /// Sends a file as it is.
  func post(
    _ path: String, _ query: [(String, String?)], file: [UInt8], mediaType: String
  ) throws -> JSONValue {
    try json(send("POST", path, query, mediaType: mediaType, body: file, key: nil))
  }

  private func send(
    _ method: String, _ path: String, _ query: [(String, String?)] = [], mediaType: String,
    body: [UInt8], key: String?
  ) throws -> HTTPReply {
    let headers = [
      ("Content-Type", mediaType), ("Idempotency-Key", key ?? DaemonClient.freshKey()),
    ]
    return try send(method, path, query, headers: headers, body: body)
  }

  private func send(
    _ method: String, _ path: String, _ query: [(String, String?)],
    headers: [(String, String)] = [], body: [UInt8] = []
  ) throws -> HTTPReply {
    do {
      let reply = try exchange(method, path, query, headers: headers, body: body)
      guard reply.status < 400 else { throw refused(reply) }
      return reply
    } catch let failure as HTTPFailure {
      Terminal.complain("\(address.label)\(Words.colon)\(failure.words)")
      throw ExitCode(DaemonClient.unreachedExitCode)
    }
  }

  /// Asks what needs a daemon, and says what to do without one where none is reached.
  static func advising<Answer>(
    _ advice: Words, _ ask: () throws -> Answer
  ) throws -> Answer {
    do {
      return try ask()
    } catch let code as ExitCode where code.rawValue == unreachedExitCode {
      Terminal.complain("\(advice)")
      throw code
    }
  }

  /// One request and its answer, whatever that says.
  private func exchange(
    _ method: String, _ path: String, _ query: [(String, String?)],
    headers: [(String, String)] = [], body: [UInt8] = []
  ) throws(HTTPFailure) -> HTTPReply {
    var all: [(name: String, value: String)] = headers.map { (name: $0.0, value: $0.1) }
    if let token { all.append(("Authorization", "Bearer \(token)")) }
    if let person { all.append(("X-Wenzhen-Person", person)) }
    let target = WireFormat.Operation.root + path + QueryText.of(query)
    return try HTTPExchange.send(
      HTTPMessage(method: method, target: target, headers: all, body: body), to: address)
  }

  private func json(_ reply: HTTPReply) throws -> JSONValue {
    guard !reply.body.isEmpty else { return .null }
    do {
      return try JSONValue.parse(reply.body, limits: DaemonClient.answerLimits)
    } catch {
      Terminal.complain("\(address.label)\(Words.colon)\(Words.notJSON(error.message))")
      throw ExitCode(DaemonClient.unreachedExitCode)
    }
  }

  /// Says what a problem document says, fault by fault.
  private func refused(_ reply: HTTPReply) -> ExitCode {
    guard let problem = try? JSONValue.parse(reply.body, limits: DaemonClient.answerLimits) else {
      Terminal.complain("\(Words.answered(reply.status))")
      return ExitCode(DaemonClient.findingsExitCode)
    }
    if isForPrograms { Terminal.write(problem) }
    let title = problem["title"]?.text ?? "\(Words.answered(reply.status))"
    let code = problem["code"]?.text.map { " [\($0)]" } ?? ""
    Terminal.complain(
      [title + code, problem["detail"]?.text].compactMap(\.self).joined(separator: "\(Words.colon)")
    )
    for fault in problem["errors"]?.elements ?? [] {
      Terminal.complain("  \(fault["pointer"]?.text ?? "")  \(fault["message"]?.text ?? "")")
    }
    return ExitCode(DaemonClient.findingsExitCode)
  }

  private static func freshKey() -> String { UUID().uuidString }
}
