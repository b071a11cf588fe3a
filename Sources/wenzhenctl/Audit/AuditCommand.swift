internal import ArgumentParser

/// `wenzhenctl audit`: whether anything was forgotten.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: Words.either(
      "Look for anything forgotten, or changed behind the daemon.", "核查有无遗忘或被改动。"),
    discussion: """
        wenzhenctl audit
        wenzhenctl audit verify --head HEAD
        wenzhenctl audit rebuild

      Exit code 0 and no rows, or 1 and the rows.
      """,
    subcommands: [AuditAllCommand.self, AuditVerifyCommand.self, AuditRebuildCommand.self],
    defaultSubcommand: AuditAllCommand.self)
}

/// `wenzhenctl audit all`: every check over the whole store.
struct AuditAllCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "all",
    abstract: Words.either("Check that everybody's duty is somebody's.", "件件有认领、事事有回音：逐项核查。"),
    discussion: """
      Every check over the whole store: each open case has an owner who is in office, and a limit \
      that runs; whoever asked was told; each stored row is what the events say. It is what \
      `wenzhenctl audit` does.

        wenzhenctl audit
        wenzhenctl audit all --json
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try AuditFindings(page: daemon.client().page("/audit")).show(daemon)
  }
}

/// `wenzhenctl audit rebuild`: every case folded anew from its events.
struct AuditRebuildCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild",
    abstract: Words.either(
      "Fold every case from its events and compare byte for byte.", "由记录重算每一件事项，逐字节比对。"),
    discussion: """
      The daemon folds each case anew and holds its snapshot, its columns and every row that hangs \
      on it (duties, rungs, parties, links, search, notices) against what the events say.

        wenzhenctl audit rebuild
      """)

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    try AuditFindings(page: daemon.client().page("/audit", [("check", "rebuild")])).show(daemon)
  }
}
