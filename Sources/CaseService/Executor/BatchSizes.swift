private import Synchronization

/// How many batches of each size the executor has kept since its start, and how many of them it
/// had decided while the one before was being kept.
package final class BatchSizes: Sendable {
  private let counts = Mutex(
    (bySize: [Int](repeating: 0, count: Executor.largestBatch + 1), ahead: 0))

  func count(_ size: Int, isAhead: Bool) {
    counts.withLock { counts in
      counts.bySize[size] += 1
      if isAhead { counts.ahead += 1 }
    }
  }

  /// The counts, by size from 0 on.
  package var bySize: [Int] { counts.withLock(\.bySize) }

  /// How many were decided ahead, and stood.
  package var ahead: Int { counts.withLock(\.ahead) }
}
