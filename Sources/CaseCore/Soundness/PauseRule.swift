/// Rule 3 for pauses: a state in which its owner's own hard clock stands still.
///
/// There one hard clock with a constant longest time runs, its end is a timed action without a
/// guard into a state where the held clock goes on, and entering is capped.
struct PauseRule {
  let graph: ProcedureGraph
  let clocks: RunningClocks

  private var procedure: Procedure { graph.procedure }

  var findings: [Finding] {
    let reachable = graph.reachable
    return procedure.states.flatMap { state -> [Finding] in
      guard reachable.contains(state.name), let owner = state.owner else { return [] }
      let held = clocks.held(in: state.name).filter { $0.owner == owner && !$0.isSoft }
      guard !held.isEmpty else { return [] }
      return faults(of: state, held)
    }
  }

  private func faults(of state: StateRule, _ held: [ClockRule]) -> [Finding] {
    let labels = held.map { "「\($0.label)」" }.joined(separator: "、")
    func finding(_ why: String, path: [ActionName]) -> Finding {
      Finding(
        .pause, in: procedure.name, .state(state.name),
        "在「\(state.label)」里责任人自己的时限\(labels)停着不走,\(why)", path: path)
    }
    var findings: [Finding] = []
    let path = graph.path(to: state.name)
    if !endsByItself(state, held) {
      findings.append(finding("到期却没有无条件的自动恢复:可能一直停下去。", path: path))
    }
    for edge in graph.edges where edge.to == state.name && edge.from != state.name {
      guard edge.action.caps.isEmpty else { continue }
      let again = graph.path(to: edge.from) + [edge.action.name]
      findings.append(finding("「\(edge.action.label)」又不限次数:可以一停再停。", path: again))
    }
    return findings
  }

  private func endsByItself(_ state: StateRule, _ held: [ClockRule]) -> Bool {
    clocks.running(in: state.name).contains { clock in
      guard let expiry = clock.expiry, !clocks.isSoft(clock, in: state.name),
        clock.terms.allSatisfy({ isBounded($0.length) }),
        let action = procedure.action(expiry, in: state.name)
      else { return false }
      let targets = action.branches.flatMap { $0.target.states(from: state.name) }
      return action.trigger == .timed && action.guards.isEmpty
        && targets.allSatisfy { resumes(held, in: $0) }
    }
  }

  private func resumes(_ held: [ClockRule], in state: StateName) -> Bool {
    let clauses = procedure.state(state)?.clocks ?? []
    return held.contains { clock in
      clauses.contains { $0.clock == clock.name && $0.mode != .held }
    }
  }

  /// A limit is constant; a date is, if every form that asks for it bounds it.
  private func isBounded(_ length: ClockLength) -> Bool {
    guard case .date(let field, _) = length else { return !length.hangsOnDate }
    let forms = [procedure.opening.form] + procedure.actions.map(\.form)
    let asking = forms.flatMap { $0 }.filter { $0.field == field }
    return !asking.isEmpty && asking.allSatisfy { $0.dateBounds?.hasConstantEnd == true }
  }
}
