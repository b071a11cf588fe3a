internal import CaseCore
internal import CaseService
internal import CaseStore
internal import Foundation

/// Steps of requests drawn at random from 20,000, through the executor; then C with the same rows.
struct TransitionPart {
  static let cases = 20_000
  static let warmUp = 4_000
  static let measured = 40_000
  static let inFlight = 256
  static let coded = 2_000

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let workplace = try await Workplace(place, "transitions")
    let cases = place.sized(TransitionPart.cases)
    let count = place.sized(TransitionPart.measured)
    var sizes: [Int] = []
    var spent = Spent(wall: .zero, processor: .zero)
    try await workplace.working {
      _ = try await workplace.furnish(place)
      let crowd = Crowd(workplace: workplace, size: TransitionPart.inFlight)
      let filing = try await ContinuousClock().measure {
        try await crowd.file(cases)
      }
      Figures.line("requests filed", perSecond: cases, in: filing)
      let files = try await workplace.store.caseFiles(limit: cases)
      let warmUp = place.sized(TransitionPart.warmUp)
      let deck = Deck(count: files.count, draws: warmUp, seed: 20_260_302)
      try await crowd.walk(deck, files)
      _ = try place.copy(workplace.directory, as: "baseline")
      let before = workplace.executor.batchSizes.bySize
      deck.deal(count)
      spent = try await Spent.on { try await crowd.walk(deck, files) }
      sizes = zip(workplace.executor.batchSizes.bySize, before).map { $0 - $1 }
      try codec(try await workplace.store.caseFiles(limit: TransitionPart.coded))
    }
    Figures.line("transitions", perSecond: count, in: spent.wall)
    let batches = sizes.reduce(0, +)
    Figures.line("batches", "\(batches), of \(count / max(1, batches)) on average")
    let baseline = try self.baseline(workplace.directory, sizes)
    Figures.line("C, the same rows", perSecond: count, in: baseline.wall)
    let ratio = baseline.wall.seconds / spent.wall.seconds
    Figures.line("ratio (aim: at least 0.50)", String(format: "%.2f", ratio))
    Figures.line(
      "processor time of each",
      "\(spent.processorEach(of: count)), in C \(baseline.processorEach(of: count))")
  }

  /// What a case's stored form costs by itself.
  private func codec(_ files: [CaseFile]) throws {
    let clock = ContinuousClock()
    var snapshots: [[UInt8]] = []
    let writing = clock.measure { snapshots = files.map(\.snapshot) }
    let reading = try clock.measure {
      for (file, snapshot) in zip(files, snapshots) {
        _ = try CaseFile(snapshot: snapshot, id: file.id, version: file.version)
      }
    }
    let bytes = snapshots.reduce(0) { $0 + $1.count } / max(1, files.count)
    let each = { (spent: Duration) in
      String(format: "%.1f µs", spent.seconds * 1e6 / Double(max(1, files.count)))
    }
    Figures.line(
      "a snapshot of \(bytes) bytes", "written in \(each(writing)), read in \(each(reading))")
  }

  /// How long C takes to write what the executor wrote, in batches of the same sizes.
  private func baseline(_ finished: String, _ sizes: [Int]) throws -> Spent {
    let text = sizes.enumerated().filter { $0.element > 0 }
      .map { "\($0.offset) \($0.element)" }.joined(separator: "\n")
    let list = place.scratch + "/batch-sizes"
    try text.write(toFile: list, atomically: true, encoding: .utf8)
    let output = try Program(
      place.programs + "/baseline",
      [finished + "/wenzhen.db", place.scratch + "/baseline/wenzhen.db", list]
    ).output()
    let seconds = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard seconds.count == 2 else { throw BenchFailure("baseline said: \(output)") }
    return Spent(wall: .seconds(seconds[0]), processor: .seconds(seconds[1]))
  }
}
