import CaseCore
import Foundation
import TestKit
import Testing

@Suite struct `The check, when the shipped procedures are broken` {
  private static let page = ShippedFamily.root.appending(path: "docs/MUTATION.md")
  private static let seed: UInt64 = 20_260_302
  /// Of the mutants that count, how many the check objects to at least.
  private static let caughtShare = 0.97

  /// `make mutation`: takes longer than a test may, so it runs when asked for.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["WENZHEN_MUTATION"] == "1"))
  func `objects to nearly all of it`() throws {
    let family = try ShippedFamily.read()
    let comparison = try Comparison(family)
    let trial = try MutationTrial(family, seed: Self.seed, sight: comparison.sight)
    try MutationReport(trial: trial).text.write(to: Self.page, atomically: true, encoding: .utf8)
    #expect(trial.share >= Self.caughtShare)
    #expect(trial.unexplained.isEmpty)
  }

  @Test func `can be broken in a dozen ways at least, each at its own places`() throws {
    let family = try ShippedFamily.read()
    let kinds = Breaking.allCases.filter { !$0.sites(in: family).isEmpty }
    #expect(kinds.count >= 12)
    for kind in kinds {
      let places = kind.sites(in: family).map(\.place)
      #expect(Set(places).count == places.count, "\(kind): \(places)")
    }
  }
}
