internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl export`: what is handed on.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Hand out the ledger.",
    subcommands: [ExportLedgerCommand.self])
}

/// `wenzhenctl export ledger`: the supervision ledger on standard output.
struct ExportLedgerCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Write the ledger (督办台账) to standard output.",
    discussion: """
      Which columns there are, and from where each is filled, is said by config/ledger.yaml. In \
      CSV a cell that a spreadsheet would run as a formula begins with an apostrophe.

        wenzhenctl export ledger > ledger.csv
        wenzhenctl export ledger --columns all --from 2026-01-01 --until 2026-03-31 > q1.csv
        wenzhenctl export ledger --columns number,request,lead,light --state in-progress
        wenzhenctl export ledger --format json --lead district-transport
      """)

  /// The forms in which the ledger is handed out.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case json
  }

  @Option(help: "csv or json.")
  var format = Format.csv

  @Option(help: "default, all, or columns by their ids, divided by commas.")
  var columns = "default"

  @Option(help: "Only the requests of this clinic, by its public id.") var clinic: String?
  @Option(help: "Only requests in this state.") var state: String?
  @Option(help: "Only requests of this lead.") var lead: String?
  @Option(help: "Only requests filed on this day or later.") var from: String?
  @Option(help: "Only requests filed on this day or earlier.") var until: String?

  @Flag(inversion: .prefixedNo, help: "Begin CSV with the mark by which Excel knows UTF-8.")
  var bom = true

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let query: [(String, String?)] = [
      ("format", format.rawValue), ("columns", columns), ("clinic", clinic), ("state", state),
      ("lead", lead), ("from", from), ("until", until),
    ]
    switch format {
    case .csv:
      let bytes = try client.text(
        "/ledger", query + [("bom", bom ? "yes" : "no")], accept: "text/csv")
      Terminal.write(bytes)
    case .json:
      // One document, whatever the number of pages.
      var ledger = try client.get("/ledger", query).object ?? JSONObject()
      var items = ledger["items"]?.elements ?? []
      while let cursor = ledger["next"]?.text {
        let page = try client.get("/ledger", query + [("cursor", cursor)])
        items += page["items"]?.elements ?? []
        ledger["next"] = page["next"] ?? .null
      }
      ledger["items"] = .array(items)
      Terminal.write(JSONValue.object(ledger))
    }
  }
}
