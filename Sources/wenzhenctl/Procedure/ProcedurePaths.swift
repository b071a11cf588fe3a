internal import ArgumentParser
internal import ProcedureLanguage

/// Which procedure files a command reads; together, so that what they say of each other is checked.
struct ProcedurePaths: ParsableArguments {
  @Argument(
    help: "Procedure files, or directories of them.", completion: .file(extensions: ["yaml"]))
  var paths: [String]

  /// The procedures and where their files say what, or what is wrong with the files.
  func read() -> Result<ProcedureBook, Complaints> { ProcedureReader.read(paths: paths) }
}
