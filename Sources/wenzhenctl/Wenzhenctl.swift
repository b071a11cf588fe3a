internal import ArgumentParser
private import Foundation
private import WireFormat

/// The command line of Wenzhen.
@main
struct Wenzhenctl: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhenctl",
    abstract: Words.either("Ask and administer Wenzhen (问诊).", "查询和管理问诊。"),
    discussion: """
      Most commands ask a daemon: by its control socket (--socket, or WENZHEN_SOCKET, else \
      ./var/control.sock), or by its address and a token (--url, --token @FILE or \
      WENZHEN_TOKEN). `calendar` and `procedure` read files only, `restore` a stopped daemon's \
      directory.

        wenzhenctl status
        wenzhenctl cases list --light red
        wenzhenctl cases show CASE --as PERSON
        wenzhenctl cases deadlines CASE
        wenzhenctl act CASE report -f progress-text=已联系 --as PERSON
        wenzhenctl export ledger > ledger.csv
        wenzhenctl audit
        wenzhenctl backup /var/lib/wenzhen/backups/today.db
        wenzhenctl calendar add 2026-04-30 5wd --explain
        wenzhenctl procedure check config/procedures
        wenzhenctl cases list --url http://127.0.0.1:8420 --token @token.txt

      It speaks Chinese where LC_ALL, LC_MESSAGES or LANG begins with zh, else English; what the \
      daemon says is Chinese. --json prints the daemon's answer for programs, refusals too.

      `wenzhenctl --version` says the program's version.

      Exit codes: 0 done, 1 something was found or refused, 2 a wrong call, 3 no daemon reached.
      """,
    subcommands: [
      StatusCommand.self, DutiesCommand.self, CasesCommand.self, ActCommand.self,
      NoticesCommand.self, DigestsCommand.self, DowntimesCommand.self,
      ImportCommand.self, ExportCommand.self, RosterCommand.self, TokenCommand.self,
      AuditCommand.self, MailCommand.self, BackupCommand.self, RestoreCommand.self,
      ReloadCommand.self,
      ClockCommand.self, CalendarCommand.self, ProcedureCommand.self,
    ])

  /// The exit code of a wrong call; the parser's own would be 64.
  static let usageExitCode: Int32 = 2

  static func main() async {
    // Not the parser's own flag: that would be found in a wrong `act … --version 4` too, and taken
    // for a question that was answered.
    if CommandLine.arguments.dropFirst() == ["--version"] { return print(ProgramVersion.text) }
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      // What a command itself found wrong says enough; the root's usage would be no help.
      let message = error is ValidationError ? "Error: \(error)" : fullMessage(for: error)
      FileHandle.standardError.write(Data((message + "\n").utf8))
      exit(withError: ExitCode(usageExitCode))
    }
  }
}
