/// A clock that only measures: what it shows means nothing but by difference.
package struct Stopwatch: Sendable {
  private let read: @Sendable () -> Duration

  /// A stopwatch that reads like this; tests hand in their own.
  package init(_ read: @escaping @Sendable () -> Duration) {
    self.read = read
  }

  /// The time since now, by a clock that goes on while the machine sleeps.
  package static func system() -> Stopwatch {
    let start = ContinuousClock.now
    return Stopwatch { ContinuousClock.now - start }
  }

  /// What it shows now, in whole milliseconds.
  package func milliseconds() -> Int64 {
    let (seconds, attoseconds) = read().components
    return seconds * 1000 + attoseconds / 1_000_000_000_000_000
  }
}
