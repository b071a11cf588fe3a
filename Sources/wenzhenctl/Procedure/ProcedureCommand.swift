internal import ArgumentParser

/// Everything about procedure files; offline.
struct ProcedureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "procedure",
    abstract: Words.either("Check and draw procedure files (规程).", "检查和绘制规程文件。"),
    discussion: """
        wenzhenctl procedure check config/procedures
        wenzhenctl procedure graph config/procedures/request.yaml > request.mmd
      """,
    subcommands: [ProcedureCheckCommand.self, ProcedureGraphCommand.self])
}
