package import CaseCore

/// What can be said of one case's states, all moments in the same state taken together.
///
/// That lets more pass for a way out than there is: what then has none has none indeed, as far as
/// the moves were seen.
extension Exploration {
  /// Whether nothing that was seen leads the case from a state to an end, though each state on the
  /// way was looked at from all sides; what is done only in one role can be left out.
  package func leadsNowhere(
    _ caseID: CaseID, from first: StateOf, without role: RoleName? = nil
  ) -> Bool {
    var next: [StateOf: Set<Exit>] = [:]
    for passage in passages {
      guard let from = places[passage.from].openCases[caseID], isUsable(passage, role, from),
        let change = passage.movers[caseID]
      else { continue }
      next[from, default: []].insert(change.isEnd ? .end : .state(from.moved(to: change.to)))
    }
    let seen = Set(finished.compactMap { places[$0].openCases[caseID] })
    var (found, queue): (Set<StateOf>, [StateOf]) = ([first], [first])
    while let state = queue.popLast() {
      guard seen.contains(state) else { return false }
      for exit in next[state] ?? [] {
        switch exit {
        case .end: return false
        case .state(let other): if found.insert(other).inserted { queue.append(other) }
        }
      }
    }
    return true
  }

  private enum Exit: Hashable {
    case end
    case state(StateOf)
  }

  private func isUsable(_ passage: Passage, _ role: RoleName?, _ state: StateOf) -> Bool {
    role.map { passage.means.isDone(without: $0, of: state.procedure) } ?? true
  }
}
