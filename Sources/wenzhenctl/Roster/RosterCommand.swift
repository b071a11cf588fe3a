internal import ArgumentParser

/// `wenzhenctl roster`: who there is.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster", abstract: "Bring in who there is and who holds which post.",
    subcommands: [RosterImportCommand.self])
}
