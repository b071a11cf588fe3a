internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases list`.
struct CasesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: Words.either("List cases, the newest first.", "列出事项，最新的在前。"),
    discussion: """
        wenzhenctl cases list
        wenzhenctl cases list --light red --lead district-transport
        wenzhenctl cases list --due --owner officer-one
        wenzhenctl cases list -q 路灯 --limit 200 --json
      """)

  static let usualCount = 50

  @Option(help: "Only cases of this procedure.") var procedure: String?
  @Option(help: "Only cases in this state.") var state: String?
  @Option(
    help: """
      Only cases of this light: green (正常), yellow (临期), red (逾期), grey (暂停); either word.
      """,
    completion: .list(CaseWords.lights)) var light: String?
  @Option(help: "Only cases of this lead.") var lead: String?
  @Option(help: "Only cases owned by this post, or me.") var owner: String?
  @Option(name: .customShort("q"), help: "Words to be found.") var words: String?
  @Flag(help: "The one due first at the head.") var due = false
  @Option(help: "The most cases listed.") var limit = usualCount

  @OptionGroup var daemon: DaemonOptions

  func validate() throws {
    guard limit > 0 else { throw ValidationError("--limit is at least 1") }
    if let light, CaseWords.light(named: light) == nil {
      throw ValidationError("--light is one of \(CaseWords.lights.joined(separator: ", "))")
    }
  }

  func run() throws {
    let query: [(String, String?)] = [
      ("procedure", procedure), ("state", state), ("light", light.flatMap(CaseWords.light(named:))),
      ("lead", lead),
      ("owner", owner), ("q", words), ("order", due ? "due" : nil),
    ]
    let page = try daemon.client().page("/cases", query, atMost: limit)
    daemon.show(page) { page in
      let rows = page["items"]?.elements ?? []
      guard !rows.isEmpty else { return print(Words.noCases) }
      TextTable(
        .number, .lightHeading, .state, .ownerPost, .due, .title, .id,
        rows: rows.map { row in
          [
            row.shown("number"), CaseWords.light(row), row.shown("state_label"),
            row.shown("owner_label"), row.minute("due_at"), row.shown("title"), row.shown("id"),
          ]
        }
      ).write()
      if page["next"]?.text != nil { Terminal.complain("\(Words.more(than: rows.count))") }
    }
  }
}
