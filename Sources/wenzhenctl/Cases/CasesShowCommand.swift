internal import ArgumentParser

/// `wenzhenctl cases show`.
struct CasesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Show a case, and what may be done in it now.")

  @Argument(help: "The case's public id, the last column of `cases list`.")
  var id: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let file = try daemon.client().get("/cases/\(QueryText.escaped(id))")
    daemon.show(file, as: CaseWords.write)
  }
}
