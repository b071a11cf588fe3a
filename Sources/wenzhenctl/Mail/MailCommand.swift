internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl mail`: whether mail goes out.
struct MailCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "mail", abstract: Words.either("Try whether mail goes out.", "试发邮件。"),
    subcommands: [MailTestCommand.self])
}

/// `wenzhenctl mail test`.
struct MailTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: Words.either(
      "Hand over a test mail now, and say what came of it.", "立即试发一封邮件，说明结果。"),
    discussion: """
      Exit code 0 when it was taken, 1 when it was not, with the reason.

        wenzhenctl mail test me@example.org
      """)

  @Argument(help: "To whom.") var address: String
  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let test = try daemon.client().post("/mail/test", ["to": .string(address)])
    let isAccepted = test["accepted"]?.flag ?? false
    daemon.show(test) { test in
      print("\(isAccepted ? Words.mailTaken : Words.mailRefused)  \(test.shown("by"))")
      if let fault = test["fault"]?.text { print("  \(fault)") }
    }
    guard isAccepted else { throw ExitCode(DaemonClient.findingsExitCode) }
  }
}
