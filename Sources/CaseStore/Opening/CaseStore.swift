package import CaseCore
private import Foundation
internal import GRDB
internal import Synchronization

/// The daemon's memory on disk: events, the cases folded from them, duties, notices.
///
/// Only `commit` writes, from one connection; everything else reads, on connections that can't.
package final class CaseStore: Sendable {
  /// The store's file in its data directory.
  package static let fileName = "wenzhen.db"

  let pool: DatabasePool
  let options: StoreOptions
  let cache = Mutex(CaseCache())
  let tokenCache = Mutex(TokenCache())
  let standing: Mutex<Standing>
  private let lock: DataLock

  /// Opens the store in a data directory, and makes both if they are not there.
  package convenience init(directory: String, options: StoreOptions) throws(StoreError) {
    let lock = try DataLock(directory: directory)
    do {
      try self.init(lock: lock, path: directory + "/" + CaseStore.fileName, options: options)
    } catch {
      throw StoreError(error)
    }
  }

  private init(lock: DataLock, path: String, options: StoreOptions) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .timeout(Pragmas.busySeconds)
    configuration.maximumReaderCount = options.readers
    configuration.prepareDatabase { try Pragmas.prepare($0) }
    let pool = try DatabasePool(path: path, configuration: configuration)
    standing = Mutex(
      try pool.writeWithoutTransaction { db in
        try Pragmas.settle(db)
        try Migrations.run(db)
        try Meta.settle(db, options)
        return try Standing(db)
      })
    try pool.read { try Pragmas.checkReader($0) }
    self.lock = lock
    self.pool = pool
    self.options = options
  }

  /// The roster as of the last commit.
  package var roster: Roster { standing.withLock(\.roster) }

  /// The number and the hash of the last event: the head of the chain.
  package var chainHead: ChainHead { standing.withLock(\.head) }

  /// Gives back the memory that the connections keep pages in; who reads next fills it again.
  package func releaseMemory() { pool.releaseMemory() }

  /// Closes the connections; the lock goes with the store itself.
  package func close() throws(StoreError) {
    do { try pool.close() } catch { throw StoreError(error) }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    do { return try await pool.read(body) } catch { throw StoreError(error) }
  }
}
