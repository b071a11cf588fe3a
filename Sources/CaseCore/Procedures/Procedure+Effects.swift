/// What the rules of a procedure do, wherever they say so.
extension Procedure {
  /// The rules by which cases of this procedure open further ones.
  package var openRules: [OpenRule] {
    allEffects.compactMap { effect in
      if case .open(let rule) = effect { return rule }
      return nil
    }
  }

  /// Whether a state or a clock of the procedure is owed by a role.
  package func owes(_ role: RoleName) -> Bool {
    states.contains { $0.owner == role } || clocks.contains { $0.owner == role }
  }

  /// Every effect of the opening, of taking over, of actions and of their branches.
  package var allEffects: [Effect] {
    opening.effects + (adoption?.states.flatMap(\.effects) ?? [])
      + actions.flatMap { $0.effects + $0.branches.flatMap(\.effects) }
  }
}
