package import CaseCore

/// What can be said of cases' states, all moments in the same state taken together.
extension Exploration {
  /// Whether nothing that was seen leads the case from a state to an end, though each state on the
  /// way was looked at from all sides; what is done only in one role can be left out.
  package func leadsNowhere(
    _ caseID: CaseID, from first: StateOf, without role: RoleName? = nil
  ) -> Bool {
    let course = Course(of: { $0 == caseID }, in: self, without: role, isCareful: false)
    return course.leadsNowhere(from: first)
  }

  /// Adds the states from which no case of a procedure was seen to come to an end, be it for want
  /// of one role.
  ///
  /// Less is seen so than in `judgeGraph`, which tells moments in one state apart; but a walk that
  /// its bounds cut off says something here all the same.
  package mutating func judgeStates() {
    let first = firstPlaces
    let anybody = Course(in: self)
    let stuck = first.keys.filter(anybody.leadsNowhere)
    for state in stuck { record(.noWayOut(state.procedure, state.state), at: first[state] ?? 0) }
    let free = Dictionary(grouping: first.keys.filter { !stuck.contains($0) }, by: \.procedure)
    for (procedure, states) in free {
      for role in parties(acting: procedure).sorted() {
        let others = Course(in: self, without: role)
        for state in states where others.leadsNowhere(from: state) {
          record(.hostage(procedure, state.state, of: role), at: first[state] ?? 0)
        }
      }
    }
  }

  /// Each state that was seen, with the place where it was seen first.
  private var firstPlaces: [StateOf: Int] {
    var first: [StateOf: Int] = [:]
    for (place, seen) in places.enumerated() {
      for state in seen.open where first[state] == nil { first[state] = place }
    }
    return first
  }
}

/// Which states lead to which, all moments in the same state taken together.
///
/// That lets more pass for a way out than there is: what then has none has none indeed, as far as
/// the moves were seen.
private struct Course {
  private var next: [StateOf: Set<Exit>] = [:]
  /// The states in which every move was tried.
  private let seen: Set<StateOf>

  /// What may bar a case's way without being its state.
  private struct Surroundings: Hashable {
    let proposal: ActionName?
    /// The procedures of the cases that are open beside it.
    let others: Set<ProcedureName>

    init(of caseID: CaseID, at place: Exploration.Place) {
      proposal = place.proposals[caseID]
      others = Set(place.openCases.filter { $0.key != caseID }.map(\.value.procedure))
    }
  }

  private enum Exit: Hashable {
    case end
    case state(StateOf)
  }

  /// The course of these cases; what is done only in one role can be left out.
  ///
  /// Whoever is careful counts a state as seen only if every move was tried beside each proposal
  /// and each kind of open relative with which it was known.
  init(
    of isMeant: (CaseID) -> Bool = { _ in true }, in exploration: Exploration,
    without role: RoleName? = nil, isCareful: Bool = true
  ) {
    for passage in exploration.passages {
      for (caseID, change) in passage.movers where isMeant(caseID) {
        guard let from = exploration.places[passage.from].openCases[caseID],
          role.map({ passage.means.isDone(without: $0, of: from.procedure) }) ?? true
        else { continue }
        next[from, default: []].insert(change.isEnd ? .end : .state(from.moved(to: change.to)))
      }
    }
    var (known, tried): ([StateOf: Set<Surroundings>], [StateOf: Set<Surroundings>]) = ([:], [:])
    for (place, at) in (exploration.places + exploration.leftOut).enumerated() {
      for (caseID, state) in at.openCases where isMeant(caseID) {
        let surroundings = Surroundings(of: caseID, at: at)
        known[state, default: []].insert(surroundings)
        if exploration.finished.contains(place) {
          tried[state, default: []].insert(surroundings)
        }
      }
    }
    seen = Set(tried.keys).filter { !isCareful || tried[$0] == known[$0] }
  }

  func leadsNowhere(from first: StateOf) -> Bool {
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
}
