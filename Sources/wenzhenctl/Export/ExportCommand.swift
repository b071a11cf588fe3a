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
    commandName: "ledger", abstract: "Write the ledger (督办台账) to standard output.")

  /// The forms in which the ledger is handed out.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case csv
    case json
  }

  @Option(help: "csv (UTF-8 with a mark, as Excel wants it) or json.")
  var format = Format.csv

  @Flag(help: "All columns in place of the usual ones.")
  var allColumns = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let query: [(String, String?)] = [
      ("format", format.rawValue), ("columns", allColumns ? "all" : nil),
    ]
    switch format {
    case .csv: Terminal.write(try client.text("/ledger", query, accept: "text/csv"))
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
