internal import WorkCalendar

/// How long a case of a sound procedure can last, and how soon somebody outside hears of a delay.
package struct Lifetime: Equatable, Sendable {
  /// At most so long, if everybody acts on the last day and every count is used up.
  package let longest: Span
  /// What the figure leaves out because no file bounds it: dates of others, cases waited for.
  package let unbounded: [String]
  /// The most that a round can stand still.
  package let longestPause: Span
  /// For each open state, in the order of the file.
  package let outside: [StateOutlook]

  /// Looks at a procedure among those that were read with it.
  package init(of procedure: Procedure, among all: [Procedure]) {
    let inspected = Inspection(procedure, in: ProcedureFamily(all))
    let walk = LongestWalk(inspected)
    longest = walk.longest
    unbounded = walk.unbounded
    longestPause = inspected.pauses.reduce(Span()) { sum, pause in
      guard let clock = inspected.longestPause(in: pause.state, pause.held) else { return sum }
      let each = inspected.longestTerm(of: clock).span
      let entries = Dictionary(
        grouping: inspected.edges.filter {
          $0.to == pause.state.name && $0.from != pause.state.name
        }, by: \.action.name)
      return entries.values.reduce(sum) { sum, edges in
        sum + each * (edges.first?.caps.map(\.times).min() ?? 1)
      }
    }
    outside = inspected.openStates.map { StateOutlook($0, inspected) }
  }
}

/// When somebody outside the owner's organisation first hears of a case that stays in a state.
package struct StateOutlook: Equatable, Sendable {
  package let state: StateName
  /// The clock by which it happens; nil where the state waits for others.
  package let clock: ClockName?
  /// How long the clock runs at most; nil where no file bounds it.
  package let limit: Span?
  package let end: End

  package enum End: Equatable, Sendable {
    /// So many working days after the limit a rung tells somebody outside.
    case told(afterWorkingDays: Int)
    /// The case leaves the state by itself at the end of the limit.
    case leaves
    case waits
  }

  init(_ state: StateRule, _ inspected: Inspection) {
    self.state = state.name
    let candidates = inspected.clocks.running(in: state.name).compactMap { clock in
      inspected.end(of: clock).map { (clock: clock, end: $0) }
    }
    let first = candidates.min { one, other in
      inspected.roughHours(one.clock, one.end) < inspected.roughHours(other.clock, other.end)
    }
    clock = first?.clock.name
    let term = first.map { inspected.longestTerm(of: $0.clock) }
    limit = term?.openEnd == nil ? term?.span : nil
    end = first?.end ?? .waits
  }
}

extension Inspection {
  /// What the end of a clock brings for those outside; nil where it brings nothing.
  fileprivate func end(of clock: ClockRule) -> StateOutlook.End? {
    if clock.expiry != nil { return .leaves }
    guard let ladder = clock.ladder.flatMap(procedure.ladder) else { return nil }
    func tells(_ tells: [Told]) -> Bool {
      tells.compactMap(\.role).contains { procedure.isOutside($0, of: clock.owner) }
    }
    if let rung = ladder.rungs.first(where: { $0.offset.count > 0 && tells($0.tells) }) {
      return .told(afterWorkingDays: rung.offset.count)
    }
    guard let repetition = ladder.repetition, tells(repetition.tells) else { return nil }
    return .told(
      afterWorkingDays: (ladder.rungs.last?.offset.count ?? 0) + repetition.every.count)
  }

  fileprivate func roughHours(_ clock: ClockRule, _ end: StateOutlook.End) -> Int {
    let term = longestTerm(of: clock)
    let more =
      switch end {
      case .told(let days): Span(.workingDays(days))
      case .leaves, .waits: Span()
      }
    return term.openEnd == nil ? (term.span + more).roughHours : .max
  }
}
