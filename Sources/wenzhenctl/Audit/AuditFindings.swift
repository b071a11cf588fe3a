internal import ArgumentParser
internal import WireFormat

/// What an audit found; finding nothing is the good answer.
struct AuditFindings {
  let rows: [JSONValue]

  init(_ rows: [JSONValue]) {
    self.rows = rows
  }

  /// From all pages of the daemon's answer.
  init(page: JSONValue) {
    rows = page["items"]?.elements ?? []
  }

  /// Prints them; the exit code is 1 if there are any.
  func show(_ daemon: DaemonOptions) throws {
    daemon.show(["items": .array(rows), "next": .null]) { _ in write() }
    guard rows.isEmpty else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  /// Prints them as a table.
  func write() {
    guard !rows.isEmpty else { return print(Words.nothingFound) }
    TextTable(
      .rule, .caseNumber, .row, .explanation,
      rows: rows.map {
        [$0.shown("rule"), $0.shown("number"), $0.shown("row"), $0.shown("message")]
      }
    ).write()
  }
}
