internal import ArgumentParser

/// The daemon of Wenzhen (问诊).
@main
struct Wenzhend: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "wenzhend",
    abstract: "Serve Wenzhen (问诊): requests, their limits, and who owes what by when.",
    subcommands: [ServeCommand.self, CheckConfigCommand.self])
}
