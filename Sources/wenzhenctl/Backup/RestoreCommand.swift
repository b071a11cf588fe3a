internal import ArgumentParser
private import CaseStore
private import Foundation

/// `wenzhenctl restore`: a backup becomes the store of a data directory that has none.
struct RestoreCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Make a backup the store of a data directory that has none.",
    discussion: """
      Works without the daemon, and not while one serves the directory. A store that is there is \
      never replaced: move its wenzhen.db, wenzhen.db-wal and wenzhen.db-shm away first.

        systemctl stop wenzhen
        mkdir /var/lib/wenzhen/before && mv /var/lib/wenzhen/wenzhen.db* /var/lib/wenzhen/before/
        wenzhenctl restore /var/lib/wenzhen/backups/2026-03-02.db --data /var/lib/wenzhen
      """)

  @Argument(help: "The backup.")
  var file: String

  @Option(help: "The data directory; made if it is not there.")
  var data = "./var"

  func run() async throws {
    do {
      let head = try await StoreCopy(path: file).restore(into: data)
      print("已恢复  \(data)（\(head.seq) 条记录）")
      print("末端    \(head.text)（备份的哈希链已逐条核对）")
    } catch let fault as BackupFault {
      Terminal.complain(fault.description)
      throw ExitCode(DaemonClient.findingsExitCode)
    } catch let error as StoreError {
      Terminal.complain(words(for: error))
      throw ExitCode(DaemonClient.findingsExitCode)
    }
  }

  private func words(for error: StoreError) -> String {
    if case .locked = error { return "a daemon serves \(data); stop it first" }
    return "\(data): \(error)"
  }
}
