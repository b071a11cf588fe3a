/// How often each arc of a graph is taken if one round through it costs as much as it can.
///
/// Arcs may be taken only so often. Rounds that cost more are added until there is none: each arc
/// is then taken as often as on the dearest way, however often that comes by.
struct DearestRound {
  /// How many rounds are added before the search gives up; each costs at least one more.
  static let mostRounds = 10_000
  /// As often as one likes.
  static let unlimited = Int.max / 4

  struct Arc {
    let from: Int
    let to: Int
    let capacity: Int
    let cost: Int
  }

  /// How often each arc is taken, in the order of the arcs.
  private(set) var taken: [Int]
  private let nodes: Int
  private let arcs: [Arc]

  /// The arcs must let no round cost something that is not limited somewhere.
  init(nodes: Int, arcs: [Arc]) {
    self.nodes = nodes
    self.arcs = arcs
    taken = arcs.map { _ in 0 }
    for _ in 0..<DearestRound.mostRounds {
      guard let round = costlyRound(), let often = round.map(room).min() else { return }
      for step in round { taken[step.arc] += step.isBack ? -often : often }
    }
  }

  /// An arc taken once more, or once less.
  private struct Step {
    let arc: Int
    let isBack: Bool
  }

  private func room(_ step: Step) -> Int {
    step.isBack ? taken[step.arc] : arcs[step.arc].capacity - taken[step.arc]
  }

  /// A round of steps that costs more than nothing; nil if there is none (Bellman and Ford).
  private func costlyRound() -> [Step]? {
    var cost = Array(repeating: 0, count: nodes)
    var cameBy: [Step?] = Array(repeating: nil, count: nodes)
    var last: Int?
    for _ in 0..<nodes {
      last = nil
      for (place, arc) in arcs.enumerated() {
        for step in [Step(arc: place, isBack: false), Step(arc: place, isBack: true)]
        where room(step) > 0 {
          let (from, to) = step.isBack ? (arc.to, arc.from) : (arc.from, arc.to)
          let dearer = cost[from] + (step.isBack ? -arc.cost : arc.cost)
          guard dearer > cost[to] else { continue }
          cost[to] = dearer
          cameBy[to] = step
          last = to
        }
      }
      if last == nil { return nil }
    }
    return last.map { round(from: $0, cameBy) }
  }

  private func round(from node: Int, _ cameBy: [Step?]) -> [Step] {
    func before(_ node: Int) -> Int {
      guard let step = cameBy[node] else { return node }
      return step.isBack ? arcs[step.arc].to : arcs[step.arc].from
    }
    // As many steps back as there are nodes end inside the round.
    var inside = node
    for _ in 0..<nodes { inside = before(inside) }
    var (steps, place): ([Step], Int) = ([], inside)
    repeat {
      if let step = cameBy[place] { steps.append(step) }
      place = before(place)
    } while place != inside
    return steps
  }
}
