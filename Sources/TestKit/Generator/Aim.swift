/// A rule that a random family is to break, and the kinds of breaking that may do it.
///
/// Which rule really is broken is asked of whoever checks; this only sees to it that each has its
/// share.
enum Aim: CaseIterable {
  case wayOut
  case owner
  case clock
  case ladder
  case echo
  case rounds
  case branches
  case family
  case hostage
  case silence
  /// Whatever comes of it.
  case anything

  /// Those that often find no place, or break nothing there, come more than once.
  static let drawn = allCases + [.family, .hostage, .hostage]

  var kinds: [Breaking] {
    switch self {
    case .wayOut: [.exits]
    case .owner: [.ownersFallback, .leadChosen, .requiredField]
    case .clock: [.clock, .hardClock, .leastTime, .runningClock]
    case .ladder: [.repetition, .ladderAbove, .ladder]
    case .echo: [.echo]
    case .rounds: [.cap, .timedCycle]
    case .branches: [.branch, .overlap, .secondPost, .countersign]
    case .family: [.childPolicy, .childWait, .childOrder]
    case .hostage: [.steward]
    case .silence: [.silence]
    case .anything: Breaking.allCases
    }
  }

  /// Whether breaking it there may do.
  func mayServe(_ broken: Broken) -> Bool {
    switch self {
    // What one state has is hardly ever its only way out; what all share may be.
    case .hostage: broken.place.contains(" more")
    case .wayOut, .owner, .clock, .ladder, .echo, .rounds, .branches, .family, .silence,
      .anything:
      true
    }
  }
}
