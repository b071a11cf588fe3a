internal import CaseCore
internal import WorkCalendar

/// What can be broken of an action as a whole.
struct ActionEdits {
  private let procedure: Procedure

  init(_ procedure: Procedure) { self.procedure = procedure }

  var withoutEcho: [Edit] {
    actions(\.echoes) { action in
      action.echo = .none(because: "broken")
      for place in action.branches.indices { action.branches[place].echo = nil }
    }
  }
  var withoutCap: [Edit] {
    actions {
      !$0.caps.isEmpty
    } change: {
      $0.caps = []
    }
  }
  var gone: [Edit] {
    procedure.actions.indices.map { place in
      Edit(place: words(place)) { $0.actions.remove(at: place) }
    }
  }

  private func words(_ place: Int) -> String { procedure.actions[place].words() }

  private func actions(
    _ fits: (ActionRule) -> Bool, change: @escaping (inout ActionRule) -> Void
  ) -> [Edit] {
    procedure.actions.indices.filter { fits(procedure.actions[$0]) }.map { place in
      Edit(place: words(place)) { change(&$0.actions[place]) }
    }
  }

  var withoutLead: [Edit] {
    func isLead(_ effect: Effect) -> Bool {
      if case .lead(.some) = effect { true } else { false }
    }
    return actions {
      $0.effects.contains(where: isLead)
    } change: {
      $0.effects.removeAll(where: isLead)
    }
  }

  var withOptionalField: [Edit] {
    procedure.actions.indices.flatMap { place in
      procedure.actions[place].form.indices
        .filter { procedure.actions[place].form[$0].isRequired }
        .map { field in
          let name = procedure.actions[place].form[field].field
          return Edit(place: "field \(name) of \(words(place))") {
            $0.actions[place].form[field].isRequired = false
          }
        }
    }
  }

  /// A guard that holds only while some clock of the state has not come due.
  var guarded: [Edit] {
    procedure.actions.indices.compactMap { place in
      let action = procedure.actions[place]
      let clocks = procedure.state(action.from[0])?.clocks.filter { $0.mode == .runs } ?? []
      guard let clock = clocks.first?.clock, action.branches.contains(where: { $0.target != .stay })
      else { return nil }
      return Edit(place: words(place)) {
        $0.actions[place].guards.append(Guard(condition: .onTime(clock), message: "太晚"))
      }
    }
  }

  var withOwnSecond: [Edit] {
    procedure.actions.indices.compactMap { place in
      let action = procedure.actions[place]
      guard action.second != nil, let first = action.by.first else { return nil }
      return Edit(place: words(place)) { $0.actions[place].second?.role = first }
    }
  }
}

extension ActionRule {
  fileprivate var echoes: Bool {
    let own = [echo] + branches.compactMap(\.echo)
    return own.contains {
      switch $0 {
      case .to: true
      case .none: false
      }
    }
  }
}
