internal import ArgumentParser

/// `wenzhenctl cases`: looking at cases.
struct CasesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cases",
    abstract: Words.either("List, show and file cases.", "查看和登记事项。"),
    discussion: """
        wenzhenctl cases list --light red
        wenzhenctl cases show CASE --as PERSON
        wenzhenctl cases timeline CASE
        wenzhenctl cases deadlines CASE
      """,
    subcommands: [
      CasesListCommand.self, CasesShowCommand.self, CasesTimelineCommand.self,
      CasesDeadlinesCommand.self, CasesFileCommand.self,
    ])
}
