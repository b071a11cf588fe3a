/// The way of a case into what it suffers: how it began, then one step after another.
///
/// Whoever takes the steps finds the harm at their end; a test does.
package struct CasePath: Hashable, Sendable {
  /// The first tells how the outermost case began; the last is about the case that suffers.
  package var steps: [PathStep]

  package init(_ steps: [PathStep] = []) {
    self.steps = steps
  }

  package var isEmpty: Bool { steps.isEmpty }

  /// What a reader needs of it: the actions, with the procedure before those of another case.
  ///
  /// That the case was filed goes without saying.
  package var words: [String] {
    guard let suffering = steps.last?.procedure else { return [] }
    return steps.enumerated().compactMap { place, step in
      let prefix = step.procedure == suffering ? "" : "\(step.procedure)."
      switch step.move {
      case .opened: return place == 0 ? nil : "(\(step.procedure))"
      case .adopted: return "\(prefix)adopt:\(step.to)"
      case .acted(let acted): return "\(prefix)\(acted.name)"
      }
    }
  }
}

/// One step of a case on its way.
package struct PathStep: Hashable, Sendable {
  package var procedure: ProcedureName
  package var move: PathMove
  /// The state in which the case is afterwards.
  package var to: StateName

  package init(_ procedure: ProcedureName, _ move: PathMove, to: StateName) {
    self.procedure = procedure
    self.move = move
    self.to = to
  }
}

/// What happens to a case in one step.
package enum PathMove: Hashable, Sendable {
  /// It is filed; later in a path, the step before opened it.
  case opened
  /// It is taken over in a state.
  case adopted
  case acted(PathAction)
}

/// An action on the way of a case.
package struct PathAction: Hashable, Sendable {
  package var action: ActionName
  package var from: StateName
  /// Which of the action's branches is taken, counted from 0 in the order of the file.
  package var branch: Int
  /// The name under which the timeline shows it.
  package var name: ActionName
  package var cause: PathCause
}

/// What sets a step off.
package enum PathCause: Hashable, Sendable {
  /// Somebody in this role; where the action has a second person, that one confirms.
  case person(RoleName)
  /// The end of this clock.
  case clock(ClockName)
  /// A rung of this ladder.
  case rung(LadderName)
  /// An action of a relative's orders it.
  case order(ProcedureName, ActionName)
  /// It is ordered, but by no procedure that was read.
  case unknownOrder
  /// A relative's change of state.
  case itself
}
