internal import ArgumentParser
private import CaseStore
private import Foundation
internal import WireFormat

/// `wenzhenctl restore`: a backup becomes the store of a data directory that has none.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: Words.either(
      "Make a backup the store of a data directory that has none.", "把备份恢复为一个空目录的库。"),
    discussion: """
      Works without the daemon, and not while one serves the directory. A store that is there is \
      never replaced: move its wenzhen.db, wenzhen.db-wal and wenzhen.db-shm away first.

        systemctl stop wenzhen
        cd /var/lib/wenzhen && mkdir before && mv wenzhen.db* before/
        wenzhenctl restore backups/2026-03-02.db --data /var/lib/wenzhen
        chown -R wenzhen: /var/lib/wenzhen && systemctl start wenzhen
      """)

  @Argument(help: "The backup.", completion: .file())
  var file: String

  @Option(help: "The data directory; made if it is not there.", completion: .directory)
  var data = "./var"

  @Flag(help: "Print what was done in JSON.")
  var json = false

  func run() async throws {
    do {
      let head = try await StoreCopy(path: file).restore(into: data)
      guard !json else {
        return Terminal.write(
          ["data": .string(data), "length": .integer(head.seq), "head": .string(head.text)])
      }
      TextTable(facts: [
        (.restored, data), (.records, String(head.seq)), (.head, head.text),
        (.chainVerified, "\(Words.eachEventChecked)"),
      ]).write()
    } catch let fault as BackupFault {
      Terminal.complain("\(Words(fault.description, fault.chinese))")
      throw ExitCode(DaemonClient.findingsExitCode)
    } catch let error as StoreError {
      Terminal.complain("\(Words.storeFault(error, in: data))")
      throw ExitCode(DaemonClient.findingsExitCode)
    }
  }
}
