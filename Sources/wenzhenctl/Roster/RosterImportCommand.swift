internal import ArgumentParser
internal import ProcedureLanguage

/// `wenzhenctl roster import`: makes the roster say what a file says.
struct RosterImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Words.either(
      "Make the roster say what a file says, all or nothing.", "按文件更新花名册，要么全部，要么全不。"),
    discussion: """
      The file is read here first, so that what is wrong with it is named by line and column; \
      what it comes to is decided by the daemon alone. What the file doesn't mention stays as it is.

        wenzhenctl roster import roster.yaml --dry-run
        wenzhenctl roster import roster.yaml
      """)

  @Argument(help: "The roster file (YAML).", completion: .file(extensions: ["yaml"]))
  var file: String

  @Flag(help: "Only say what would be done.")
  var dryRun = false

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let bytes = try LocalFile.read(file)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ValidationError("\(file) is not UTF-8")
    }
    if case .failure(let complaints) = RosterReader.read(text, file: file) {
      Terminal.complain(complaints.description)
      throw ExitCode(DaemonClient.findingsExitCode)
    }
    let report = try daemon.client().post(
      "/imports", [("kind", "roster"), ("dry_run", dryRun ? "true" : nil)], file: bytes,
      mediaType: "application/yaml")
    try ImportPrinter.show(report, daemon, noun: .changes, isDryRun: dryRun)
  }
}
