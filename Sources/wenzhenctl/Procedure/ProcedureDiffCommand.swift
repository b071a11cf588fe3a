internal import ArgumentParser
internal import CaseCore
private import Foundation
internal import ProcedureLanguage
internal import WireFormat

/// Says what a newer version of a procedure changes; exit code 1 if open cases would feel it.
struct ProcedureDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: Words.either(
      "Say what a newer version of a procedure changes.", "说明规程的新版本有何变动。"),
    discussion: """
      OLD and NEW are procedure files, or directories of them; nothing is asked of a daemon. Or \
      both are ID@VERSION, of the versions that a daemon has.

      Each change stands on a line, in a clerk's words; below it what it means for open cases once \
      they are moved to the new version (`procedure migrate`). Until then they go on by the old one.

      Exit code 0: nothing that open cases would feel (labels, what concerns new cases only); 1: \
      something; 2: a file can't be read.

        wenzhenctl procedure diff config/procedures new/procedures
        wenzhenctl procedure diff old/request.yaml config/procedures/request.yaml
        wenzhenctl procedure diff request@3 request@4
      """)

  @Argument(help: "The older version.", completion: .file(extensions: ["yaml"]))
  var old: String

  @Argument(help: "The newer version.", completion: .file(extensions: ["yaml"]))
  var new: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let report: DiffReport
    if let former = StoredVersion(old), let later = StoredVersion(new) {
      guard former.procedure == later.procedure else {
        throw ValidationError("\(old) and \(new) are versions of two procedures")
      }
      let answer = try daemon.client().get(
        "/procedures/\(former.procedure)/changes",
        [("from", "\(former.version)"), ("to", "\(later.version)")])
      report = DiffReport(answers: [answer])
    } else {
      report = DiffReport(try read(old), try read(new))
    }
    if daemon.json { Terminal.write(report.json) } else { report.write() }
    if report.isOfNote { throw ExitCode(1) }
  }

  private func read(_ path: String) throws -> [Procedure] {
    switch ProcedureReader.read(paths: [path]) {
    case .success(let book): return book.procedures
    case .failure(let complaints):
      FileHandle.standardError.write(Data("\(complaints)\n".utf8))
      throw ExitCode(Wenzhenctl.usageExitCode)
    }
  }
}

/// A version that a daemon has: `request@3`.
private struct StoredVersion {
  let procedure: String
  let version: Int

  init?(_ text: String) {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, let version = Int(parts[1]) else { return nil }
    procedure = String(parts[0])
    self.version = version
  }
}
