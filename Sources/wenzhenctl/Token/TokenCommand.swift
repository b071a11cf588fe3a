internal import ArgumentParser
private import Foundation
internal import WireFormat

/// `wenzhenctl token`: by what people prove who they are.
struct TokenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: Words.either("Make tokens and end them.", "发放和吊销令牌。"),
    discussion: """
        wenzhenctl token create --person officer-one --output officer-one.token
        wenzhenctl token list --person officer-one
        wenzhenctl token revoke 7
      """,
    subcommands: [TokenCreateCommand.self, TokenListCommand.self, TokenRevokeCommand.self])
}

/// `wenzhenctl token create`: a token, shown this once.
struct TokenCreateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "create",
    abstract: Words.either("Make a token for a person; it is shown this once.", "为一人发放令牌，只显示这一次。"),
    discussion: """
        wenzhenctl token create --person officer-one --output officer-one.token
        wenzhenctl token create --person auditor --scope read
      """)

  @Option(help: "The person's id.")
  var person: String

  @Option(help: "When it ends, such as 2026-12-31T00:00+08:00; never if left out.")
  var expires: String?

  @Option(
    help: "What it is for: read, act or administer, as often as needed; all if left out.",
    completion: .list(["read", "act", "administer"]))
  var scope: [String] = []

  @Option(
    help: "Write it to a new file of mode 0600 in place of showing it.", completion: .file())
  var output: String?

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    if let expires, WrittenInstant(expires) == nil {
      throw ValidationError("'\(expires)' is no instant; write it like 2026-12-31T00:00:00+08:00")
    }
    var body = JSONObject()
    body["expires_at"] = expires.map { .string($0) }
    if !scope.isEmpty { body["scopes"] = .array(scope.map { .string($0) }) }
    // The file first: a token that can't be kept must not be made.
    let file = try output.map { try LocalFile.newSecret(at: $0) }
    let answer: JSONValue
    do {
      answer = try daemon.client().post(
        "/people/\(QueryText.escaped(person))/tokens", .object(body))
    } catch {
      if let output { try? FileManager.default.removeItem(atPath: output) }
      throw error
    }
    guard let file, let output else {
      return daemon.show(answer) { print($0.shown("token")) }
    }
    try file.write(contentsOf: Data((answer.shown("token") + "\n").utf8))
    print(output)
  }
}
