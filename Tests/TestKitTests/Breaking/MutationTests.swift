import CaseCore
import Foundation
import TestKit
import Testing

@Suite struct `The check, when the shipped procedures are broken` {
  /// The file that the trial is written to; without one there is none.
  private static let page = ProcessInfo.processInfo.environment["WENZHEN_MUTATION"]
  /// The kinds to be looked at by themselves, as `echo,order`; then no page is written.
  private static let asked =
    ProcessInfo.processInfo.environment["WENZHEN_MUTATION_KINDS"].map { kinds in
      Breaking.allCases.filter { kinds.split(separator: ",").contains("\($0)") }
    }
  private static let seed: UInt64 = 20_260_302
  /// Of the mutants that count, how many the check objects to at least.
  private static let caughtShare = 0.97

  /// `make mutation`: takes longer than a test may, so it runs when asked for.
  @Test(.enabled(if: page != nil))
  func `objects to nearly all of it`() throws {
    let family = try ShippedFamily.read()
    let comparison = try Comparison(family)
    #expect(comparison.seenInOriginal.isEmpty)
    let trial = try MutationTrial(
      family, seed: Self.seed, kinds: Self.asked ?? Breaking.allCases, sight: comparison.sight
    ) { line in
      // Not kept back until the end, as what is printed is.
      FileHandle.standardError.write(Data("\(line)\n".utf8))
    }
    if let page = Self.page, Self.asked == nil {
      try MutationReport(trial: trial).text.write(toFile: page, atomically: true, encoding: .utf8)
    }
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
