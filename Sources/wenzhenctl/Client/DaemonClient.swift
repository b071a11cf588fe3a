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

  /// Asks for what is there.
  func get(_ path: String, _ query: [(String, String?)] = []) throws -> JSONValue {
    try json(send("GET", path, query))
  }

  /// Asks for what is there in a form of its own, such as a table.
  func text(_ path: String, _ query: [(String, String?)], accept: String) throws -> [UInt8] {
    try send("GET", path, query, headers: [("Accept", accept)]).body
  }

  /// Every row of a list, page after page.
  func rows(_ path: String, _ query: [(String, String?)] = [], atMost: Int = .max) throws
    -> [JSONValue]
  {
    var rows: [JSONValue] = []
    var cursor: String?
    repeat {
      let page = try get(path, query + [("cursor", cursor)])
      rows += page["items"]?.elements ?? []
      cursor = page["next"]?.text
    } while cursor != nil && rows.count < atMost
    return Array(rows.prefix(atMost))
  }

  /// Sends a JSON body; `key` makes it safe to send again.
  func post(_ path: String, _ body: JSONValue, key: String? = nil) throws -> JSONValue {
    try json(send("POST", path, mediaType: "application/json", body: body.compact(), key: key))
  }

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
    var all: [(name: String, value: String)] = headers.map { (name: $0.0, value: $0.1) }
    if let token { all.append(("Authorization", "Bearer \(token)")) }
    if let person { all.append(("X-Wenzhen-Person", person)) }
    let target = WireFormat.Operation.root + path + QueryText.of(query)
    do {
      let reply = try HTTPExchange.send(
        HTTPMessage(method: method, target: target, headers: all, body: body), to: address)
      guard reply.status < 400 else { throw refused(reply) }
      return reply
    } catch let failure as HTTPFailure {
      Terminal.complain("\(address.label)：\(failure.words)")
      throw ExitCode(DaemonClient.unreachedExitCode)
    }
  }

  private func json(_ reply: HTTPReply) throws -> JSONValue {
    guard !reply.body.isEmpty else { return .null }
    do {
      return try JSONValue.parse(reply.body, limits: DaemonClient.answerLimits)
    } catch {
      Terminal.complain("\(address.label)：答复不是 JSON（\(error.message)）")
      throw ExitCode(DaemonClient.unreachedExitCode)
    }
  }

  /// Says what a problem document says, fault by fault.
  private func refused(_ reply: HTTPReply) -> ExitCode {
    guard let problem = try? JSONValue.parse(reply.body, limits: DaemonClient.answerLimits) else {
      Terminal.complain("守护进程答复 \(reply.status)")
      return ExitCode(DaemonClient.findingsExitCode)
    }
    let title = problem["title"]?.text ?? "守护进程答复 \(reply.status)"
    let code = problem["code"]?.text.map { " [\($0)]" } ?? ""
    Terminal.complain(
      [title + code, problem["detail"]?.text].compactMap(\.self).joined(separator: "："))
    for fault in problem["errors"]?.elements ?? [] {
      Terminal.complain("  \(fault["pointer"]?.text ?? "")  \(fault["message"]?.text ?? "")")
    }
    return ExitCode(DaemonClient.findingsExitCode)
  }

  private static func freshKey() -> String { UUID().uuidString }
}
