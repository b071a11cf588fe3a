internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl token list`: a person's tokens, each by the id that ends it.
struct TokenListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Words.either(
      "List a person's tokens, so that a lost one can be ended.", "列出一人的令牌，以便吊销遗失的。"),
    discussion: """
      The tokens themselves are kept nowhere: they are known by the day of their last use.

        wenzhenctl token list --person officer-one
      """)

  @Option(help: "The person's id.") var person: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let page = try daemon.client().page("/people/\(QueryText.escaped(person))/tokens")
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else { return print(Words.noTokens) }
      TextTable(
        .tokenID, .scopes, .expires, .lastUsed, .revoked,
        rows: rows.map { token in
          let scopes = token["scopes"]?.elements?.compactMap(\.text) ?? []
          return [
            token.shown("id"),
            scopes.isEmpty ? "\(Words.allScopes)" : scopes.joined(separator: " "),
            token.minute("expires_at"), token.shown("last_used_on"), token.minute("revoked_at"),
          ]
        }
      ).write()
    }
  }
}

/// `wenzhenctl token revoke`: ends a token at once.
struct TokenRevokeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revoke",
    abstract: Words.either("End a token at once, such as one that was lost.", "即时吊销一个令牌，例如遗失的。"),
    discussion: """
      `token list` says which there are. What was ended stays so; make another.

        wenzhenctl token revoke 7
      """)

  @Argument(help: "The token's id, as `token list` shows it.") var id: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try daemon.client().delete("/tokens/\(QueryText.escaped(id))")
    daemon.show(["id": .string(id), "revoked": .bool(true)]) { _ in print(Words.tokenEnded) }
  }
}
