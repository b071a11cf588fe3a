import CaseCore
import TestKit

/// The states of cases from which what was broken makes itself felt at the next move.
struct BrokenPlaces {
  private var states: Set<StateOf> = []
  /// The states in which a case that came there by the original is no case of the mutant's: it has
  /// clocks as the original starts them.
  private var seams: Set<StateOf> = []
  /// The actions that are others: nobody can have proposed them.
  private var actions: Set<ActionOf> = []
  /// Whether a case may feel it as it begins.
  private(set) var atBeginning = false
  private let family: [Procedure]

  private struct ActionOf: Hashable {
    let procedure: ProcedureName
    let action: ActionName
  }

  init(_ original: [Procedure], _ broken: [Procedure]) {
    family = original
    for (old, new) in zip(original, broken) where old != new { add(old, new) }
  }

  /// The cases at a moment that feel it; none where a case has come to a seam.
  func cases(at moment: Moment) -> [CaseFile] {
    let isSeam = moment.files.contains { file in
      let pending = file.proposal.map {
        ActionOf(procedure: file.procedure.name, action: $0.action)
      }
      return seams.contains(StateOf(file)) || pending.map(actions.contains) == true
    }
    return isSeam ? [] : moment.files.filter { states.contains(StateOf($0)) }
  }

  private mutating func add(_ old: Procedure, _ new: Procedure) {
    var rest = new
    rest.actions = old.actions
    rest.states = old.states
    rest.clocks = old.clocks
    rest.ladders = old.ladders
    guard rest == old else { return addAll(of: old) }
    for action in old.actions.filter({ !new.actions.contains($0) })
      + new.actions.filter({ !old.actions.contains($0) })
    {
      for state in action.from { states.insert(StateOf(old.name, state)) }
      actions.insert(ActionOf(procedure: old.name, action: action.name))
    }
    for state in old.states where new.state(state.name) != state {
      addEntering(state.name, of: old)
      seams.insert(StateOf(old.name, state.name))
    }
    let ladders = Set(old.ladders.filter { new.ladder($0.name) != $0 }.map(\.name))
    for clock in old.clocks
    where new.clock(clock.name) != clock || clock.ladder.map(ladders.contains) == true {
      for state in old.states where state.clocks.contains(where: { $0.clock == clock.name }) {
        addEntering(state.name, of: old)
        seams.insert(StateOf(old.name, state.name))
      }
    }
  }

  private mutating func addAll(of procedure: Procedure) {
    for state in procedure.states { addEntering(state.name, of: procedure) }
  }

  /// A state, and those from which a case comes there.
  private mutating func addEntering(_ state: StateName, of procedure: Procedure) {
    states.insert(StateOf(procedure.name, state))
    for action in procedure.actions {
      for from in action.from
      where action.branches.contains(where: { $0.target.states(from: from).contains(state) }) {
        states.insert(StateOf(procedure.name, from))
      }
    }
    guard procedure.beginnings.contains(state) else { return }
    atBeginning = atBeginning || !procedure.opening.by.isEmpty
    for parent in family {
      for action in parent.actions
      where (action.effects + action.branches.flatMap(\.effects)).contains(where: {
        if case .open(let rule) = $0 { rule.procedure == procedure.name } else { false }
      }) {
        for from in action.from { states.insert(StateOf(parent.name, from)) }
      }
    }
  }
}

extension Procedure {
  /// The states in which cases begin.
  fileprivate var beginnings: Set<StateName> {
    Set([opening.state] + (adoption?.states.map(\.state) ?? []))
  }
}
