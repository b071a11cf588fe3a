internal import WorkCalendar

/// Rule 3: in every open state a hard clock certainly runs, or the case waits for bounded others.
struct HardClockRule {
  private let inspected: Inspection

  init(_ inspected: Inspection) {
    self.inspected = inspected
  }

  private var procedure: Procedure { inspected.procedure }
  private var clocks: RunningClocks { inspected.clocks }

  var findings: [Finding] { idle + withoutLeastTime }

  private var idle: [Finding] {
    inspected.openStates.compactMap { state in
      guard case .open(_, waitsFor: nil) = state.kind else { return nil }
      let running = clocks.running(in: state.name)
      guard running.allSatisfy({ clocks.isSoft($0, in: state.name) }) else { return nil }
      let soft = running.map { "「\($0.label)」" }.joined(separator: "、")
      let why =
        running.isEmpty ? "没有一定在走的时限" : "在走的只有\(soft),责任人自己就能一再延后"
      return Finding(
        .hardClock, in: procedure.name, .state(state.name), .noHardClock,
        "事项停在「\(state.label)」时\(why):没有人会被催办,可能被遗忘。",
        path: clocks.pathWithoutHardClock(to: state.name, inspected.paths))
    }
  }

  /// A clock that hangs on a date could be past due the moment it starts.
  private var withoutLeastTime: [Finding] {
    procedure.clocks.compactMap { clock in
      guard clock.terms.contains(where: { isLateAtOnce($0, of: clock) }) else { return nil }
      return Finding(
        .leastTime, in: procedure.name, .clock(clock.name), .lateAtOnce(clock.name),
        "时限「\(clock.label)」到指定日期为止,却没有写至少留 1 个工作日(least):"
          + "日期一近,责任人一接手就已逾期。",
        path: pathToStart(of: clock))
    }
  }

  private func isLateAtOnce(_ term: ClockTerm, of clock: ClockRule) -> Bool {
    guard term.length.hangsOnDate || term.notAfter != nil else { return false }
    switch term.least ?? clock.least {
    // Days and months end on a working day after the one on which they start.
    case .workingDays(let count), .days(let count), .months(let count): return count < 1
    case .hours, nil: return true
    }
  }

  private func pathToStart(of clock: ClockRule) -> CasePath {
    let first = inspected.openStates.first { state in
      state.clocks.contains { $0.clock == clock.name && $0.mode != .held }
    }
    return first.map { inspected.paths.path(to: $0.name) } ?? CasePath()
  }
}
