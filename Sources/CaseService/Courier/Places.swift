internal import CaseStore

/// Which places are taken: how many of each lane's notices are on their way, and of all together.
///
/// A lane begins with one place and has more once something arrived. Those that fail have one
/// each, and together no more than half of all, in turns: however many receivers never answer,
/// others find a place.
struct Places: Sendable {
  /// How many of a lane's notices are on their way at once.
  static let ofLane = 4

  /// How many webhooks, and how many mails, are on their way at once.
  let webhooksAtOnce: Int
  let mailsAtOnce: Int
  private var taken: [Int64: Int] = [:]
  private var webhooks = 0
  private var failing = 0
  /// All lanes of mail share the server.
  private var mails = 0
  /// Lanes whose last attempt arrived.
  private var proven: Set<Int64> = []
  /// When a lane that fails last had its turn.
  private var turns: [Int64: Int] = [:]
  private var turn = 0

  init(webhooksAtOnce: Int, mailsAtOnce: Int) {
    self.webhooksAtOnce = max(webhooksAtOnce, 1)
    self.mailsAtOnce = mailsAtOnce
  }

  /// How many lanes have one or more.
  var lanes: Int { taken.count }

  var hasForMail: Bool { mails < mailsAtOnce }

  func taken(in lane: Int64) -> Int { taken[lane, default: 0] }

  /// Those that fail after the others, and among them whoever waited longest first.
  func inTurn(_ lanes: [CourierLane]) -> [CourierLane] {
    let failing = lanes.filter(\.isFailing).map { (turn: turns[$0.id, default: 0], lane: $0) }
    return lanes.filter { !$0.isFailing }
      + failing.sorted { ($0.turn, $0.lane.id) < ($1.turn, $1.lane.id) }.map(\.lane)
  }

  func free(in lane: CourierLane) -> Int {
    let own = most(in: lane) - taken(in: lane.id)
    switch lane.way {
    case .mail:
      // One mail finds out whether the server works again; the others wait.
      return min(own, (lane.isFailing ? min(1, mailsAtOnce) : mailsAtOnce) - mails)
    case .endpoint:
      let left = min(own, webhooksAtOnce - webhooks)
      return lane.isFailing ? min(left, half - failing) : left
    }
  }

  mutating func take(in lane: CourierLane) {
    taken[lane.id, default: 0] += 1
    count(lane, 1)
    guard lane.isFailing else { return }
    turn += 1
    turns[lane.id] = turn
  }

  /// Of what didn't go after all; `lane` is as it was when the place was taken.
  mutating func giveBack(in lane: CourierLane) {
    let left = taken(in: lane.id) - 1
    taken[lane.id] = left > 0 ? left : nil
    count(lane, -1)
  }

  /// Of what went; `lane` is as it was when the place was taken.
  mutating func release(in lane: CourierLane, hasArrived: Bool) {
    giveBack(in: lane)
    if hasArrived {
      proven.insert(lane.id)
      turns[lane.id] = nil
    } else {
      proven.remove(lane.id)
    }
  }

  private var half: Int { max(webhooksAtOnce / 2, 1) }

  private func most(in lane: CourierLane) -> Int {
    guard !lane.isOrdered, !lane.isFailing else { return 1 }
    switch lane.way {
    case .mail: return Places.ofLane
    case .endpoint: return proven.contains(lane.id) && webhooks < half ? Places.ofLane : 1
    }
  }

  private mutating func count(_ lane: CourierLane, _ change: Int) {
    switch lane.way {
    case .mail: mails += change
    case .endpoint:
      webhooks += change
      if lane.isFailing { failing += change }
    }
  }
}
