internal import ArgumentParser
private import Foundation
internal import WireFormat

/// `wenzhenctl backup`: a copy of the store, made by the daemon while it works.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: Words.either(
      "Copy the store into a new file, while the daemon works.", "运行中备份到一个新文件。"),
    discussion: """
      The daemon writes the file, so its user must be able to; the copy is looked through, and its \
      chain of records verified, before it gets its name, and no file is replaced. Note the head \
      that is printed: `audit verify --head` tells later whether the past was changed.

        wenzhenctl backup /var/lib/wenzhen/backups/2026-03-02.db
        wenzhenctl backup today.db --json
      """)

  @Argument(help: "The new file.", completion: .file())
  var file: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let path = URL(filePath: file).standardizedFileURL.path
    let client = try daemon.client()
    let backup = try DaemonClient.advising(.copiedWithoutDaemon) {
      try client.post("/backups", ["file": .string(path)])
    }
    daemon.show(backup) { backup in
      TextTable(facts: [
        (.backedUp, backup.shown("file")), (.bytes, backup.shown("bytes")),
        (.records, backup.shown("length")), (.head, backup.shown("head")),
        (.chainVerified, "\(Words.eachEventChecked)"),
      ]).write()
    }
  }
}
