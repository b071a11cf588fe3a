import CaseCore
import TestKit

/// Takes the path of a finding and looks whether the harm it names is there at the end.
struct HarmWitness {
  enum Verdict: String {
    case seen
    case notSeen = "not seen"
    /// The path can't be taken.
    case notWalked = "not walked"
    /// No path was given, or the harm is none of a case's.
    case nothingToSee = "nothing to see"
  }

  let family: [Procedure]
  let seed: UInt64

  /// From how many ends of a path the explorer walks on.
  private static let mostEnds = 3

  func verdict(on finding: Finding) throws -> Verdict {
    guard !finding.path.isEmpty else { return .nothingToSee }
    let path = finding.path.steps.map(Waypoint.init)
    var isWalked = false
    for isHasty in [false, true] {
      let follower = PathFollower(family, seed: seed, isHasty: isHasty)
      if let relative = finding.harm.relative {
        if try follower.fails(path, for: relative) { return .seen }
        for standpoint in try follower.before(path, withOpen: relative) {
          isWalked = true
          if try lookAhead(standpoint).contains(where: \.isStuck) { return .seen }
        }
      }
      let ends = try follower.follow(path, opening: finding.harm.relative)
      isWalked = isWalked || !ends.isEmpty
      if try ends.contains(where: { try isPlain(finding, at: $0) }) { return .seen }
      if try ends.prefix(Self.mostEnds).contains(where: { try shows(finding, at: $0) }) {
        return .seen
      }
    }
    return isWalked ? .notSeen : .notWalked
  }

  /// Whether the harm can be seen in the case as it stands.
  private func isPlain(_ finding: Finding, at standpoint: Standpoint) throws -> Bool {
    guard let file = standpoint.file else { return false }
    switch finding.harm {
    case .noLead: return file.lead == nil
    case .empty(let field): return file.fields[field] == nil
    case .nobodyIn(let role): return try standpoint.isDeserted(role)
    case .lateAtOnce(let clock): return standpoint.isLateAtOnce(clock)
    case .noHardClock: return standpoint.neglects.contains(.noDuty(finding.procedure, file.state))
    case .relativeLeft(let child): return standpoint.hasOpenChild(child)
    case .noWayOut, .hostage, .endlessPause, .ladderRunsOut, .rungFails, .turnsByItself,
      .goesRound, .countsAnew, .relativeWaits, .noEcho, .noReply, .noBranch, .branchHidden,
      .branchesUnclear, .oneDecidesAlone, .silenceUnheard, .neverEntered, .undefined, .engineName,
      .unused, .clockEnds:
      return false
    }
  }

  /// Whether the harm is seen in what can become of the case.
  private func shows(_ finding: Finding, at standpoint: Standpoint) throws -> Bool {
    guard let file = standpoint.file else { return false }
    let (procedure, state) = (finding.procedure, file.state)
    switch finding.harm {
    case .noHardClock:
      let seen = try lookAround(standpoint)
      return seen.contains(.noDuty(procedure, state))
        || seen.contains(.putOffForEver(procedure, state))
    case .noWayOut: return try explore(standpoint).leadsNowhere(file.id, from: StateOf(file))
    case .hostage(let role):
      // What others can do while he does nothing fits into the bounds; all that he can does not.
      return try explore(standpoint, without: Idle(role, of: procedure))
        .leadsNowhere(file.id, from: StateOf(file), without: role)
    case .endlessPause:
      guard standpoint.isPaused else { return false }
      return try standpoint.staysPaused || lookAhead(standpoint).contains { $0.goesRound(state) }
    case .ladderRunsOut(let key):
      return try sees(standpoint) { $0.isSilent(key) }
    case .rungFails: return try sees(standpoint) { $0.isFailure }
    case .turnsByItself: return try sees(standpoint) { $0.goesRound(state) || $0.isFailure }
    case .goesRound, .countsAnew:
      return try lookAhead(standpoint).contains {
        $0.goesRound(state) || $0 == .putOffForEver(procedure, state)
      }
    case .relativeWaits: return try lookAhead(standpoint).contains(where: \.isStuck)
    case .noLead, .empty, .nobodyIn, .lateAtOnce, .relativeLeft, .noEcho, .noReply, .noBranch,
      .branchHidden, .branchesUnclear, .oneDecidesAlone, .silenceUnheard, .neverEntered, .undefined,
      .engineName, .unused, .clockEnds:
      return false
    }
  }

  /// Whether something is wrong if nobody does anything, or with all that can become of it.
  private func sees(
    _ standpoint: Standpoint, _ isWrong: (Neglect) -> Bool
  ) throws -> Bool {
    try standpoint.satOut.neglects.contains(where: isWrong)
      || lookAhead(standpoint).contains(where: isWrong)
  }

  /// What is wrong where the path ends.
  private func lookAround(_ standpoint: Standpoint) throws -> Set<Neglect> {
    try look(from: standpoint, Bounds(mostMoments: 1, mostPerView: 1, mostMoves: 200))
  }

  /// What is wrong with all that can become of it.
  private func lookAhead(_ standpoint: Standpoint) throws -> Set<Neglect> {
    try look(from: standpoint, Self.ahead)
  }

  private static let ahead = Bounds(mostMoments: 200, mostPerView: 3, mostMoves: 1_500)

  private func look(from standpoint: Standpoint, _ bounds: Bounds) throws -> Set<Neglect> {
    Set(try explore(standpoint, bounds).neglects.keys)
  }

  private func explore(
    _ standpoint: Standpoint, _ bounds: Bounds = ahead, without idle: Idle? = nil
  ) throws -> Exploration {
    var explorer = try Explorer(family, bounds: bounds, seed: seed, without: idle)
    var exploration = explorer.walk(from: [standpoint.moment])
    exploration.judgeGraph()
    return exploration
  }
}

extension Harm {
  /// The procedure whose open case is left behind, or holds the case back.
  fileprivate var relative: ProcedureName? {
    switch self {
    case .relativeLeft(let name), .relativeWaits(let name): name
    case .neverEntered, .noWayOut, .hostage, .nobodyIn, .noLead, .empty, .noHardClock,
      .endlessPause, .lateAtOnce, .ladderRunsOut, .rungFails, .noEcho, .noReply, .turnsByItself,
      .goesRound, .countsAnew, .noBranch, .branchHidden, .branchesUnclear, .oneDecidesAlone,
      .silenceUnheard, .undefined, .engineName, .unused, .clockEnds:
      nil
    }
  }
}

extension Waypoint {
  init(_ step: PathStep) {
    let what: What =
      switch step.move {
      case .opened: .opened
      case .adopted: .adopted
      case .acted(let acted): .acted(acted.action, name: acted.name, from: acted.from)
      }
    self.init(step.procedure, what, to: step.to)
  }
}
