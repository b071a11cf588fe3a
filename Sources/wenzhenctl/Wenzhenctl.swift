internal import ArgumentParser
private import Foundation

/// The command line of Wenzhen.
@main
struct Wenzhenctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhenctl", abstract: "Ask and administer Wenzhen (问诊).",
    subcommands: [
      CalendarCommand.self, ProcedureCommand.self, StatusCommand.self, ClockCommand.self,
      CasesCommand.self, ActCommand.self, RosterCommand.self, TokenCommand.self,
      ImportCommand.self, ExportCommand.self, AuditCommand.self,
    ])

  /// The exit code of a wrong call; the parser's own would be 64.
  static let usageExitCode: Int32 = 2

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      // What a command itself found wrong says enough; the root's usage would be no help.
      let message = error is ValidationError ? "Error: \(error)" : fullMessage(for: error)
      FileHandle.standardError.write(Data((message + "\n").utf8))
      exit(withError: ExitCode(usageExitCode))
    }
  }
}
