internal import CaseCore
internal import WorkCalendar

/// One move carried out: the world after it, what happened, and what was wrong on the way.
struct Stride: Sendable {
  /// How often time does something before a wait is broken off.
  static let patience = 96
  /// How often time may do something at one instant.
  static let mostAtOnce = 64
  /// A ladder that has repeated so often will do nothing new.
  static let enoughRepetitions = 2

  private(set) var moment: Moment
  private(set) var steps: [CaseStep] = []
  private(set) var neglects: [Neglect] = []
  /// Every clock seen in every state on the way.
  private(set) var seen: Set<ClockInState> = []
  /// Every clock that was missed on the way.
  private(set) var missed = false
  /// The move was refused, and nothing happened.
  private(set) var refused: Rejection?
  /// Only those are left who may not leave.
  private let isDeserted: Bool
  private var repetitions: [Repeating: Set<PersonID>] = [:]

  private struct Repeating: Hashable {
    let caseID: CaseID
    let clock: ClockKey
  }

  /// `differs` says whether the world has changed enough for a wait to end.
  init(
    _ move: Move, from moment: Moment, isDeserted: Bool = false, until differs: (Moment) -> Bool
  ) {
    self.moment = moment
    self.isDeserted = isDeserted
    switch move {
    case .act(let act): take(.act(act.call))
    case .wait(let arrive):
      for (id, notice) in moment.openQuestions {
        take(.noticeEnded(id, notice, arrive ? .delivered : .handedOver))
      }
      wait(until: differs)
    case .waitUntil(let date): pass(to: date)
    }
    if refused == nil {
      neglects += NeglectCheck(moment: self.moment).standing
      look()
    }
  }

  private mutating func take(_ command: Command) {
    var befores: [CaseID: CaseFile] = [:]
    let earlier = moment.around.docket
    switch moment.decide(command) {
    case .refused(let why, let record):
      refused = why
      steps += record
    case .done(let done):
      for step in done {
        let before = befores[step.after.id] ?? earlier[step.after.id]
        neglects += NeglectCheck(moment: moment).of(step, before: before)
        befores[step.after.id] = step.after
        note(step)
      }
      neglects += NeglectCheck(moment: moment).ofAll(done)
      steps += done
    }
  }

  private mutating func note(_ step: CaseStep) {
    if case .missed = step.event.kind { missed = true }
    let told = Set(step.notices.map(\.recipient.person))
    if case .rungFired(let clock, _, let occurrence) = step.event.kind, occurrence > 0 {
      repetitions[Repeating(caseID: step.after.id, clock: clock), default: []].formUnion(told)
    }
    // A repetition that nobody signs tells its people only once the limit to sign is over.
    if case .slipLapsed(let index) = step.event.kind,
      let slip = step.after.slips.first(where: { $0.index == index })
    {
      let place = Repeating(caseID: step.after.id, clock: .rule(slip.clock))
      repetitions[place]?.formUnion(told)
    }
  }

  /// Lets time do what it does until the world differs, or nothing new can come.
  private mutating func wait(until differs: (Moment) -> Bool) {
    var atOnce = 0
    for _ in 0..<Stride.patience {
      guard !isSteady, let next = moment.firstToWake, let wake = next.wakesAt else { break }
      atOnce = wake > moment.now ? 0 : atOnce + 1
      if atOnce > Stride.mostAtOnce {
        neglects.append(.timeStandsStill(next.procedure.name, next.state))
        return
      }
      guard tick(next, at: wake) else { return }
      if differs(moment) { return }
      neglects += NeglectCheck(moment: moment).standing
    }
    neglects += unheard
  }

  private mutating func pass(to date: CivilDate) {
    let morning = moment.around.calendar.start(of: date)
      .advanced(byMilliseconds: 10 * Instant.millisecondsPerHour)
    for _ in 0..<Stride.patience {
      guard let next = moment.firstToWake, let wake = next.wakesAt, wake <= morning else { break }
      guard tick(next, at: wake) else { return }
    }
    moment.now = max(moment.now, morning)
  }

  /// False where time could not do what it had to.
  private mutating func tick(_ file: CaseFile, at wake: Instant) -> Bool {
    moment.now = max(moment.now, wake)
    look()
    take(.tick(file.id))
    guard let why = refused else { return true }
    refused = nil
    var clock = "?"
    if case .clockFailed(let key, _) = why { clock = key.words }
    neglects.append(.timeFails(file.procedure.name, file.state, clock: clock))
    return false
  }

  /// Whether every clock that runs is late and has begun to repeat itself.
  private var isSteady: Bool {
    moment.openFiles.allSatisfy { file in
      file.clocks.allSatisfy { run in
        switch run.key {
        case .look, .signature, .acknowledgement: true
        case .rule, .confirmation, .reach, .release:
          run.phase != .running || run.wakesAt == nil
            || (run.missedAt != nil
              && (run.lastFired?.occurrence ?? 0) >= Stride.enoughRepetitions)
        }
      }
    }
  }

  /// Ladders that went on and told nobody but whoever owes, or those beside him.
  ///
  /// Where nearly everybody has left and one person owes what many did, it is enough if one ladder
  /// of the case tells somebody else.
  private var unheard: [Neglect] {
    let silent = repetitions.filter { place, told in
      guard let file = moment.around.docket[place.caseID], let run = file.run(place.clock) else {
        return false
      }
      return moment.isSelfTold(told, run.owner) && !moment.isOwnWitness(run.owner, of: file)
    }
    let heard = Set(repetitions.keys.filter { silent[$0] == nil }.map(\.caseID))
    return silent.keys.compactMap { place in
      guard !isDeserted || !heard.contains(place.caseID),
        let file = moment.around.docket[place.caseID]
      else { return nil }
      return .nobodyElseTold(file.procedure.name, clock: place.clock.words)
    }
  }

  private mutating func look() {
    for file in moment.openFiles {
      for run in file.clocks {
        guard case .rule(let clock) = run.key, let sight = ClockSight(run) else { continue }
        seen.insert(
          ClockInState(
            procedure: file.procedure.name, state: file.state, clock: clock, phase: sight.phase))
      }
    }
  }
}

extension Moment {
  /// Whether the owner is at the top and nobody else is there to be its witness.
  fileprivate func isOwnWitness(_ owner: Owner, of file: CaseFile) -> Bool {
    let procedure = procedure(of: file)
    let witness = procedure?.top.flatMap { procedure?.role($0.witness) }
    return witness.flatMap {
      around.roster.resolve($0.chain, for: around.parties(of: file), on: today)
    }?.owner.person == owner.person
  }

  /// Whether everybody told belongs to the owner's own organisation; in an office, is the owner.
  fileprivate func isSelfTold(_ told: Set<PersonID>, _ owner: Owner) -> Bool {
    let home = around.roster.post(owner.post)?.organisation
    let isOffice = home.flatMap { around.roster.organisation($0) }?.kind == .office
    return told.allSatisfy { person in
      if person == owner.person { return true }
      return !isOffice && around.roster.person(person)?.organisation == home
    }
  }
}
