internal import CaseCore

/// What can be broken of where actions lead.
struct BranchEdits {
  private let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  /// A timed action, made to lead to a state from which time or anybody comes here again.
  var timedBack: [Edit] {
    procedure.actions.indices.flatMap { place -> [Edit] in
      let action = procedure.actions[place]
      guard action.trigger == .timed else { return [] }
      let before = procedure.actions.filter { earlier in
        earlier.branches.contains { branch in
          if case .state(let name) = branch.target { action.from.contains(name) } else { false }
        }
      }.flatMap(\.from)
      return Set(before).subtracting(action.from).sorted().map { state in
        Edit(place: "\(action.words()) back to \(state)") {
          for branch in $0.actions[place].branches.indices {
            $0.actions[place].branches[branch].target = .state(state)
          }
        }
      }
    }
  }

  /// Any branch that leads to a state, made to lead to any other.
  var elsewhere: [Edit] {
    procedure.actions.indices.flatMap { place -> [Edit] in
      let action = procedure.actions[place]
      return action.branches.indices.flatMap { branch -> [Edit] in
        guard case .state(let target) = action.branches[branch].target else { return [] }
        return procedure.states.map(\.name).filter { $0 != target }.map { state in
          Edit(place: "\(action.words(branch)) to \(state), not \(target)") {
            $0.actions[place].branches[branch].target = .state(state)
          }
        }
      }
    }
  }

  /// A state that nothing leads out of any more.
  var withoutExits: [Edit] {
    procedure.states.filter { !$0.isFinal }.map(\.name).map { state in
      Edit(place: "exits of \(state)") { broken in
        for place in broken.actions.indices.reversed() {
          let action = broken.actions[place]
          guard action.from.contains(state), action.branches.contains(where: { $0.target != .stay })
          else { continue }
          broken.actions[place].from.removeAll { $0 == state }
          guard broken.actions[place].from.isEmpty else { continue }
          broken.actions.remove(at: place)
          for end in broken.states.indices {
            broken.states[end].enteredBy.removeAll { $0 == action.name }
          }
        }
      }
    }
  }

  var narrowed: [Edit] {
    procedure.actions.indices.compactMap { place in
      let action = procedure.actions[place]
      guard action.branches.count > 1, let last = action.branches.indices.last,
        let condition = action.branches[0].when, action.branches[last].when == nil
      else { return nil }
      // The case where neither holds is left out: that of the first branch is asked for again.
      return Edit(place: action.words(last)) {
        $0.actions[place].branches[last].when = condition
      }
    }
  }

  var repeated: [Edit] {
    procedure.actions.indices.compactMap { place in
      let action = procedure.actions[place]
      guard action.branches.count > 1, let condition = action.branches[0].when else { return nil }
      return Edit(place: action.words(0)) {
        var again = $0.actions[place].branches[$0.actions[place].branches.count - 1]
        again.when = condition
        $0.actions[place].branches.insert(again, at: 1)
      }
    }
  }
}
