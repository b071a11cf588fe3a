internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl notices`: who was told what, and what of it did not get through.
struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices", abstract: "Look at notices, and settle those that reached nobody.",
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
    commandName: "list", abstract: "List notices; without options, those of which nobody was told.")

  @Option(help: "The notices of this case, by its public id.") var `case`: String?
  @Option(help: "untold, owed, uncertain or handed-over, over all cases.") var state: String?

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let rows = try daemon.client().rows("/notices", [("case", `case`), ("state", state)])
    daemon.show(.array(rows)) { _ in
      Terminal.table(
        ["通知", "状态", "收件人", "时间", "事由"],
        rows.map { row in
          [
            row.shown("id"), row.shown("state"), row.shown("recipient_label"), row.shown("at"),
            row.shown("template"),
          ]
        })
    }
  }
}

/// `wenzhenctl notices told`.
struct NoticesToldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "told", abstract: "Record that somebody was told by word of mouth.")

  @Argument(help: "The notice.") var id: String
  @Option(help: "Who was told.") var to: String
  @Option(help: "How: 电话, 书面, 当面 or 会上.") var means: String
  @Option(help: "When, such as 2026-03-04T10:00:00+08:00.") var at: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try NoticePrinter.settle(
      id, "told", ["to": .string(to), "means": .string(means), "at": .string(at)], daemon)
  }
}

/// `wenzhenctl notices waive`.
struct NoticesWaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive", abstract: "Record that nobody need be told any more, and why.")

  @Argument(help: "The notice.") var id: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try NoticePrinter.settle(id, "waive", ["reason": .string(reason)], daemon)
  }
}

/// `wenzhenctl notices arrived`.
struct NoticesArrivedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "arrived", abstract: "Record that an uncertain notice had arrived.")

  @Argument(help: "The notice.") var id: String
  @Option(help: "How that is known.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try NoticePrinter.settle(id, "arrived", ["reason": .string(reason)], daemon)
  }
}

/// `wenzhenctl notices resend`.
struct NoticesResendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resend", abstract: "Send a notice again that is uncertain or failed.")

  @Argument(help: "The notice.") var id: String
  @Option(help: "Why.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try NoticePrinter.settle(id, "resend", ["reason": .string(reason)], daemon)
  }
}

/// Says what became of a notice.
enum NoticePrinter {
  static func settle(
    _ id: String, _ path: String, _ body: JSONValue, _ daemon: DaemonOptions
  ) throws {
    let notice = try daemon.client().post("/notices/\(QueryText.escaped(id))/\(path)", body)
    daemon.show(notice) { print("\($0.shown("id"))  \($0.shown("state"))") }
  }
}
