package import CaseCore

/// Paths that end where an open relative is in the way.
extension PathFollower {
  /// How many worlds are looked at in which a child has gone on.
  private static let mostWanderings = 48
  /// How many worlds before the last step are looked at.
  private static let mostBefore = 3

  /// The worlds before the last step of a path in which a child is open.
  package func before(
    _ path: [Waypoint], withOpen child: ProcedureName
  ) throws -> [Standpoint] {
    try follow(Array(path.dropLast()), opening: child).filter { $0.hasOpenChild(child) }
      .prefix(PathFollower.mostBefore).map(\.self)
  }

  /// Whether the last step of a path leaves an open child behind or fails for it, wherever the
  /// child has come meanwhile.
  package func fails(_ path: [Waypoint], for child: ProcedureName) throws -> Bool {
    guard let last = path.last?.acted else { return false }
    return try before(path, withOpen: child).contains { world in
      wanderings(of: child, from: world, before: last).contains { leaves($0, child, by: last) }
    }
  }

  private func leaves(_ world: Standpoint, _ child: ProcedureName, by step: Waypoint.Act) -> Bool {
    attempts(from: world) {
      switch $0 {
      case .act(let act):
        $0.does(step.action, to: world.caseID)
          || act.call.caseID == world.caseID && world.file?.proposal?.action == step.action
      case .wait, .waitUntil: true
      }
    }.contains { stride in
      if case .relativeRefused = stride.refused { return true }
      let after = Standpoint(moment: stride.moment, caseID: world.caseID)
      return took(step, in: stride, of: world) && after.hasOpenChild(child)
        || stride.neglects.contains { $0.isOf(world.file?.procedure.name, failing: child) }
    }
  }

  /// The worlds in which the open children have gone on while the case itself stayed where it is;
  /// a step that needs a second person may have been proposed.
  private func wanderings(
    of child: ProcedureName, from world: Standpoint, before step: Waypoint.Act
  ) -> [Standpoint] {
    var (found, seen): ([Standpoint], Set<FamilyKey>) = ([world], [])
    var next = 0
    while next < found.count, found.count < PathFollower.mostWanderings {
      let place = found[next]
      next += 1
      let strides = attempts(from: place) {
        switch $0 {
        case .act(let act):
          act.procedure == child || $0.does(step.action, to: world.caseID)
        case .wait, .waitUntil: true
        }
      }
      for stride in strides where stride.refused == nil {
        let reached = Standpoint(moment: stride.moment, caseID: world.caseID)
        guard reached.file?.state == world.file?.state, reached.hasOpenChild(child),
          let key = key(stride.moment), seen.insert(key).inserted
        else { continue }
        found.append(reached)
      }
    }
    return found
  }
}

extension Neglect {
  /// Whether time failed in a procedure, or left a child of it hanging.
  fileprivate func isOf(_ procedure: ProcedureName?, failing child: ProcedureName) -> Bool {
    switch self {
    case .timeFails(let name, _, _): name == procedure
    case .leftHanging(let name, let left): name == procedure && left == child
    case .noOwner, .noDuty, .ladderRunsOut, .nobodyElseTold, .timeStandsStill, .noEcho,
      .silenceUnasked, .noWayOut, .hostage, .runsByItself, .putOffForEver, .roundAndRound:
      false
    }
  }
}
