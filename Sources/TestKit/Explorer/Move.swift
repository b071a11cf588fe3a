package import CaseCore
package import WorkCalendar

/// One thing that the adversary may do, or let happen.
package enum Move: Sendable {
  /// Somebody acts; the roles are those in whose name it may be done.
  case act(Act)
  /// Nobody acts until something changes; questions asked meanwhile arrive, or don't.
  case wait(questionsArrive: Bool)
  /// Nobody acts until the morning of a day.
  case waitUntil(CivilDate)

  /// An action by a person, with its form filled in.
  package struct Act: Sendable {
    package var call: ActionCall
    package var procedure: ProcedureName
    package var roles: Set<RoleName>
    /// The action has a cap, so that it can't go on for ever.
    package var isCapped: Bool
  }

  /// The move in short, for whoever reads a path.
  package var words: String {
    switch self {
    case .act(let act): "\(act.procedure).\(act.call.action)"
    case .wait(true): "(wait)"
    case .wait(false): "(wait, nothing arrives)"
    case .waitUntil(let date): "(wait until \(date))"
    }
  }
}
