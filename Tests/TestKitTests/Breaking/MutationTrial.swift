import CaseCore
import TestKit

/// Breaks the shipped procedures again and again, and sees whether the check objects.
struct MutationTrial {
  /// Of each kind so many that count, where there is room.
  static let mostOfKind = 50
  /// Of those caught of each kind so many are walked through as well, to know the explorer's eyes.
  static let mostWalked = 3

  let seed: UInt64
  private(set) var results: [Breaking: Result] = [:]

  /// What came of one kind of breaking.
  struct Result {
    var sites = 0
    var caught = 0
    /// How many of those were walked through, and in how many the explorer saw harm.
    var walked = 0
    var seen = 0
    /// How many each rule objected to; one mutant may break several.
    var byRule: [Int: Int] = [:]
    /// Not objected to, though a case could be forgotten, with how the explorer saw it.
    var missed: [String: [Comparison.Seen]] = [:]
    /// Not objected to, and the explorer sees something done otherwise, but nobody forgotten.
    var harmless: [String] = []
    /// Whoever walks through them sees no difference.
    var equal: [String] = []
    /// Only rule 7 objected: such a file is never read.
    var unreadable = 0

    var tried: Int { counted + harmless.count + equal.count + unreadable }
    /// Those by which the check is graded.
    var counted: Int { caught + missed.count }
  }

  /// Tries every kind; `sight` says what the explorer sees of what was not objected to, and `tell`
  /// is told how far the trial has come.
  init(
    _ family: [Procedure], seed: UInt64, kinds: [Breaking] = Breaking.allCases,
    sight: (Broken) throws -> Comparison.Sight, tell: (String) -> Void
  ) rethrows {
    self.seed = seed
    let known = MutationTrial.faults(family)
    var draws = SeededDraws(seed: seed)
    for kind in Breaking.allCases {
      let sites = kind.sites(in: family).shuffled(using: &draws)
      guard kinds.contains(kind) else { continue }
      var result = Result()
      result.sites = sites.count
      for broken in sites {
        guard result.counted < MutationTrial.mostOfKind else { break }
        let rules = Set(
          MutationTrial.faults(broken.family).filter { !known.contains($0) }.map(\.number))
        if rules.isEmpty {
          let seen = try sight(broken)
          tell("  \(kind.rawValue), \(broken.place): \(seen.words)")
          result.note(seen, broken.place)
        } else {
          result.note(rules)
          if rules != [7], result.walked < MutationTrial.mostWalked {
            result.noteCaught(try sight(broken))
          }
        }
      }
      results[kind] = result
      tell(
        "\(kind.rawValue): \(result.caught) of \(result.counted) caught, by rule \(result.byRule); "
          + "\(result.harmless.count) harmless, \(result.equal.count) equal, "
          + "\(result.unreadable) unreadable, of \(result.sites) places")
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

  var caught: Int { results.values.map(\.caught).reduce(0, +) }
  var missed: Int { results.values.map(\.missed.count).reduce(0, +) }
  var harmless: Int { results.values.map(\.harmless.count).reduce(0, +) }
  /// Of those by which a case could be forgotten, how many the check objects to.
  var share: Double { Double(caught) / Double(max(1, caught + missed)) }
  /// The same of all in which anything is done otherwise.
  var shareOfDifferent: Double { Double(caught) / Double(max(1, caught + missed + harmless)) }

  /// The survivors of which nobody has said why no case is forgotten for them.
  var unexplained: [String] {
    results.flatMap { kind, result in
      result.missed.keys.filter { HarmlessMutants.arguments[kind]?[$0] == nil }
        + (HarmlessMutants.reason(kind) == nil ? result.harmless + result.equal : [])
    }.sorted()
  }
}

extension MutationTrial.Result {
  fileprivate mutating func note(_ rules: Set<Int>) {
    if rules == [7] {
      unreadable += 1
    } else {
      caught += 1
      for rule in rules { byRule[rule, default: 0] += 1 }
    }
  }

  fileprivate mutating func noteCaught(_ sight: Comparison.Sight) {
    walked += 1
    switch sight {
    case .equal, .harmless: break
    case .harmful: seen += 1
    }
  }

  fileprivate mutating func note(_ sight: Comparison.Sight, _ place: String) {
    switch sight {
    case .equal: equal.append(place)
    case .harmless: harmless.append(place)
    case .harmful(let seen): missed[place] = seen
    }
  }
}

extension Comparison.Sight {
  fileprivate var words: String {
    switch self {
    case .equal: "equal"
    case .harmless: "harmless"
    case .harmful(let seen): seen.map(\.words).joined(separator: "; ")
    }
  }
}

extension Comparison.Seen {
  var words: String { "\(neglect) after \(path.joined(separator: " "))" }
}
