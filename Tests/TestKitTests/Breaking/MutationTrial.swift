import CaseCore
import TestKit

/// Breaks the shipped procedures again and again, and sees whether the check objects.
struct MutationTrial {
  /// Of each kind so many, where there is room.
  static let mostOfKind = 50

  let seed: UInt64
  private(set) var results: [Breaking: Result] = [:]

  /// What came of one kind of breaking.
  struct Result {
    var sites = 0
    var caught = 0
    /// How many each rule objected to; one mutant may break several.
    var byRule: [Int: Int] = [:]
    /// Not objected to, though a case could be forgotten, with how the explorer saw it.
    var missed: [String: [String]] = [:]
    /// Not objected to, and the explorer sees something done otherwise, but nobody forgotten.
    var harmless: [String] = []
    /// Only rule 7 objected: such a file is never read.
    var unreadable = 0
    /// Whoever walks through them sees no difference.
    var equal: [String] = []

    var counted: Int { caught + missed.count + harmless.count }
  }

  /// Tries every kind; `sight` says what the explorer sees of what was not objected to.
  init(
    _ family: [Procedure], seed: UInt64, sight: (Broken) throws -> Comparison.Sight
  ) rethrows {
    self.seed = seed
    let known = MutationTrial.faults(family)
    var draws = SeededDraws(seed: seed)
    for kind in Breaking.allCases {
      var result = Result()
      let sites = kind.sites(in: family)
      result.sites = sites.count
      for broken in sites.shuffled(using: &draws) {
        guard result.counted < MutationTrial.mostOfKind else { break }
        let rules = Set(
          MutationTrial.faults(broken.family).filter { !known.contains($0) }.map(\.number))
        if rules == [7] {
          result.unreadable += 1
        } else if !rules.isEmpty {
          result.caught += 1
          for rule in rules { result.byRule[rule, default: 0] += 1 }
        } else {
          switch try sight(broken) {
          case .equal: result.equal.append(broken.place)
          case .different: result.harmless.append(broken.place)
          case .harmful(let kinds): result.missed[broken.place] = kinds
          }
        }
      }
      results[kind] = result
      print(
        "\(kind): \(result.caught) of \(result.counted) caught \(result.byRule),",
        "\(result.equal.count) equal, \(result.unreadable) unreadable;",
        "missed \(result.missed); harmless \(result.harmless)")
    }
  }

  private struct Fault: Hashable {
    let number: Int
    let procedure: ProcedureName
    let subject: Subject
  }

  private static func faults(_ family: [Procedure]) -> Set<Fault> {
    Set(
      Soundness.findings(family).filter { $0.severity == .fault }.compactMap { finding in
        finding.rule.number.map {
          Fault(number: $0, procedure: finding.procedure, subject: finding.subject)
        }
      })
  }

  var counted: Int { results.values.map(\.counted).reduce(0, +) }
  var caught: Int { results.values.map(\.caught).reduce(0, +) }
  var missedCount: Int { results.values.map(\.missed.count).reduce(0, +) }
  var share: Double { counted == 0 ? 0 : Double(caught) / Double(counted) }

  /// The survivors by which a case could be forgotten, and of which nobody has said why not.
  var unexplained: [String] {
    results.flatMap { kind, result in
      result.missed.keys.filter { HarmlessMutants.arguments[kind]?[$0] == nil }
    }.sorted()
  }
}
