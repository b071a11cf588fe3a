internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl notices`: who was told what, and what of it did not get through.
struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices",
    abstract: Words.either(
      "Look at notices, and settle those that reached nobody.", "通知：查看，处理未能送达的。"),
    discussion: """
        wenzhenctl notices list                         # of which nobody was told
        wenzhenctl notices list --case CASE
        wenzhenctl notices told NOTICE --as PERSON \\
          --to 王老师 --means 电话 --at 2026-03-04T10:00:00+08:00
        wenzhenctl notices waive NOTICE --as PERSON --reason 单位已撤销
      """,
    subcommands: [
      NoticesListCommand.self, NoticesToldCommand.self, NoticesWaiveCommand.self,
      NoticesArrivedCommand.self, NoticesResendCommand.self,
    ])
}

/// `wenzhenctl notices list`.
struct NoticesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Words.either(
      "List notices; without options, those of which nobody was told.", "列出通知；不加选项则为无人得知的。"),
    discussion: """
        wenzhenctl notices list
        wenzhenctl notices list --case CASE
        wenzhenctl notices list --state handed-over --json
        wenzhenctl notices list --office                # about no case
      """)

  @Option(help: "The notices of this case, by its number or its public id.") var `case`: String?
  @Option(
    help: "untold, owed, uncertain or handed-over, over all cases.",
    completion: .list(["untold", "owed", "uncertain", "handed-over"])) var state: String?

  @Flag(help: "Those about no case: endpoints that were given up, digests that were sent.")
  var office = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let named = try `case`.map { try client.caseID($0) }
    let page = try client.page(
      "/notices", [("case", named), ("state", state), ("about", office ? "office" : nil)])
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else {
        return print(
          `case` == nil && state == nil && !office ? Words.nobodyUntold : Words.noNotices)
      }
      TextTable(
        .notice, .time, .kind, .noticeState, .recipient, .about, .fault,
        rows: rows.map(NoticePrinter.row)
      ).write()
    }
  }
}

/// `wenzhenctl notices told`.
struct NoticesToldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "told",
    abstract: Words.either("Record that somebody was told by word of mouth.", "登记已当面或电话告知。"),
    discussion: """
        wenzhenctl notices told NOTICE --to 王老师 --means 电话 --at 2026-03-04T10:00+08:00
      """)

  @Argument(help: "The notice.") var id: String
  @Option(help: "Who was told.") var to: String
  @Option(help: "How: 电话, 书面, 当面 or 会上.") var means: String
  @Option(help: "When, such as 2026-03-04T10:00+08:00.") var at: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record(
      "/notices", id, "told", ["to": .string(to), "means": .string(means), "at": .string(at)],
      daemon)
  }
}

/// `wenzhenctl notices waive`.
struct NoticesWaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: Words.either("Record that nobody need be told any more, and why.", "登记不再告知及其理由。"),
    discussion: "  wenzhenctl notices waive NOTICE --reason 单位已撤销 --as officer-one")

  @Argument(help: "The notice.") var id: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record("/notices", id, "waive", ["reason": .string(reason)], daemon)
  }
}

/// `wenzhenctl notices arrived`.
struct NoticesArrivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrived",
    abstract: Words.either("Record that an uncertain notice had arrived.", "确认送达不明的通知已经送达。"),
    discussion: "  wenzhenctl notices arrived NOTICE --reason 对方来电确认 --as officer-one")

  @Argument(help: "The notice.") var id: String
  @Option(help: "How that is known.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record("/notices", id, "arrived", ["reason": .string(reason)], daemon)
  }
}

/// `wenzhenctl notices resend`.
struct NoticesResendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend",
    abstract: Words.either("Send a notice again that is uncertain or failed.", "重新发送不明或未能送达的通知。"),
    discussion: "  wenzhenctl notices resend NOTICE --reason 地址已更正 --as officer-one")

  @Argument(help: "The notice.") var id: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try Settlement.record("/notices", id, "resend", ["reason": .string(reason)], daemon)
  }
}

/// Notices as rows of a table.
enum NoticePrinter {
  static func row(_ notice: JSONValue) -> [String] {
    [
      notice.shown("id"), notice.minute("at"), "\(Words.noticeKind(notice.shown("kind")))",
      "\(Words.noticeState(notice.shown("state")))", notice.shown("recipient_label"),
      notice.shown("template"), notice["fault"]?.text ?? "",
    ]
  }
}
