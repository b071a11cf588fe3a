internal import ArgumentParser
internal import CaseCore
internal import ProcedureLanguage

/// Says how a case of a procedure could be forgotten; exit code 1 if one could.
struct ProcedureCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: Words.either(
      "Prove that no case of a procedure can be forgotten.", "证明规程之下没有一件事项会被遗忘。"),
    discussion: """
      Each finding stands on one line, FILE:LINE:COLUMN: RULE: what a case could suffer, with the
      shortest way there: the fewest actions, those of other cases on the way with their procedure.
      Warnings and notes don't count as findings: exit code 0 without faults.

      A sound procedure has a line of its own: how many states, actions and clocks; how long a case
      can live if everybody acts on the last day and every count is used up, and what no file
      bounds; the most that a round can stand still. Below it, for each state, how long until
      somebody outside its owner's organisation hears of a delay. What each rule means, and what
      mends it, stands in docs/PROCEDURES.md.

        wenzhenctl procedure check config/procedures
        wenzhenctl procedure check config/procedures --json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @OptionGroup var files: ProcedurePaths

  @Option(help: "How to print: text or json.")
  var format = Format.text

  @Flag(help: "As --format json.")
  var json = false

  func run() throws {
    let report = CheckReport(files.read())
    switch json ? .json : format {
    case .text: for line in report.lines { print(line) }
    case .json: print(try report.json())
    }
    if report.hasFaults { throw ExitCode(1) }
  }
}
