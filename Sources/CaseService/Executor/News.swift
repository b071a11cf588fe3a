package import CaseStore
private import Synchronization

/// What the last commit left to do, for whoever waits; only the newest is kept.
package final class News: Sendable {
  private let listeners = Mutex<[Int: AsyncStream<Committed>.Continuation]>([:])
  private let next = Mutex(0)

  package init() {}

  func publish(_ committed: Committed) {
    for listener in listeners.withLock({ Array($0.values) }) { listener.yield(committed) }
  }

  /// The news from now on; a slow listener misses all but the newest.
  package func stream() -> AsyncStream<Committed> {
    let (stream, continuation) = AsyncStream<Committed>.makeStream(
      bufferingPolicy: .bufferingNewest(1))
    let id = next.withLock { next in
      next += 1
      return next
    }
    listeners.withLock { $0[id] = continuation }
    continuation.onTermination = { [weak self] _ in
      self?.listeners.withLock { $0[id] = nil }
    }
    return stream
  }
}
