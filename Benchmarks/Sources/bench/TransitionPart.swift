internal import CaseCore
internal import CaseService
internal import CaseStore
internal import Foundation

/// Steps of requests drawn at random from 20,000, through the executor; C with the same rows.
///
/// They take turns: a machine that others use as well is not the same for a minute on end.
struct TransitionPart {
  static let cases = 20_000
  static let warmUp = 4_000
  static let rounds = 5
  static let inRound = 8_000
  static let inFlight = 256
  static let coded = 2_000

  let place: Place

  init(_ place: Place) { self.place = place }

  func run() async throws {
    let workplace = try await Workplace(place, "transitions")
    let cases = place.sized(TransitionPart.cases)
    var rounds: [Round] = []
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
      for number in 1...TransitionPart.rounds {
        rounds.append(try await round(number, workplace, crowd, deck, files))
      }
      try codec(try await workplace.store.caseFiles(limit: TransitionPart.coded))
    }
    report(rounds)
  }

  /// The same transitions, once through the executor and once in C.
  private struct Round {
    let ours: Spent
    let baseline: Spent
    let batches: Int

    var ratio: Double { baseline.wall.seconds / ours.wall.seconds }
  }

  private func round(
    _ number: Int, _ workplace: Workplace, _ crowd: Crowd, _ deck: Deck, _ files: [CaseFile]
  ) async throws -> Round {
    let copy = try place.copy(workplace.directory, as: "baseline-\(number)")
    let before = workplace.executor.batchSizes.bySize
    deck.deal(place.sized(TransitionPart.inRound))
    let ours = try await Spent.on { try await crowd.walk(deck, files) }
    let sizes = zip(workplace.executor.batchSizes.bySize, before).map { $0 - $1 }
    let baseline = try self.baseline(workplace.directory, copy, sizes)
    try place.discard(copy)
    return Round(ours: ours, baseline: baseline, batches: sizes.reduce(0, +))
  }

  private func report(_ rounds: [Round]) {
    let each = place.sized(TransitionPart.inRound)
    let count = each * rounds.count
    let batches = rounds.reduce(0) { $0 + $1.batches }
    let ours = rounds.map(\.ours).reduce(.zero, +)
    let baseline = rounds.map(\.baseline).reduce(.zero, +)
    Figures.line("transitions", perSecond: count, in: ours.wall)
    Figures.line("batches", "\(batches), of \(count / max(1, batches)) on average")
    Figures.line("C, the same rows", perSecond: count, in: baseline.wall)
    let ratio = baseline.wall.seconds / ours.wall.seconds
    Figures.line("ratio (aim: at least 0.50)", String(format: "%.2f", ratio))
    Figures.line(
      "  round by round", rounds.map { String(format: "%.2f", $0.ratio) }.joined(separator: " "))
    Figures.line(
      "processor time of each",
      "\(ours.processorEach(of: count)), in C \(baseline.processorEach(of: count))")
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
  private func baseline(_ finished: String, _ before: String, _ sizes: [Int]) throws -> Spent {
    let text = sizes.enumerated().filter { $0.element > 0 }
      .map { "\($0.offset) \($0.element)" }.joined(separator: "\n")
    let list = place.scratch + "/batch-sizes"
    try text.write(toFile: list, atomically: true, encoding: .utf8)
    let output = try Program(
      place.programs + "/baseline",
      [finished + "/wenzhen.db", before + "/wenzhen.db", list]
    ).output()
    let seconds = output.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
    guard seconds.count == 2 else { throw BenchFailure("baseline said: \(output)") }
    return Spent(wall: .seconds(seconds[0]), processor: .seconds(seconds[1]))
  }
}
