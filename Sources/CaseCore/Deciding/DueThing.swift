internal import WorkCalendar

/// One thing that time alone does to a case.
struct DueThing {
  enum What {
    case expiry
    case rung(PlannedRung)
  }

  let at: Instant
  let run: ClockRun
  let what: What

  /// The first thing due by `now`: by instant, then by the clock's place in the file, expiries
  /// before rungs.
  ///
  /// Clocks that were stopped have none.
  static func first(in file: CaseFile, _ procedure: Procedure, until now: Instant) -> DueThing? {
    let ordered = file.clocks.sorted { procedure.place(of: $0.key) < procedure.place(of: $1.key) }
    var earliest: DueThing?
    for run in ordered where run.phase == .running && !file.stopped.contains(run.key) {
      for thing in things(of: run) where thing.at <= now {
        if let known = earliest, known.at <= thing.at { continue }
        earliest = thing
      }
    }
    return earliest
  }

  private static func things(of run: ClockRun) -> [DueThing] {
    var things: [DueThing] = []
    if run.missedAt == nil {
      things.append(
        DueThing(at: run.due.instant.advanced(byMilliseconds: 1), run: run, what: .expiry))
    }
    if let plan = run.nextRung {
      things.append(DueThing(at: plan.at, run: run, what: .rung(plan)))
    }
    return things
  }
}

extension Procedure {
  /// Clocks of the file in its order, then the engine's own.
  fileprivate func place(of key: ClockKey) -> Int {
    switch key {
    case .rule(let name): clocks.firstIndex { $0.name == name } ?? clocks.count
    case .confirmation: clocks.count + 1
    case .signature(let index): clocks.count + 2 + index
    case .acknowledgement(let index): clocks.count + 10_002 + index
    case .reach: clocks.count + 20_002
    case .look: clocks.count + 20_003
    case .release: clocks.count + 20_004
    }
  }
}
