internal import GRDB
private import Synchronization

extension CaseStore {
  /// Writes a batch in one transaction and returns once the disk has it.
  ///
  /// Whoever awaits it must not be cancelled: a cancelled write is undone.
  package func commit(_ batch: CommitBatch) async throws(StoreError) -> Committed {
    let before = standing.withLock(\.self)
    let cache = cacheAccess
    do {
      let (committed, after, files) = try await pool.write { db in
        var writing = CommitWriting(db, batch, standing: before, cache: cache)
        let committed = try writing.write()
        return (committed, writing.standing, writing.current)
      }
      standing.withLock { $0 = after }
      if batch.changesTokens { tokenCache.withLock { $0.empty() } }
      if batch.erasesTexts { self.cache.withLock { $0.textsWereErased() } }
      let cache = cacheAccess
      for file in files.values { cache.keep(file) }
      return committed
    } catch {
      throw StoreError(error)
    }
  }
}
