import Foundation
import TestKit

/// The trial as a page: what was caught by which rule, and what was not, with why that is.
struct MutationReport {
  static let rules = [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12]

  let trial: MutationTrial

  var text: String {
    [heading, table, missed, harmless, equal].joined(separator: "\n")
  }

  private var heading: String {
    """
    # Breaking the shipped procedures

    Written by `make mutation` (seed \(trial.seed)): the procedures under `config/procedures/`
    are broken as values, one thing at a time, at places drawn uniformly, and the soundness check
    must object. Up to \(MutationTrial.mostOfKind) of each kind where there are so many places.
    Left out are mutants that only rule 7 would catch (their file would not be read) and those in
    which the explorer sees every move do what it does in the original.

    Of \(trial.counted) mutants \(trial.caught) were caught: \(percent(trial.share)). Of those not
    caught the explorer saw a case that could be forgotten in \(trial.missedCount).

    """
  }

  private var table: String {
    let head =
      ["kind", "places", "tried", "caught", "missed", "harmless"] + Self.rules.map { "r\($0)" }
    var lines = [row(head), row(head.map { _ in "---" })]
    for kind in Breaking.allCases {
      guard let result = trial.results[kind] else { continue }
      let counts = [
        result.sites, result.counted, result.caught, result.missed.count, result.harmless.count,
      ]
      let cells =
        [kind.rawValue] + counts.map(String.init)
        + Self.rules.map { result.byRule[$0].map(String.init) ?? "" }
      lines.append(row(cells))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var missed: String {
    var lines = ["## Not caught, though the explorer saw a case forgotten", ""]
    for kind in Breaking.allCases {
      let survivors = trial.results[kind]?.missed ?? [:]
      for (place, seen) in survivors.sorted(by: { $0.key < $1.key }) {
        let why = HarmlessMutants.arguments[kind]?[place] ?? "**not looked at yet**"
        lines.append("- \(kind.rawValue), \(place) (\(seen.joined(separator: ", "))): \(why)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var harmless: String {
    var lines = ["## Not caught, and nobody forgotten", ""]
    for kind in Breaking.allCases {
      let places = trial.results[kind]?.harmless.sorted() ?? []
      if places.isEmpty { continue }
      let why = HarmlessMutants.reasons[kind] ?? "**not looked at yet**"
      lines.append("- \(kind.rawValue) (\(why)): \(places.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var equal: String {
    var lines = ["## Not counted: no difference seen", ""]
    for kind in Breaking.allCases {
      let places = trial.results[kind]?.equal.sorted() ?? []
      if places.isEmpty { continue }
      lines.append("- \(kind.rawValue): \(places.joined(separator: "; "))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func row(_ cells: [String]) -> String { "| \(cells.joined(separator: " | ")) |" }

  private func percent(_ share: Double) -> String {
    String(format: "%.1f %%", share * 100)
  }
}
