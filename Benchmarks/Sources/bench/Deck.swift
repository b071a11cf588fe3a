internal import Synchronization

/// Cases on their way, each in the hands of one worker at a time, drawn at random.
final class Deck: Sendable {
  private let state: Mutex<State>

  private struct State {
    var steps: [Int]
    /// The cases in nobody's hands that still have a way to go.
    var free: [Int]
    var left: Int
    var random: SplitMix
  }

  /// `count` cases of which each stands before its first step; `draws` are dealt in all.
  init(count: Int, draws: Int, seed: UInt64) {
    state = Mutex(
      State(
        steps: Array(repeating: 0, count: count), free: Array(0..<count), left: draws,
        random: SplitMix(state: seed)))
  }

  /// A case and the step it stands before; nil when all draws are dealt.
  func draw() -> (number: Int, step: Int)? {
    state.withLock { state in
      guard state.left > 0, !state.free.isEmpty else { return nil }
      state.left -= 1
      let place = Int(state.random.next() % UInt64(state.free.count))
      state.free.swapAt(place, state.free.count - 1)
      let number = state.free.removeLast()
      return (number, state.steps[number])
    }
  }

  /// Gives a case back, one step on.
  func putBack(_ number: Int, of steps: Int) {
    state.withLock { state in
      state.steps[number] += 1
      if state.steps[number] < steps { state.free.append(number) }
    }
  }

  /// Deals more draws.
  func deal(_ draws: Int) {
    state.withLock { $0.left = draws }
  }
}

/// A generator of which the seed tells all: splitmix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
