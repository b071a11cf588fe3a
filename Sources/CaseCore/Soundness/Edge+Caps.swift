/// How often a case may take an edge.
extension Edge {
  /// The counts that bar it for good, in the case or in the round.
  ///
  /// A count for each lead is none of them: leads change. Time asks for no cap of an action's and
  /// for no guard, only for the conditions of branches.
  var caps: [Cap] {
    let counted = branch.when.map { ownCaps(in: $0) } ?? []
    guard !drives.contains(.timed) else { return counted }
    let guarded = action.guards.flatMap { ownCaps(in: $0.condition) }
    return (action.caps + guarded + counted).filter { $0.scope != .lead }
  }

  /// `not: {done: …}` of the action's or the branch's own name is a cap as well.
  private func ownCaps(in condition: Condition) -> [Cap] {
    switch condition {
    case .all(let parts): return parts.flatMap { ownCaps(in: $0) }
    case .not(.done(let name, let scope, let times)):
      guard scope != .lead, name == action.name || name == branch.name else { return [] }
      return [Cap(times: times, scope: scope)]
    case .not, .field, .isSet, .done, .onTime, .ahead, .noneOpen, .everyLinking, .noLinking,
      .linked, .today, .later, .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      return []
    }
  }
}
