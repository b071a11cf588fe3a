internal import ArgumentParser
internal import WireFormat

/// What an audit found; finding nothing is the good answer.
struct AuditFindings {
  let rows: [JSONValue]

  init(_ rows: [JSONValue]) {
    self.rows = rows
  }

  /// Prints them; the exit code is 1 if there are any.
  func show(_ daemon: DaemonOptions) throws {
    daemon.show(.array(rows)) { _ in write() }
    guard rows.isEmpty else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  /// Prints them as a table.
  func write() {
    guard !rows.isEmpty else { return print("没有发现问题") }
    Terminal.table(
      ["规则", "事项", "记录", "说明"],
      rows.map { [$0.shown("rule"), $0.shown("number"), $0.shown("row"), $0.shown("message")] })
  }
}
