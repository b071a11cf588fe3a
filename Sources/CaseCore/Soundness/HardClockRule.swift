internal import WorkCalendar

/// Rule 3: in every open state a hard clock certainly runs, or the case waits for bounded others.
struct HardClockRule {
  let graph: ProcedureGraph
  let clocks: RunningClocks

  private var procedure: Procedure { graph.procedure }

  var findings: [Finding] {
    let reachable = graph.reachable
    let idle = procedure.states.compactMap { state -> Finding? in
      guard reachable.contains(state.name), case .open(_, let waitsFor) = state.kind,
        waitsFor == nil
      else { return nil }
      let running = clocks.running(in: state.name)
      guard running.allSatisfy({ clocks.isSoft($0, in: state.name) }) else { return nil }
      let soft = running.map { "「\($0.label)」" }.joined(separator: "、")
      let why =
        running.isEmpty ? "没有一定在走的时限" : "在走的只有\(soft),责任人自己就能一再延后"
      return Finding(
        .hardClock, in: procedure.name, .state(state.name),
        "事项停在「\(state.label)」时\(why):没有人会被催办,可能被遗忘。",
        path: graph.path(to: state.name))
    }
    return idle + withoutLeastTime
  }

  /// A clock that hangs on a date could be past due the moment it starts.
  private var withoutLeastTime: [Finding] {
    procedure.clocks.compactMap { clock in
      guard clock.terms.contains(where: { $0.length.hangsOnDate }), (clock.least?.count ?? 0) < 1
      else { return nil }
      return Finding(
        .leastTime, in: procedure.name, .clock(clock.name),
        "时限「\(clock.label)」到指定日期为止,却没有写 least:日期一近,责任人一接手就已逾期。")
    }
  }
}
