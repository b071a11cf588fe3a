internal import CaseCore

/// What only the whole file shows: one name twice in a state, ends that nothing brings about.
extension ProcedureText {
  func checkActions(
    _ actions: [ActionRule], _ clocks: [ClockRule], _ countersigns: [CountersignRule]
  ) {
    checkUnique(actions)
    let timed = Set(actions.filter { $0.trigger == .timed }.map(\.name))
    for clock in clocks {
      guard let expiry = clock.expiry, names(.action).contains(expiry.text),
        !timed.contains(expiry)
      else { continue }
      complain(.clock(clock.name), "`\(expiry)` is not an action `by: time`")
    }
    checkDoneByClocks(actions, clocks)
    let limits = Set(countersigns.map(\.role))
    for action in actions {
      guard let second = action.second, !limits.contains(second.role) else { continue }
      complain(action.subject, "`countersign` gives `\(second.role)` no limit and ladder")
    }
  }

  /// Where a clock is broken, or names what isn't there, that has been said already.
  private func checkDoneByClocks(_ actions: [ActionRule], _ clocks: [ClockRule]) {
    let expiries = Set(clocks.compactMap(\.expiry))
    guard clocks.count == names(.clock).count,
      expiries.allSatisfy({ names(.action).contains($0.text) })
    else { return }
    for action in actions where action.trigger == .timed && !expiries.contains(action.name) {
      complain(action.subject, "no clock does it: name it in a clock's `then-do`")
    }
  }

  private func checkUnique(_ actions: [ActionRule]) {
    var seen: [StateName: Set<ActionName>] = [:]
    for action in actions {
      for state in action.from where !seen[state, default: []].insert(action.name).inserted {
        complain(action.subject, "the state `\(state)` has an action of this name already")
      }
    }
  }

  private func complain(_ subject: Subject, _ message: String) {
    complaints.add(sources.place(of: subject), message)
  }
}
