internal import CaseCore

/// What can be broken between parents and children.
struct FamilyEdits {
  private let procedure: Procedure
  private let family: [Procedure]

  init(_ procedure: Procedure, among family: [Procedure]) {
    self.procedure = procedure
    self.family = family
  }

  var withoutWord: [Edit] {
    policies { _ in
      true
    } change: {
      $0.removeValue(forKey: $1)
    }
  }
  var waiting: [Edit] {
    policies { policy in
      if case .order = policy { true } else { false }
    } change: {
      $0[$1] = .wait
    }
  }

  private func policies(
    _ fits: (ChildPolicy) -> Bool,
    change: @escaping (inout [ProcedureName: ChildPolicy], ProcedureName) -> Void
  ) -> [Edit] {
    procedure.actions.indices.flatMap { place in
      let action = procedure.actions[place]
      return action.children.keys.sorted().filter { action.children[$0].map(fits) ?? false }
        .map { child in
          Edit(place: "\(child) at \(action.words())") {
            change(&$0.actions[place].children, child)
          }
        }
    }
  }

  /// What a parent orders of a child, in each state that might not know it.
  var deafState: [Edit] {
    let opened = Set(family.flatMap(\.openRules).filter(\.asChild).map(\.procedure))
    guard opened.contains(procedure.name) else { return [] }
    return procedure.actions.indices.filter { procedure.actions[$0].trigger == .linked }.flatMap {
      place -> [Edit] in
      let action = procedure.actions[place]
      return action.from.map { state in
        Edit(place: "action \(action.name) in \(state)") {
          $0.actions[place].from.removeAll { $0 == state }
          if $0.actions[place].from.isEmpty { $0.actions.remove(at: place) }
        }
      }
    }
  }

  var withoutOrder: [Edit] {
    func isOrder(_ effect: Effect) -> Bool {
      if case .order = effect { true } else { false }
    }
    return procedure.actions.indices.flatMap { place -> [Edit] in
      let action = procedure.actions[place]
      var edits: [Edit] = []
      if action.effects.contains(where: isOrder) {
        edits.append(
          Edit(place: action.words()) {
            $0.actions[place].effects.removeAll(where: isOrder)
          })
      }
      for branch in action.branches.indices
      where action.branches[branch].effects.contains(where: isOrder) {
        edits.append(
          Edit(place: action.words(branch)) {
            $0.actions[place].branches[branch].effects.removeAll(where: isOrder)
          })
      }
      return edits
    }
  }
}
