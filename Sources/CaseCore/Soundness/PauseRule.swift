/// Rule 3 for pauses: a state in which its owner's own hard clock stands still.
///
/// There one hard clock with a constant longest time runs, its end is a timed action without a
/// guard into a state where the held clock goes on, and entering is capped.
struct PauseRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }

  var findings: [Finding] {
    inspected.pauses.flatMap { faults(of: $0.state, $0.held) }
  }

  private func faults(of state: StateRule, _ held: [ClockRule]) -> [Finding] {
    let labels = held.map { "「\($0.label)」" }.joined(separator: "、")
    func finding(_ why: String, path: CasePath) -> Finding {
      Finding(
        .pause, in: procedure.name, .state(state.name), .endlessPause,
        "在「\(state.label)」里责任人自己的时限\(labels)停着不走,\(why)", path: path)
    }
    var findings: [Finding] = []
    if inspected.longestPause(in: state, held) == nil {
      findings.append(
        finding(
          "到期却没有无条件的自动恢复:可能一直停下去。", path: inspected.paths.path(to: state.name)))
    }
    for edge in inspected.edges where edge.to == state.name && edge.from != state.name {
      guard edge.caps.isEmpty else { continue }
      let again = inspected.paths.path(taking: edge)
      findings.append(finding("「\(edge.action.label)」又不限次数:可以一停再停。", path: again))
    }
    return findings
  }
}

extension Inspection {
  /// How long a pause can last at most: the term of the clock that ends it; nil if none does.
  func longestPause(in state: StateRule, _ held: [ClockRule]) -> ClockRule? {
    clocks.running(in: state.name).first { clock in
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
    let running = Set(clocks.running(in: state).map(\.name))
    return held.contains { running.contains($0.name) }
  }

  /// A limit is constant; a date is, if every form that asks for it bounds it.
  private func isBounded(_ length: ClockLength) -> Bool {
    guard case .date(let field, _) = length else { return !length.hangsOnDate }
    let asking = procedure.forms.flatMap { $0 }.filter { $0.field == field }
    return !asking.isEmpty && asking.allSatisfy { $0.dateBounds?.hasConstantEnd == true }
  }
}

extension Procedure {
  /// Every form of the opening, of taking over and of actions.
  var forms: [[FormField]] {
    let adopted = adoption.map { rule in rule.states.map(rule.form(of:)) } ?? []
    return [opening.form] + adopted + actions.map(\.form)
  }
}
