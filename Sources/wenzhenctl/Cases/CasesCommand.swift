internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases`: looking at cases.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases", abstract: "List and show cases.",
    subcommands: [CasesListCommand.self, CasesShowCommand.self])
}

/// `wenzhenctl cases list`.
struct CasesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List cases, the newest first.")

  static let usualCount = 50

  @Option(help: "Only cases of this procedure.") var procedure: String?
  @Option(help: "Only cases in this state.") var state: String?
  @Option(help: "Only cases of this light: green, yellow, red, grey.") var light: String?
  @Option(help: "Only cases of this lead.") var lead: String?
  @Option(help: "Only cases owned by this post, or me.") var owner: String?
  @Option(name: .customShort("q"), help: "Words to be found.") var words: String?
  @Flag(help: "The one due first at the head.") var due = false
  @Option(help: "The most cases listed.") var limit = usualCount

  @OptionGroup var daemon: DaemonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is at least 1") }
  }

  func run() throws {
    let page = min(limit, WireFormat.Operation.pageMax)
    let query: [(String, String?)] = [
      ("procedure", procedure), ("state", state), ("light", light), ("lead", lead),
      ("owner", owner), ("q", words), ("order", due ? "due" : nil), ("limit", String(page)),
    ]
    let rows = try daemon.client().rows("/cases", query, atMost: limit)
    daemon.show(.array(rows)) { _ in
      Terminal.table(
        ["编号", "灯", "环节", "责任岗位", "到期", "标题", "查询号"],
        rows.map { row in
          [
            row.shown("number"), CaseWords.light(row), row.shown("state_label"),
            row.shown("owner_label"), row.shown("due_at"), row.shown("title"), row.shown("id"),
          ]
        })
    }
  }
}
