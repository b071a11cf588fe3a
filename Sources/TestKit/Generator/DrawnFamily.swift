package import CaseCore

/// A family as drawn, and what was broken in it.
package struct DrawnFamily: Sendable {
  package let seed: UInt64
  package let procedures: [Procedure]
  package let broken: Broken?

  /// How many of a hundred families are left as they were drawn.
  private static let wholeInHundred = 30
  /// How often an aim is drawn before a family is left whole for want of a site.
  private static let mostAims = 8

  /// The family that a seed stands for; what is broken in it is drawn as well.
  package init(seed: UInt64) {
    self.seed = seed
    var generator = ProcedureGenerator(seed: seed)
    let family = generator.family()
    var draws = generator.rest
    var broken: Broken?
    if Int.random(in: 0..<100, using: &draws) >= DrawnFamily.wholeInHundred {
      for _ in 0..<DrawnFamily.mostAims where broken == nil {
        let aim = Aim.drawn.randomElement(using: &draws)
        guard let aim, let kind = aim.kinds.randomElement(using: &draws) else { continue }
        broken = kind.sites(in: family).filter(aim.mayServe).randomElement(using: &draws)
      }
    }
    procedures = broken?.family ?? family
    self.broken = broken
  }
}

extension DrawnFamily: CustomStringConvertible {
  /// The seed, and what was broken where.
  package var description: String {
    "seed \(seed), \(broken.map { "\($0.kind) at \($0.place)" } ?? "whole")"
  }
}
