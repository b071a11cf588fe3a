internal import ArgumentParser
internal import WireFormat

/// Says what came of an import, fault by fault.
enum ImportPrinter {
  /// Prints the report; rows that were not taken make the exit code 1.
  ///
  /// A daemon that doesn't say it only looked has changed something, and that is said aloud.
  static func show(
    _ report: JSONValue, _ daemon: DaemonOptions, noun: Words, isDryRun: Bool
  ) throws {
    daemon.show(report) { report in
      print(
        Words.imported(
          report.shown("accepted"), report.shown("refused"), noun,
          isDry: report["dry_run"]?.flag == true))
      if let encoding = report["encoding"]?.text { print("\(Words.encoding) \(encoding)") }
      if report["dry_run"]?.flag != true, (report["accepted"]?.whole ?? 0) > 0,
        (report["refused"]?.whole ?? 0) > 0
      {
        print(Words.importTheRestAlone)
      }
    }
    let faults = report["faults"]?.elements ?? []
    if !daemon.json {
      for fault in faults { Terminal.complain(line(of: fault)) }
    }
    if isDryRun, report["dry_run"]?.flag != true {
      Terminal.complain("\(Words.notDryAfterAll)")
      throw ExitCode(DaemonClient.findingsExitCode)
    }
    let isWhole = faults.isEmpty && (report["refused"]?.whole ?? 0) == 0
    guard isWhole else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  private static func line(of fault: JSONValue) -> String {
    let row = fault["row"]?.whole
    let column = fault["column"]?.whole.map { "\(Words.column($0))" } ?? ""
    let label = fault["column_label"]?.text.map { "\(Words.label($0))" } ?? ""
    // A cell with line breaks makes the file's lines differ from the table's rows.
    let line = fault["line"]?.whole.flatMap { $0 == row ? nil : "\(Words.fileLine($0))" } ?? ""
    return "\(Words.tableRow(fault.shown("row")))\(column)\(label)\(line)\(Words.colon)"
      + fault.shown("message")
  }
}
