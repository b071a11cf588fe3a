internal import ArgumentParser

/// `wenzhenctl roster`: who there is.
struct RosterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "roster",
    abstract: Words.either("Bring in who there is and who holds which post.", "导入单位、人员和任职。"),
    discussion: "  wenzhenctl roster import roster.yaml --dry-run",
    subcommands: [RosterImportCommand.self])
}
