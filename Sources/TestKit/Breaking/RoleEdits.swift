internal import CaseCore

/// What can be broken of roles.
struct RoleEdits {
  private let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  var withoutFallback: [Edit] {
    procedure.roles.indices.filter { procedure.roles[$0].chain.count > 1 }.map { place in
      Edit(place: "role \(procedure.roles[place].name)") { $0.roles[place].chain.removeLast() }
    }
  }

  /// Every action of a steward that leaves a state is given to a party's role.
  var withoutSteward: [Edit] {
    let parties = procedure.roles.filter { !$0.isSteward && $0.forEach.isEmpty }.map(\.name)
    guard let party = parties.first else { return [] }
    return procedure.actions.indices.compactMap { place in
      let action = procedure.actions[place]
      let isSteward = action.by.contains { procedure.role($0)?.isSteward == true }
      guard isSteward, action.branches.contains(where: { $0.target != .stay }) else { return nil }
      return Edit(place: action.words()) {
        $0.actions[place].by = [party]
      }
    }
  }
}
