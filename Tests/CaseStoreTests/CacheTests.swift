@testable import CaseStore
import CaseCore
import Testing

/// What is kept in memory never outlives what it was read from.
@Suite struct CacheTests {
  private let token = StoredToken(
    id: 1, person: "a", scopes: [], expiresAt: nil, lastUsedOn: nil, revokedAt: nil)

  @Test func `a token read before tokens changed is not kept after it`() {
    var cache = TokenCache()
    let turn = cache.turn
    cache.empty()
    cache.keep(token, hash: [1], readIn: turn)
    #expect(cache.token([1]) == nil)
  }

  @Test func `any change of a token empties what is kept`() {
    var cache = TokenCache()
    cache.keep(token, hash: [1], readIn: cache.turn)
    #expect(cache.token([1]) == token)
    cache.empty()
    #expect(cache.token([1]) == nil)
  }

  @Test func `no more tokens are kept than its capacity`() {
    var cache = TokenCache()
    for number in 0...TokenCache.capacity {
      cache.keep(token, hash: [UInt8(number & 255), UInt8(number >> 8)], readIn: cache.turn)
    }
    #expect(cache.token([0, 0]) == nil)
  }

  @Test func `a revoked token is known as such at once`() async throws {
    let temporary = try TemporaryStore()
    let draft = TokenDraft(person: "a", hash: [7], scopes: [], expiresAt: nil)
    try await temporary.commit(CommitEntry(tokenChanges: [.created(draft)]))
    let created = try await temporary.store.token(hash: [7])
    let stored = try #require(created)
    #expect(stored.revokedAt == nil)
    try await temporary.commit(CommitEntry(tokenChanges: [.revoked(stored.id)]))
    #expect(try await temporary.store.token(hash: [7])?.revokedAt == SampleCase.start)
  }

  @Test func `a case read before texts were erased is not kept after it`() throws {
    var cache = CaseCache()
    let file = try opened()
    let turn = cache.turn
    cache.textsWereErased()
    cache.keep(file, readIn: turn)
    #expect(cache.file(file.id, version: file.version) == nil)
  }

  @Test func `an older version does not take a newer one's place`() throws {
    var cache = CaseCache()
    let older = try opened()
    var newer = older
    newer.version += 1
    cache.keep(newer, readIn: cache.turn)
    cache.keep(older, readIn: cache.turn)
    #expect(cache.file(newer.id, version: newer.version) == newer)
  }

  private func opened() throws -> CaseFile {
    var sample = SampleCase(1)
    sample.open()
    return try #require(sample.file)
  }
}
