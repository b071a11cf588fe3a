internal import ArgumentParser
internal import WireFormat

/// What an audit found; finding nothing is the good answer.
struct AuditFindings {
  /// The rule by which a case unlike its events is found.
  static let snapshotRule = "snapshot-unlike"
  /// The rule by which a broken chain is found.
  static let chainRule = "chain"

  let rows: [JSONValue]

  init(_ rows: [JSONValue]) {
    self.rows = rows
  }

  /// Those of one rule.
  func of(_ rule: String) -> AuditFindings {
    AuditFindings(rows.filter { $0["rule"]?.text == rule })
  }

  /// Prints them; the exit code is 1 if there are any.
  func show(_ daemon: DaemonOptions) throws {
    daemon.show(.array(rows)) { _ in
      guard !rows.isEmpty else { return print("没有发现问题") }
      Terminal.table(
        ["规则", "事项", "记录", "说明"],
        rows.map { [$0.shown("rule"), $0.shown("case"), $0.shown("row"), $0.shown("message")] })
    }
    guard rows.isEmpty else { throw ExitCode(DaemonClient.findingsExitCode) }
  }
}
