package import CaseCore

/// One step that a case is said to take: it begins, or an action leads it from state to state.
package struct Waypoint: Hashable, Sendable {
  package enum What: Hashable, Sendable {
    case opened
    case adopted
    /// `name` is what the timeline shows: the action's own or its branch's.
    case acted(ActionName, name: ActionName, from: StateName)
  }

  package let procedure: ProcedureName
  package let what: What
  package let to: StateName

  package init(_ procedure: ProcedureName, _ what: What, to: StateName) {
    self.procedure = procedure
    self.what = what
    self.to = to
  }

  /// An action that leads a case from state to state.
  struct Act {
    let action: ActionName
    let name: ActionName
    let from: StateName
    let to: StateName
  }

  /// The action taken; nil where the case begins.
  var acted: Act? {
    guard case .acted(let action, let name, let from) = what else { return nil }
    return Act(action: action, name: name, from: from, to: to)
  }
}
