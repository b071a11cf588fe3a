internal import ArgumentParser
private import Foundation
private import WebAPI

/// The daemon of Wenzhen (问诊).
@main
struct Wenzhend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhend",
    abstract: "Serve Wenzhen (问诊): requests, their limits, and who owes what by when.",
    discussion: "Exit codes: 0 done, 1 something failed or was found, 2 a wrong call.",
    version: DaemonVersion.text, subcommands: [ServeCommand.self, CheckConfigCommand.self])

  /// The exit code of a wrong call; the parser's own would be 64.
  private static let usageExitCode: Int32 = 2

  static func main() async {
    do {
      var command = try parseAsRoot()
      if var waiting = command as? any AsyncParsableCommand {
        try await waiting.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      exit(withError: ExitCode(usageExitCode))
    }
  }
}
