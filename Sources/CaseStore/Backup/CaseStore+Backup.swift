private import CaseCore
private import Foundation
internal import GRDB

/// A copy of the store that was made and looked through.
package struct Backup: Equatable, Sendable {
  /// The last event in it.
  package var head: ChainHead
  package var bytes: Int64
}

extension CaseStore {
  /// Copies the store as of now into a new file, while commits go on.
  ///
  /// The copy is made by a connection that only reads, under another name, looked through, brought
  /// to the disk, and only then given its name: a file of that name is a whole one.
  package func backUp(to path: String) async throws -> Backup {
    guard !FileManager.default.fileExists(atPath: path) else {
      throw BackupFault.inTheWay(path: path)
    }
    let draft = path + ".partial"
    try? FileManager.default.removeItem(atPath: draft)
    do {
      try await pool.unsafeRead { db in
        try db.execute(sql: "VACUUM INTO ?", arguments: [draft])
      }
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw BackupFault.notWritten(error, at: path)
    }
    do {
      let head = try await StoreCopy(path: draft).verifiedHead()
      guard try await isOurs(head) else {
        throw BackupFault.unsound(path: draft, .otherStore)
      }
      // On the reader's own thread: bringing a large file to the disk takes its time.
      let bytes = try await pool.unsafeRead { _ in try Durably.rename(draft, to: path) }
      return Backup(head: head, bytes: bytes)
    } catch {
      try? FileManager.default.removeItem(atPath: draft)
      throw error
    }
  }

  private func isOurs(_ head: ChainHead) async throws(StoreError) -> Bool {
    guard head.seq > 0 else { return true }
    return try await read { db in
      let row = try Row.fetchOne(
        db.cachedStatement(sql: EventSQL.chain.rawValue),
        arguments: ["after": head.seq - 1, "limit": 1])
      return (row?["hash"] as Data?).map { [UInt8]($0) } == head.hash
    }
  }
}
