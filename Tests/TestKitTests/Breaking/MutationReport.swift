import Foundation
import TestKit

/// The trial as a page: what was caught by which rule, and what was not, with why that is.
struct MutationReport {
  static let rules = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]

  let trial: MutationTrial

  var text: String {
    [heading, table, missed, harmless].joined(separator: "\n")
  }

  private var heading: String {
    """
    # Breaking the shipped procedures

    Written by `make mutation` (seed \(trial.seed)): the procedures under `config/procedures/`
    are broken as values, one thing at a time, at places drawn uniformly, and the soundness check
    must object: \(MutationTrial.mostOfKind) of each kind that count, where there are so many.

    What is objected to is *caught*. What is not is walked through by the explorer, which knows
    nothing of the check. Either it sees a case that could be forgotten (*missed*), or it sees
    none, in the original as in the mutant: these two are equal in its eyes, and the mutant does
    not count. It is listed all the same, with why nobody can be forgotten for it: as *harmless* if
    a move does anything otherwise than in the original, as *equal* if none does
    ([decision 0079](decisions/0079-a-mutant-counts-if-a-case-could-be-forgotten.md)).
    *Unreadable* are those that only rule 7 would catch: their file is never read.

    **Of \(trial.caught + trial.missed) mutants that count \(trial.caught) were caught: \
    \(percent(trial.share)).** Of the \(trial.caught + trial.missed + trial.harmless) in which
    anything is done otherwise, harmless or not, the check objects to \
    \(percent(trial.shareOfDifferent)).

    How good the explorer's eyes are, the column *seen* tells: up to \(MutationTrial.mostWalked) of
    each kind that were caught were walked through as well. What it can't see of what rules object
    to is what they forbid on purpose though a case may be lucky, and what no single case suffers:
    two persons who are one, a branch that is never taken, a count that runs out later.

    """
  }

  private var table: String {
    let head =
      ["kind", "places", "tried", "caught", "seen", "missed", "harmless", "equal", "unreadable"]
      + Self.rules.map { "r\($0)" }
    var lines = [row(head), row(head.map { _ in "---" })]
    for kind in Breaking.allCases {
      guard let result = trial.results[kind] else { continue }
      let counts = [
        result.missed.count, result.harmless.count, result.equal.count, result.unreadable,
      ]
      let cells =
        [kind.rawValue, "\(result.sites)", "\(result.tried)", "\(result.caught)"]
        + ["\(result.seen) of \(result.walked)"] + counts.map(String.init)
        + Self.rules.map { result.byRule[$0].map(String.init) ?? "" }
      lines.append(row(cells))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var missed: String {
    let lines = Breaking.allCases.flatMap { kind in
      (trial.results[kind]?.missed ?? [:]).sorted { $0.key < $1.key }.map { place, seen in
        let why = HarmlessMutants.arguments[kind]?[place] ?? Self.unexplained
        return "- \(kind.rawValue), \(place): \(why) (\(seen.map(\.words).joined(separator: "; ")))"
      }
    }
    return section("Missed: the explorer saw a case that could be forgotten", lines)
  }

  private var harmless: String {
    let lines = Breaking.allCases.flatMap { kind -> [String] in
      guard let result = trial.results[kind], !(result.harmless + result.equal).isEmpty else {
        return []
      }
      return ["### \(kind.rawValue)", "", HarmlessMutants.reason(kind) ?? Self.unexplained, ""]
        + list("Harmless", result.harmless) + list("Equal", result.equal)
    }
    return section("Not counted: the explorer saw nobody forgotten", lines)
  }

  private func list(_ title: String, _ places: [String]) -> [String] {
    if places.isEmpty { return [] }
    return ["\(title):", ""] + places.sorted().map { "- \($0)" } + [""]
  }

  private static let unexplained = "**nobody has looked at it yet**"

  private func section(_ title: String, _ lines: [String]) -> String {
    (["## \(title)", ""] + (lines.isEmpty ? ["None."] : lines)).joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private func percent(_ share: Double) -> String {
    String(format: "%.1f %%", share * 100)
  }
}
