import CaseCore
import TestKit

/// What is known of the random families of this run, each drawn and checked once.
enum DrawnFamilies {
  struct Sketch: Sendable {
    let seed: UInt64
    /// The rules that it breaks.
    let rules: Set<Int>
    let states: Int
    let traits: Set<Trait>

    var isSound: Bool { rules.isEmpty }
    var drawn: DrawnFamily { DrawnFamily(seed: seed) }
  }

  enum Trait: CaseIterable {
    case pause
    case timed
    case secondPerson
    case family
  }

  static let all: [Sketch] = (1...UInt64(Thoroughness.families)).map(sketch)
  static let sound = all.filter(\.isSound)
  static let broken = all.filter { !$0.isSound }

  private static func sketch(_ seed: UInt64) -> Sketch {
    let drawn = DrawnFamily(seed: seed)
    let first = drawn.procedures[0]
    var traits: Set<Trait> = []
    if first.states.contains(where: { $0.clocks.contains { $0.mode == .held } }) {
      traits.insert(.pause)
    }
    if first.actions.contains(where: { $0.trigger == .timed }) { traits.insert(.timed) }
    if first.actions.contains(where: { $0.second != nil }) { traits.insert(.secondPerson) }
    if drawn.procedures.count > 1 { traits.insert(.family) }
    return Sketch(
      seed: seed, rules: drawn.procedures.brokenRules, states: first.states.count, traits: traits)
  }
}
