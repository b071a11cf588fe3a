package import CaseCore
internal import WorkCalendar

/// A clock of a case as the explorer tells it apart: which, and how far it has come.
package struct ClockSight: Hashable, Comparable, Sendable {
  package let clock: String
  package let phase: SightedPhase

  package static func < (left: ClockSight, right: ClockSight) -> Bool {
    (left.clock, left.phase.rawValue) < (right.clock, right.phase.rawValue)
  }
}

/// How far a live clock has come.
package enum SightedPhase: String, Hashable, Sendable, CaseIterable {
  case running
  case held
  case missed
  case awaitingReach
}

/// A case as far as its state, its clocks and a pending proposal go.
package struct CaseView: Hashable, Sendable {
  package let procedure: ProcedureName
  package let state: StateName
  package let clocks: [ClockSight]
  package let proposal: ActionName?

  package init(_ file: CaseFile) {
    procedure = file.procedure.name
    state = file.state
    clocks = file.clocks.compactMap(ClockSight.init).sorted()
    proposal = file.proposal?.action
  }
}

/// A case with everything that can make a difference to its course.
struct CaseKey: Hashable, Sendable {
  let view: CaseView
  let cameFrom: StateName?
  let hasLead: Bool
  let requesters: Int
  let answered: Int
  let uses: [Int]
  let fields: [[Bool]?]
  let heard: [String]
  /// What a pending proposal has frozen.
  let proposed: [[Bool]?]?
  /// Of each date that a condition holds against today, whether it is over, today or ahead.
  let days: [Int]

  init(_ file: CaseFile, _ lens: ProcedureLens, today: CivilDate) {
    view = CaseView(file)
    cameFrom = lens.returning.contains(file.state) ? file.cameFrom : nil
    hasLead = file.lead != nil
    requesters = file.requesters.count
    answered = file.requesters.count { $0.answer != nil }
    uses = lens.counted.map { min($0.most, file.uses(of: $0.action, per: $0.scope)) }
    fields = lens.watched.map { lens.sight(of: $0, in: file.fields) }
    proposed = file.proposal.map { pending in
      lens.watched.map { lens.sight(of: $0, in: pending.fields) }
    }
    days = lens.days.map { lens.day(of: $0, in: file, today: today) }
    // Whether the question behind a silence has arrived, or has failed.
    heard = file.clocks.flatMap { run in
      run.askedBy.compactMap { file.asked[$0].map { "\(run.key.words)\($0.hasArrived)" } }
    }.sorted()
  }
}

/// A case and all its relatives, their order and number left aside.
struct FamilyKey: Hashable, Sendable {
  let root: CaseKey
  let others: Set<CaseKey>

  /// Nil for a world without cases.
  init?(_ moment: Moment, _ lenses: [ProcedureName: ProcedureLens]) {
    let keys = moment.files.compactMap { file in
      lenses[file.procedure.name].map { CaseKey(file, $0, today: moment.today) }
    }
    guard let first = keys.first else { return nil }
    root = first
    others = Set(keys.dropFirst())
  }
}

/// A case's procedure and state.
package struct StateOf: Hashable, Sendable {
  let procedure: ProcedureName
  let state: StateName

  package init(_ file: CaseFile) {
    self.init(file.procedure.name, file.state)
  }

  package init(_ procedure: ProcedureName, _ state: StateName) {
    self.procedure = procedure
    self.state = state
  }

  /// Another state of the same procedure.
  func moved(to other: StateName) -> StateOf { StateOf(procedure, other) }
}

/// A pair that coverage counts: a clock in one of its phases while the case is in a state.
package struct ClockInState: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let procedure: ProcedureName
  package let state: StateName
  package let clock: ClockName
  package let phase: SightedPhase

  package var description: String { "\(procedure).\(state): \(clock) \(phase)" }

  package static func < (left: ClockInState, right: ClockInState) -> Bool {
    left.description < right.description
  }
}

extension ClockSight {
  /// Nil for the engine's own clocks that borrow no place in a case's course.
  init?(_ run: ClockRun) {
    switch run.key {
    case .rule(let name): clock = name.text
    case .confirmation: clock = "+"
    case .reach(let name): clock = "+\(name)"
    case .release: clock = "+!"
    case .signature, .acknowledgement, .look: return nil
    }
    switch run.phase {
    case .running: phase = run.missedAt == nil ? .running : .missed
    case .held: phase = .held
    case .awaitingReach: phase = .awaitingReach
    case .met, .expired, .void: return nil
    }
  }
}

extension Procedure {
  /// Every pair that the file makes possible: what a clock can be in a state that names it.
  package var clocksInStates: Set<ClockInState> {
    var pairs: Set<ClockInState> = []
    for state in states where !state.isFinal {
      for clause in state.clocks {
        guard let rule = clock(clause.clock) else { continue }
        for phase in rule.phases(in: clause.mode) {
          pairs.insert(
            ClockInState(procedure: name, state: state.name, clock: rule.name, phase: phase))
        }
      }
    }
    return pairs
  }
}

extension ClockRule {
  /// What can be seen of the clock where a state names it so.
  fileprivate func phases(in mode: StateClockMode) -> [SightedPhase] {
    switch mode {
    case .held: [.held]
    case .runs, .kept: [.running] + lateness
    }
  }

  /// What becomes of it once its time is up.
  private var lateness: [SightedPhase] {
    if expiry == nil { return [.missed] }
    return isSilence ? [.awaitingReach] : []
  }
}
