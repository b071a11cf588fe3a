internal import Foundation
internal import Synchronization

/// Clients that wait for their answers, a thread each.
enum Threads {
  /// Runs `work` on `count` threads and returns what each of them measured.
  static func run(
    _ count: Int, _ work: @escaping @Sendable (Int) throws -> Latencies
  ) async throws -> Latencies {
    let (results, continuation) = AsyncStream<Result<Latencies, any Error>>.makeStream()
    for index in 0..<count {
      Thread.detachNewThread { continuation.yield(Result { try work(index) }) }
    }
    var all = Latencies()
    var waiting = count
    for await result in results {
      all.add(try result.get())
      waiting -= 1
      if waiting == 0 { break }
    }
    return all
  }
}
