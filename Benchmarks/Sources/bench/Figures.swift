internal import Foundation

/// Lines of figures, aligned, the unit last.
enum Figures {
  static func line(_ what: String, _ figure: String) {
    let dots = String(repeating: ".", count: max(2, 58 - what.count))
    print("  \(what) \(dots) \(figure)")
    fflush(nil)  // Also where nobody reads line by line.
  }

  static func line(_ what: String, perSecond count: Int, in duration: Duration) {
    line(what, "\(Int(Double(count) / duration.seconds)) a second (\(count) in \(duration.text))")
  }

  /// A figure beside what it was to be at most.
  static func line(_ what: String, _ figure: Double, aim: Double, unit: String) {
    let share = String(format: "%.2f", figure / aim)
    line(what, "\(String(format: "%.2f", figure)) \(unit) (\(share) of the aim, \(aim) \(unit))")
  }
}

/// How long something took, and how long the processor worked on it.
struct Spent {
  var wall: Duration
  var processor: Duration

  init(wall: Duration, processor: Duration) {
    self.wall = wall
    self.processor = processor
  }

  static let zero = Spent(wall: .zero, processor: .zero)

  static func + (one: Spent, other: Spent) -> Spent {
    Spent(wall: one.wall + other.wall, processor: one.processor + other.processor)
  }

  /// Of work in this process; what other threads of it do counts too.
  static func on(_ work: () async throws -> Void) async rethrows -> Spent {
    let before = processorTime()
    let wall = try await ContinuousClock().measure { try await work() }
    return Spent(wall: wall, processor: processorTime() - before)
  }

  private static func processorTime() -> Duration {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }

  func processorEach(of count: Int) -> String {
    String(format: "%.0f µs", processor.seconds * 1e6 / Double(count))
  }
}

/// How long single requests took.
struct Latencies: Sendable {
  private(set) var samples: [Duration] = []

  mutating func add(_ duration: Duration) { samples.append(duration) }
  mutating func add(_ others: Latencies) { samples += others.samples }

  func milliseconds(percentile: Double) -> Double {
    let sorted = samples.sorted()
    guard !sorted.isEmpty else { return 0 }
    let place = min(sorted.count - 1, Int(Double(sorted.count) * percentile / 100))
    return sorted[place].seconds * 1000
  }

  func milliseconds(_ percentiles: [Double]) -> String {
    percentiles.map { String(format: "%.2f ms", milliseconds(percentile: $0)) }
      .joined(separator: ", ")
  }

  var words: String {
    let parts = [50.0, 99.0].map {
      "p\(Int($0)) \(String(format: "%.2f", milliseconds(percentile: $0))) ms"
    }
    return parts.joined(separator: ", ")
  }
}

extension Duration {
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }

  var text: String { String(format: "%.2f s", seconds) }
}
