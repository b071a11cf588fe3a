internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl audit verify`: whether the chain of events is whole.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Words.either("Check the chain of events, and print its head.", "核对记录的哈希链，印出末端。"),
    discussion: """
      With --head, it also says after which event the chain had the head that a witness noted \
      (digests and webhooks print it).

      With --data it reads the store's file itself, which no daemon need serve: a copy, a backup, \
      or a live one beside its daemon. It never writes, and besides the chain it checks the file's \
      own structure and every row against its events.

        wenzhenctl audit verify
        wenzhenctl audit verify --head HEAD
        wenzhenctl audit verify --data /mnt/backup/wenzhen

      Exit code 0 when all is well, 1 when something is found or the head stands nowhere.
      """)

  @Option(help: "The head that was noted elsewhere: 64 hexadecimal digits.")
  var head: String?

  @Option(help: "A data directory to read instead of asking the daemon.", completion: .directory)
  var data: String?

  @OptionGroup var daemon: DaemonOptions

  func validate() throws {
    if let head, head.count != 64 || !head.allSatisfy(\.isHexDigit) {
      throw ValidationError("--head takes the 64 hexadecimal digits of a head")
    }
    if data != nil, daemon.socket != nil || daemon.url != nil {
      throw ValidationError("give --data, or --socket or --url to ask a daemon, not both")
    }
  }

  func run() throws {
    let report = try data.map { try AuditVerifyReport(directory: $0, head: noted) } ?? asked()
    daemon.show(report.json) { _ in report.write() }
    guard report.isWell else { throw ExitCode(DaemonClient.findingsExitCode) }
  }

  private var noted: String? { head?.lowercased() }

  private func asked() throws -> AuditVerifyReport {
    let client = try daemon.client()
    return try DaemonClient.advising(.verifiedWithoutDaemon) {
      let chain = try client.get("/audit/chain", [("head", noted)])
      let page = try client.page("/audit", [("check", "chain")])
      return AuditVerifyReport(chain: chain, findings: AuditFindings(page: page), head: noted)
    }
  }
}
