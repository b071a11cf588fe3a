internal import ArgumentParser

/// Everything about procedure files; offline.
struct ProcedureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedure", abstract: "Check and draw procedure files (规程).",
    subcommands: [ProcedureCheckCommand.self, ProcedureGraphCommand.self])
}
