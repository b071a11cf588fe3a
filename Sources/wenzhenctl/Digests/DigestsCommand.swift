internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl digests`: which mails summed up for whom what is owed, and what of them is in doubt.
struct DigestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "digests",
    abstract: Words.either(
      "Look at daily digests, and settle those in doubt.", "日报：查看，处理送达不明的。"),
    discussion: """
        wenzhenctl digests list
        wenzhenctl digests list --state uncertain
        wenzhenctl digests resend DIGEST --reason 对方未收到 --as officer-one
      """,
    subcommands: [
      DigestsListCommand.self, DigestsArrivedCommand.self, DigestsResendCommand.self,
    ])
}

/// `wenzhenctl digests list`.
struct DigestsListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Words.either(
      "List the newest 200 digests, the newest first.", "列出最近的 200 封日报，最近的在前。"),
    discussion: """
      At the control socket they are everybody's, with a token one's own.

        wenzhenctl digests list
        wenzhenctl digests list --owner all --state failed
      """)

  /// Of each working day there is one for each who owes something.
  private static let most = 200

  @Option(help: "me or all (the secretariat).", completion: .list(["me", "all"]))
  var owner: String?
  @Option(
    help: "uncertain or failed, of everybody's.", completion: .list(["uncertain", "failed"]))
  var state: String?

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let page = try daemon.client().page(
      "/digests", [("owner", owner), ("state", state)], atMost: DigestsListCommand.most)
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else { return print(Words.noDigests) }
      TextTable(
        .digest, .recipient, .noticeState, .owedCount, .lateCount, .fault,
        rows: rows.map { digest in
          [
            digest.shown("id"), digest.shown("recipient_label"),
            "\(Words.noticeState(digest.shown("state")))", digest.shown("duties"),
            digest.shown("late"), digest["fault"]?.text ?? "",
          ]
        }
      ).write()
    }
  }
}

/// `wenzhenctl digests arrived`.
struct DigestsArrivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrived",
    abstract: Words.either("Record that a digest in doubt had arrived.", "确认送达不明的日报已经送达。"),
    discussion: "  wenzhenctl digests arrived DIGEST --reason 对方来电确认 --as officer-one")

  @Argument(help: "The digest.") var id: String
  @Option(help: "How that is known.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record("/digests", id, "arrived", ["reason": .string(reason)], daemon)
  }
}

/// `wenzhenctl digests resend`.
struct DigestsResendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: Words.either("Send a digest in doubt once more.", "再发一次送达不明的日报。"),
    discussion: "  wenzhenctl digests resend DIGEST --reason 对方未收到 --as officer-one")

  @Argument(help: "The digest.") var id: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record("/digests", id, "resend", ["reason": .string(reason)], daemon)
  }
}
