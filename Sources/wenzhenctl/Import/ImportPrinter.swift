internal import ArgumentParser
internal import WireFormat

/// Says what came of an import, fault by fault.
enum ImportPrinter {
  /// Prints the report; rows that were not taken make the exit code 1.
  ///
  /// A daemon that doesn't say it only looked has changed something, and that is said aloud.
  static func show(
    _ report: JSONValue, _ daemon: DaemonOptions, noun: String, isDryRun: Bool
  ) throws {
    daemon.show(report) { report in
      let verb = report["dry_run"]?.flag == true ? "可导入" : "已导入"
      print("\(verb) \(report.shown("accepted")) \(noun)，未导入 \(report.shown("refused")) \(noun)")
      if let encoding = report["encoding"]?.text { print("文件编码 \(encoding)") }
    }
    let faults = report["faults"]?.elements ?? []
    if !daemon.json {
      for fault in faults { Terminal.complain(line(of: fault)) }
    }
    if isDryRun, report["dry_run"]?.flag != true {
      Terminal.complain("守护进程没有按“只检查”办理，以上内容已经导入")
      throw ExitCode(DaemonClient.findingsExitCode)
    }
    let isWhole = faults.isEmpty && (report["refused"]?.whole ?? 0) == 0
    guard isWhole else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  private static func line(of fault: JSONValue) -> String {
    let row = fault["row"]?.whole
    let column = fault["column"]?.whole.map { " 第 \($0) 列" } ?? ""
    let label = fault["column_label"]?.text.map { "（\($0)）" } ?? ""
    // A cell with line breaks makes the file's lines differ from the table's rows.
    let line = fault["line"]?.whole.flatMap { $0 == row ? nil : "（文件第 \($0) 行）" } ?? ""
    return "第 \(fault.shown("row")) 行\(column)\(label)\(line)：\(fault.shown("message"))"
  }
}
