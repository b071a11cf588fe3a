internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl cases show`.
struct CasesShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Words.either("Show a case, and what may be done in it now.", "查看一件事项，以及此刻可以办理什么。"),
    discussion: """
      What may be done depends on who asks: at the control socket say --as PERSON. A star marks \
      a field that must be filled in, one in parentheses a field that must be where another makes \
      it so. --action shows the form of one action: its fields, and what can be chosen.

        wenzhenctl cases show CASE
        wenzhenctl cases show CASE --as officer-one
        wenzhenctl cases show CASE --action dispatch --as officer-one
      """)

  @Argument(help: "The case: its number, or its public id.")
  var id: String

  @Option(help: "Show what this action wants to be filled in.")
  var action: String?

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let client = try daemon.client()
    let file = try client.get(client.casePath(id))
    guard let action else { return daemon.show(file, as: CaseWords.write) }
    let offers = file["actions"]?.elements ?? []
    guard let offer = offers.first(where: { $0["id"]?.text == action }) else {
      Terminal.complain(
        "\(Words.noAction(action, known: offers.compactMap { $0["id"]?.text }))")
      throw ExitCode(DaemonClient.findingsExitCode)
    }
    daemon.show(offer) { FormWords(offer: $0).write() }
  }
}
