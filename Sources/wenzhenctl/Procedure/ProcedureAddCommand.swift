internal import ArgumentParser
internal import WireFormat

/// `wenzhenctl procedure add`: a version of a procedure for the running daemon.
struct ProcedureAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: Words.either(
      "Check a newer version of a procedure, or put it in force.", "检查规程的新版本，或予以施行。"),
    discussion: """
      FILE is checked beside the daemon's other procedures, in the words of `procedure check`, \
      and told is what it changes. With --apply it is kept in the store and in force for new cases \
      from then on; open ones go on by their own version until `procedure migrate`. A file of the \
      same procedure in the rules folder counts again once its version is the newer one.

        wenzhenctl procedure add request.yaml
        wenzhenctl procedure add request.yaml --apply
      """)

  @Argument(help: "The procedure (YAML).", completion: .file(extensions: ["yaml"]))
  var file: String

  @Flag(help: "Put it in force.")
  var apply = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let answer = try daemon.client().post(
      "/procedures", try LocalFile.order(file, apply: apply))
    daemon.show(answer) { answer in
      DiffReport(answers: [answer]).write()
      print(apply ? Words.versionInForce(answer.shown("to")) : Words.notYetInForce)
    }
  }
}
