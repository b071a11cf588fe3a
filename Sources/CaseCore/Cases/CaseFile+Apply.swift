internal import WorkCalendar

extension CaseFile {
  /// A case before any of its events.
  init(_ opened: Opened, id: CaseID, at instant: Instant) {
    self.id = id
    publicID = opened.publicID
    number = opened.number
    procedure = opened.procedure
    parent = opened.parent
    version = 0
    state = StateName("")
    openedAt = instant
    stateSince = instant
    requesters = []
    assigned = [:]
    fields = [:]
    clocks = []
    ended = []
    round = 1
    level = 0
    uses = []
    slips = []
    asked = [:]
    stopped = []
    lookedBy = []
  }

  /// The case that its first event opens; nil when that event is no opening.
  package init?(first event: CaseEvent) {
    guard case .opened(let opened)? = event.changes.first else { return nil }
    self.init(opened, id: event.caseID, at: event.at)
    apply(event)
  }

  /// Folds one event into the case; reads nothing but the event.
  package mutating func apply(_ event: CaseEvent) {
    for change in event.changes { apply(change, at: event.at) }
    version = event.version
  }

  /// Folds one change made at `instant` into the case.
  mutating func apply(_ change: Change, at instant: Instant) {
    switch change {
    case .opened: break
    case .entered(let entered, let isFinal):
      if !state.text.isEmpty, state != entered { cameFrom = state }
      state = entered
      stateSince = instant
      endedAt = isFinal ? instant : nil
    case .owned(let owner): self.owner = owner
    case .field(let name, let value):
      fields[name] = value
      if value != nil, !wanted.isEmpty { wanted.removeAll { $0 == name } }
    case .requesters(let requesters): self.requesters = requesters
    case .lead(let lead):
      self.lead = lead
      for place in uses.indices { uses[place].underLead = 0 }
    case .assigned(let kind, let person): assigned[kind] = person
    case .clock(let run): apply(run, at: instant)
    case .rung(let key, let fired):
      for place in clocks.indices where clocks[place].key == key {
        clocks[place].lastFired = fired
      }
    case .proposal(let proposal): self.proposal = proposal
    case .round(let round):
      self.round = round
      for place in uses.indices { uses[place].inRound = 0 }
      for place in requesters.indices { requesters[place].answer = nil }
    case .level(let level): self.level = level
    case .counted(let action): count(action)
    case .slip(let slip):
      if let place = slips.firstIndex(where: { $0.index == slip.index }) {
        slips[place] = slip
      } else {
        slips.append(slip)
      }
    case .asked(let notice, let end): asked[notice] = end
    case .mergedInto(let target): mergedInto = target
    case .quarantine(let reason): quarantine = reason
    case .stopped(let clocks): stopped = clocks
    case .lookedBy(let people): lookedBy = people
    case .followed(let reference, let state, let cameFrom):
      procedure = reference
      self.state = state
      self.cameFrom = cameFrom
    case .wanted(let fields): wanted = fields
    }
  }

  private mutating func apply(_ run: ClockRun, at instant: Instant) {
    let place = clocks.firstIndex { $0.key == run.key }
    if run.phase.isLive {
      if let place { clocks[place] = run } else { clocks.append(run) }
      return
    }
    if let place { clocks.remove(at: place) }
    stopped.removeAll { $0 == run.key }
    ended.append(
      EndedClock(
        key: run.key, serial: run.serial, round: round, phase: run.phase,
        wasMissed: run.missedAt != nil, due: run.due.instant, endedAt: instant))
  }

  private mutating func count(_ action: ActionName) {
    if let place = uses.firstIndex(where: { $0.action == action }) {
      uses[place].inCase += 1
      uses[place].inRound += 1
      uses[place].underLead += 1
    } else {
      uses.append(UseCount(action: action, inCase: 1, inRound: 1, underLead: 1))
    }
  }

  /// How often `action` has been done within a scope.
  package func uses(of action: ActionName, per scope: CapScope) -> Int {
    guard let count = uses.first(where: { $0.action == action }) else { return 0 }
    switch scope {
    case .whole: return count.inCase
    case .round: return count.inRound
    case .lead: return count.underLead
    }
  }
}
