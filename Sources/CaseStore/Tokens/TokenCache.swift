/// The tokens asked about last, so that who asks is known without asking the disk again.
///
/// Any change of any token empties it. What was read before a change and comes after it isn't
/// taken in: `turn` tells.
struct TokenCache: Sendable {
  static let capacity = 1024

  /// How often it was emptied because tokens changed.
  private(set) var turn = 0
  private var byHash: [[UInt8]: StoredToken] = [:]

  func token(_ hash: [UInt8]) -> StoredToken? { byHash[hash] }

  mutating func keep(_ token: StoredToken, hash: [UInt8], readIn turn: Int) {
    guard turn == self.turn else { return }
    if byHash.count >= TokenCache.capacity { byHash = [:] }
    byHash[hash] = token
  }

  mutating func empty() {
    turn += 1
    byHash = [:]
  }
}
