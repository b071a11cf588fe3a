import CaseCore
import TestKit
import Testing

@Suite struct `The path of a finding` {
  /// The rules whose findings tell a path that ends in the harm.
  private static let rules: Set<Int> = [1, 2, 3, 4, 6, 10, 11]
  /// Of a hundred findings of a rule so many may be beyond what the explorer can see.
  private static let unconfirmed = 10

  private struct Tally {
    var verdicts: [HarmWitness.Verdict: Int] = [:]
    var examples: [String] = []
    var seen: Int { verdicts[.seen, default: 0] }
    var total: Int { verdicts.values.reduce(0, +) }
  }

  @Test func `leads into the harm that it names`() throws {
    var tallies: [Int: Tally] = [:]
    for sketch in DrawnFamilies.broken
    where sketch.rules.contains(where: { isWanted($0, tallies) }) {
      let drawn = sketch.drawn
      let witness = HarmWitness(family: drawn.procedures, seed: sketch.seed)
      // One of each rule: what one breaking does to many places is one kind of finding.
      var replayed: Set<Int> = []
      for finding in Soundness.findings(drawn.procedures) where finding.severity == .fault {
        guard let rule = finding.rule.number, isWanted(rule, tallies), !replayed.contains(rule)
        else { continue }
        let verdict = try witness.verdict(on: finding)
        if verdict == .nothingToSee { continue }
        replayed.insert(rule)
        tallies[rule, default: Tally()].verdicts[verdict, default: 0] += 1
        if verdict != .seen {
          tallies[rule]?.examples.append("\(verdict.rawValue): \(drawn): \(finding.words)")
        }
      }
    }
    for (rule, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      print("rule \(rule): \(tally.seen) of \(tally.total) seen;", tally.examples)
      // Of a dozen two are no share yet.
      if Thoroughness.isSoak { #expect(isConfirmed(tally.seen, of: tally.total), "rule \(rule)") }
    }
    let seen = tallies.values.map(\.seen).reduce(0, +)
    #expect(isConfirmed(seen, of: tallies.values.map(\.total).reduce(0, +)))
    #expect(Set(tallies.keys) == Self.rules)
  }

  private func isConfirmed(_ seen: Int, of total: Int) -> Bool {
    (total - seen) * 100 < Self.unconfirmed * total
  }

  private func isWanted(_ rule: Int, _ tallies: [Int: Tally]) -> Bool {
    Self.rules.contains(rule) && tallies[rule]?.total ?? 0 < Thoroughness.replayedOfRule
  }
}

extension Finding {
  /// The finding in short, for whoever looks into it.
  fileprivate var words: String {
    "\(rule.rawValue) \(subject) \(harm) \(path.words.joined(separator: " "))"
  }
}
