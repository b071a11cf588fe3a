internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl audit verify`: whether the chain of events is whole.
struct AuditVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Check the chain of events, and print its head.",
    discussion: """
      With --head, the present head must be the one that a witness noted. A head from an earlier \
      day is looked for in a copy of the store, not here.
      """)

  @Option(help: "The head that was noted elsewhere.")
  var head: String?

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let chain = try client.get("/audit/chain")
    let broken = AuditFindings(try client.rows("/audit")).of(AuditFindings.chainRule)
    let isKnown = head.map { $0 == chain["head"]?.text } ?? true
    daemon.show(chain) { chain in
      print("末端 \(chain.shown("head"))")
      print("记录 \(chain.shown("length")) 条")
    }
    if !isKnown { Terminal.complain("末端与所记的不同：\(head ?? "")") }
    try broken.showUnlessNone(daemon)
    guard isKnown else { throw ExitCode(DaemonClient.findingsExitCode) }
  }
}

extension AuditFindings {
  /// Prints them if there are any, and then ends with the exit code 1.
  fileprivate func showUnlessNone(_ daemon: DaemonOptions) throws {
    if !rows.isEmpty { try show(daemon) }
  }
}
