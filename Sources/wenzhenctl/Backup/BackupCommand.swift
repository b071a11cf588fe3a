internal import ArgumentParser
private import Foundation
internal import WireFormat

/// `wenzhenctl backup`: a copy of the store, made by the daemon while it works.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the store into a new file, while the daemon works.",
    discussion: """
      The daemon writes the file, so its user must be able to; the copy is looked through, and its \
      chain of records verified, before it gets its name, and no file is replaced. Note the head \
      that is printed: `audit verify --head` tells later whether the past was changed.

        wenzhenctl backup /var/lib/wenzhen/backups/2026-03-02.db
      """)

  @Argument(help: "The new file.")
  var file: String

  @OptionGroup var daemon: DaemonOptions

  func run() throws {
    let path = URL(filePath: file).standardizedFileURL.path
    let backup = try daemon.client().post("/backups", ["file": .string(path)])
    daemon.show(backup) { backup in
      print("已备份  \(backup.shown("file"))（\(backup.shown("bytes")) 字节）")
      print("记录    \(backup.shown("length")) 条")
      print("末端    \(backup.shown("head"))（副本的哈希链已逐条核对）")
    }
  }
}
