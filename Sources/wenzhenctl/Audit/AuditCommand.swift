internal import ArgumentParser

/// `wenzhenctl audit`: whether anything was forgotten.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Look for anything forgotten or changed behind the daemon.",
    discussion: "Exit code 0 and no rows, or 1 and the rows.",
    subcommands: [AuditAllCommand.self, AuditVerifyCommand.self, AuditRebuildCommand.self],
    defaultSubcommand: AuditAllCommand.self)
}

/// `wenzhenctl audit all`: every check over the whole store.
struct AuditAllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all", abstract: "件件有认领、事事有回音: every check over the whole store.")

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try AuditFindings(try daemon.client().rows("/audit")).show(daemon)
  }
}

/// `wenzhenctl audit rebuild`: every case folded anew from its events.
struct AuditRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Fold every case from its events and compare byte for byte.",
    discussion: """
      The daemon folds each case anew and holds its snapshot, its columns and every row that hangs \
      on it (duties, rungs, parties, links, search, notices) against what the events say.
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try AuditFindings(try daemon.client().rows("/audit", [("check", "rebuild")])).show(daemon)
  }
}
