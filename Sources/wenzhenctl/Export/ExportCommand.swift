internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl export`: what is handed on.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: Words.either("Hand out the ledger.", "导出督办表。"),
    discussion: "  wenzhenctl export ledger > ledger.csv",
    subcommands: [ExportLedgerCommand.self])
}

/// `wenzhenctl export ledger`: the supervision ledger on standard output.
struct ExportLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: Words.either("Write the ledger (督办台账) to standard output.", "把督办表写到标准输出。"),
    discussion: """
      Which columns there are, and from where each is filled, is said by config/ledger.yaml. In \
      CSV a cell that a spreadsheet would run as a formula begins with an apostrophe.

        wenzhenctl export ledger > ledger.csv
        wenzhenctl export ledger --columns all --from 2026-01-01 > ledger.csv
        wenzhenctl export ledger --columns number,request,light --state pooled
        wenzhenctl export ledger --format json --lead district-transport
      """)

  /// The forms in which the ledger is handed out.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case json
  }

  @Option(help: "csv or json; --json is the latter too.")
  var format = Format.csv

  @Option(help: "default, all, or columns by their ids, divided by commas.")
  var columns = "default"

  @Option(help: "Only the requests of this clinic, by its number or its public id.") var clinic:
    String?
  @Option(help: "Only requests in this state.") var state: String?
  @Option(help: "Only requests of this lead.") var lead: String?
  @Option(help: "Only requests filed on this day or later.") var from: String?
  @Option(help: "Only requests filed on this day or earlier.") var until: String?

  @Flag(inversion: .prefixedNo, help: "Begin CSV with the mark by which Excel knows UTF-8.")
  var bom = true

  @OptionGroup var daemon: DaemonOptions

  private var form: Format { daemon.json ? .json : format }

  func run() throws {
    let client = try daemon.client()
    let meeting = try clinic.map { try client.caseID($0) }
    let query: [(String, String?)] = [
      ("format", form.rawValue), ("columns", columns), ("clinic", meeting), ("state", state),
      ("lead", lead), ("from", from), ("until", until),
    ]
    switch form {
    case .csv:
      let bytes = try client.text(
        "/ledger", query + [("bom", bom ? "yes" : "no")], accept: "text/csv")
      Terminal.write(bytes)
    case .json:
      Terminal.write(try client.page("/ledger", query))
    }
  }
}
