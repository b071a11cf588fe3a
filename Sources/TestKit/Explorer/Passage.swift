internal import CaseCore
internal import WorkCalendar

/// One move that was made, as the graph of moments keeps it.
struct Passage: Sendable {
  let from: Int
  /// Nil where the bounds left out what came of it.
  let to: Int?
  let means: Means
  /// The cases that changed their state, with the states they left and came to.
  let movers: [CaseID: Change]
  /// The hard clocks that ran all along and whose date came no later by it.
  let lasting: Set<ClockOfCase>
  /// The hard clocks that whoever owes them put off or began anew himself.
  let putOff: Set<ClockOfCase>
  /// Some clock was missed meanwhile, so that its ladder told somebody.
  let missed: Bool

  enum Means: Sendable {
    /// Whoever acts in one of these roles of the procedure.
    case human(ProcedureName, Set<RoleName>, isCapped: Bool)
    case time

    func isDone(by role: RoleName) -> Bool {
      switch self {
      case .human(_, let roles, _): roles.contains(role)
      case .time: false
      }
    }

    /// Whether it can still happen if one role of a procedure does nothing.
    func isDone(without role: RoleName, of procedure: ProcedureName) -> Bool {
      switch self {
      case .human(procedure, let roles, _): roles != [role]
      case .human, .time: true
      }
    }
  }

  struct Change: Hashable, Sendable {
    let procedure: ProcedureName
    let from: StateName
    let to: StateName
    /// The case is over then.
    let isEnd: Bool
  }

  struct ClockOfCase: Hashable, Sendable {
    let caseID: CaseID
    let clock: ClockName
  }

  init(_ move: Move, from: Int, to: Int?, before: Moment, after stride: Stride) {
    self.from = from
    self.to = to
    switch move {
    case .act(let act): means = .human(act.procedure, act.roles, isCapped: act.isCapped)
    case .wait, .waitUntil: means = .time
    }
    missed = stride.missed
    var movers: [CaseID: Change] = [:]
    var lasting: Set<ClockOfCase> = []
    var putOff: Set<ClockOfCase> = []
    for old in before.files {
      guard let new = stride.moment.around.docket[old.id], let procedure = before.procedure(of: old)
      else { continue }
      if old.state != new.state {
        movers[old.id] = Change(
          procedure: old.procedure.name, from: old.state, to: new.state, isEnd: !new.isOpen)
      }
      for run in old.clocks {
        guard case .rule(let name) = run.key, run.phase == .running,
          procedure.clock(name)?.renewal == nil
        else { continue }
        let place = ClockOfCase(caseID: old.id, clock: name)
        guard let later = new.run(name) else { continue }
        if later.serial == run.serial, later.due.instant <= run.due.instant {
          if later.phase == .running { lasting.insert(place) }
        } else if let owner = procedure.clock(name)?.owner, means.isDone(by: owner) {
          putOff.insert(place)
        }
      }
    }
    self.movers = movers
    self.lasting = lasting
    self.putOff = putOff
  }
}
