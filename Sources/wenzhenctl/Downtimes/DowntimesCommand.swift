internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl downtimes`: when time stood still, what that delayed, and the director's word on it.
struct DowntimesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "downtimes",
    abstract: Words.either(
      "Look at what downtimes delayed, and confirm it.", "停机：查看推迟了什么，确认已核实。"),
    discussion: """
        wenzhenctl downtimes list
        wenzhenctl downtimes show DOWNTIME
        wenzhenctl downtimes seen DOWNTIME --reason 已逐件核实 --as director-one
      """,
    subcommands: [
      DowntimesListCommand.self, DowntimesShowCommand.self, DowntimesSeenCommand.self,
    ])
}

/// `wenzhenctl downtimes list`.
struct DowntimesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Words.either("List downtimes, the newest first.", "列出停机，最近的在前。"),
    discussion: """
        wenzhenctl downtimes list
        wenzhenctl downtimes list --unseen
      """)

  @Flag(help: "Those that nobody has confirmed yet.") var unseen = false
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let page = try daemon.client().page(
      "/downtimes", [("state", unseen ? "unseen" : nil)])
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else { return print(Words.noDowntimes) }
      TextTable(
        .id, .stoodFrom, .wentOn, .delayedCases, .longestMinutes, .seenAt,
        rows: rows.map { downtime in
          [
            downtime.shown("id"), downtime.minute("from"), downtime.minute("until"),
            downtime.shown("cases"), downtime.shown("longest_minutes"),
            downtime.minute("seen_at"),
          ]
        }
      ).write()
    }
  }
}

/// `wenzhenctl downtimes show`.
struct DowntimesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Words.either(
      "Show which cases waited, those that waited longest first.", "列出被推迟的事项，最久的在前。"),
    discussion: "  wenzhenctl downtimes show DOWNTIME")

  @Argument(help: "The downtime.") var id: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let downtime = try daemon.client().get("/downtimes/\(QueryText.escaped(id))")
    daemon.show(downtime) { downtime in
      TextTable(
        .number, .due, .delayedMinutes, .id,
        rows: (downtime["delayed"]?.elements ?? []).map { delayed in
          [
            delayed.shown("case_number"), delayed.minute("due_at"), delayed.shown("minutes"),
            delayed.shown("case"),
          ]
        }
      ).write()
    }
  }
}

/// `wenzhenctl downtimes seen`.
struct DowntimesSeenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "seen",
    abstract: Words.either(
      "Confirm that what a downtime delayed was seen to (the director).", "确认已核实停机推迟的事项（主任）。"),
    discussion: "  wenzhenctl downtimes seen DOWNTIME --reason 已逐件核实 --as director-one")

  @Argument(help: "The downtime.") var id: String
  @Option(help: "What was found.") var reason: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let seen = try daemon.client().post(
      "/downtimes/\(QueryText.escaped(id))/seen", ["reason": .string(reason)])
    daemon.show(seen) { seen in print("\(seen.shown("id"))  \(seen.minute("seen_at"))") }
  }
}
