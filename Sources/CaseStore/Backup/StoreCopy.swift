private import Foundation
internal import GRDB

/// A file that should be a copy of a store, opened for reading only.
package struct StoreCopy: Sendable {
  private let path: String

  package init(path: String) {
    self.path = path
  }

  /// The last event of the copy, once its pages, its kind, its schema and its whole chain have been
  /// looked at.
  package func verifiedHead() async throws(BackupFault) -> ChainHead {
    let path = self.path
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      defer { try? queue.close() }
      return try await queue.read { db in
        let findings = try String.fetchAll(db, sql: "PRAGMA integrity_check")
        guard findings == ["ok"] else {
          let damage = findings.prefix(3).joined(separator: "; ")
          throw BackupFault.unsound(path: path, .damaged(damage))
        }
        let application = try Int32.fetchOne(db, sql: "PRAGMA application_id")
        guard application == Migrations.applicationID else {
          throw BackupFault.unsound(path: path, .otherProgram)
        }
        let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
        guard version <= Migrations.newest else {
          throw BackupFault.unsound(path: path, .newerProgram(schema: version))
        }
        if let fault = try StoreCopy.firstChainFault(db) {
          let finding = AuditFinding.chain(fault)
          throw BackupFault.unsound(path: path, .damaged("\(finding.row): \(finding.words)"))
        }
        return try ChainHead.last(db)
      }
    } catch let fault as BackupFault {
      throw fault
    } catch {
      throw .unsound(error, at: path)
    }
  }

  private static func firstChainFault(_ db: Database) throws -> ChainFault? {
    var last: Int64 = 0
    while true {
      let page = try ChainPage(db, after: last)
      if let fault = page.faults.first { return fault }
      if page.count == 0 { return nil }
      last = page.last
    }
  }

  /// Puts the copy into a data directory that has no store, as its store.
  ///
  /// The directory is locked meanwhile, so no daemon serves it. Nothing is ever replaced.
  package func restore(into directory: String) async throws -> ChainHead {
    let head = try await verifiedHead()
    let lock = try DataLock(directory: directory)
    defer { withExtendedLifetime(lock) {} }
    let target = directory + "/" + CaseStore.fileName
    guard !FileManager.default.fileExists(atPath: target) else {
      throw BackupFault.inTheWay(path: target)
    }
    let draft = target + ".partial"
    do {
      try? FileManager.default.removeItem(atPath: draft)
      try FileManager.default.copyItem(atPath: path, toPath: draft)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: draft)
      _ = try Durably.rename(draft, to: target)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      if let fault = error as? BackupFault { throw fault }
      throw BackupFault.notWritten(path: target, .other(error.localizedDescription))
    }
    return head
  }
}

/// Files that are on the disk before anybody relies on them.
enum Durably {
  /// Brings a file and its new name to the disk; gives its size.
  static func rename(_ draft: String, to path: String) throws -> Int64 {
    let bytes = try synchronise(draft)
    // `link` refuses a name that is taken, `rename` would replace it.
    guard link(draft, path) == 0 else {
      throw errno == EEXIST
        ? BackupFault.inTheWay(path: path)
        : BackupFault.notWritten(errno: errno, at: path)
    }
    unlink(draft)
    let parent = URL(filePath: path).deletingLastPathComponent().path
    _ = try synchronise(parent.isEmpty ? "." : parent)
    return bytes
  }

  private static func synchronise(_ path: String) throws -> Int64 {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    var status = stat()
    guard descriptor >= 0, fsync(descriptor) == 0, fstat(descriptor, &status) == 0 else {
      throw BackupFault.notWritten(errno: errno, at: path)
    }
    Foundation.close(descriptor)
    return Int64(status.st_size)
  }
}
