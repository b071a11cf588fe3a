internal import ArgumentParser

/// Everything about procedures: their files, offline, and the versions that a daemon has.
struct ProcedureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedure",
    abstract: Words.either(
      "Check, draw and compare procedures (规程), and bring in new versions.",
      "检查、绘制、比较规程，施行新版本。"),
    discussion: """
        wenzhenctl procedure check config/procedures
        wenzhenctl procedure graph config/procedures/request.yaml > request.mmd
        wenzhenctl procedure diff old/request.yaml config/procedures/request.yaml
        wenzhenctl procedure migrate request --to 4 --dry-run
      """,
    subcommands: [
      ProcedureCheckCommand.self, ProcedureGraphCommand.self, ProcedureDiffCommand.self,
      ProcedureAddCommand.self, ProcedureMigrateCommand.self,
    ])
}
