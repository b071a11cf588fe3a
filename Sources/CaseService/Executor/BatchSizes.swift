private import Synchronization

/// How many batches of each size the executor has kept since its start.
package final class BatchSizes: Sendable {
  private let counts = Mutex([Int](repeating: 0, count: Executor.largestBatch + 1))

  func count(_ size: Int) {
    counts.withLock { $0[size] += 1 }
  }

  /// The counts, by size from 0 on.
  package var bySize: [Int] { counts.withLock(\.self) }
}
