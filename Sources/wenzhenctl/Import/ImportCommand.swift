internal import ArgumentParser

/// `wenzhenctl import`: cases from tables.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Words.either("Bring in cases from a table.", "从表格导入事项。"),
    discussion: "  wenzhenctl import requests 诉求.csv --dry-run --as officer-one",
    subcommands: [ImportRequestsCommand.self])
}

/// `wenzhenctl import requests`: one case a row.
struct ImportRequestsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "requests",
    abstract: Words.either("File a request for each row of a CSV file.", "表格的每一行登记为一件诉求。"),
    discussion: """
      The file is UTF-8 or GB18030 with a heading row. What is wrong is named by row and column, \
      and then nothing is filed, unless --partial takes the rows that are sound. \
      A row with a state (环节) was under way before: it is taken over with its lead (牵头单位), dates \
      (交办日期, 要求完成时限), level (级别) and source (来源), and goes on from there.

        wenzhenctl import requests 诉求.csv --dry-run --as officer-one
        wenzhenctl import requests 诉求.csv --as officer-one
        wenzhenctl import requests visits.csv --procedure visit --partial
      """)

  @Argument(help: "The table (CSV).", completion: .file(extensions: ["csv"]))
  var file: String

  @Option(help: "The procedure under which the rows are filed; the ledger's, if left out.")
  var procedure: String?

  @Flag(help: "File the rows without a fault, and leave the others.")
  var partial = false

  @Flag(help: "Only say what is wrong with the table.")
  var dryRun = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let bytes = try LocalFile.read(file)
    let query = [
      ("kind", "requests"), ("procedure", procedure), ("partial", partial ? "true" : nil),
      ("dry_run", dryRun ? "true" : nil),
    ]
    let client = try daemon.client()
    let send = { try client.post("/imports", query, file: bytes, mediaType: "text/csv") }
    let report = try ImportProgress(table: bytes, client)?.accompany(send) ?? send()
    try ImportPrinter.show(report, daemon, noun: .rows, isDryRun: dryRun)
  }
}
