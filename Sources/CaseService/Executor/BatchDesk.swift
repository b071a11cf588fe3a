internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// A batch while it is decided: a later command sees what an earlier one left.
struct BatchDesk {
  /// The series of their numbers.
  static let migrations = "migration"

  var around: Surroundings
  private(set) var entries: [CommitEntry] = []
  /// A clock was moved on, so that the instant is kept even if nothing else is.
  private(set) var hasArrived = false
  private let at: Instant
  private let rules: Rules
  private var answers: [IdempotencyKey: IdempotencyAnswer]
  /// What is to be told in digests, and the chain's head as of the loading.
  private let digests: [PersonID: DigestStock]
  private let head: ChainHead

  init(_ loaded: Loaded, rules: Rules, at: Instant) {
    self.rules = rules
    self.at = at
    answers = loaded.idempotency
    digests = loaded.digests
    head = loaded.head
    around = rules.surroundings(loaded)
  }

  /// Whether this batch and one that would be decided upon `loaded`, under `keys`, have nothing in
  /// common.
  func isApart(from loaded: Loaded, _ keys: [IdempotencyKey]) -> Bool {
    !loaded.docket.files.contains { around.docket[$0.id] != nil }
      && !keys.contains { answers[$0] != nil }
  }

  /// Decides one submission; `affected` are cases whose owners a roster change may move.
  mutating func decide(_ submission: Submission, _ affected: [CaseID]) -> Reply {
    if let asked = submission.idempotency, let known = answers[asked.key], known.stands(at: at) {
      guard known.requestHash == asked.requestHash else { return .keyReused }
      return .answered(Answer(status: known.status, body: known.body))
    }
    var entry = CommitEntry()
    let decided = decide(submission.work, affected, &entry)
    let answer = submission.render(decided)
    if let asked = submission.idempotency {
      entry.idempotency = IdempotencyRecord(
        key: asked.key, requestHash: asked.requestHash, status: answer.status,
        body: answer.body)
      answers[asked.key] = IdempotencyAnswer(
        requestHash: asked.requestHash, status: answer.status, body: answer.body,
        createdAt: at)
    }
    if !entry.isEmpty { entries.append(entry) }
    return .answered(answer)
  }

  private mutating func decide(
    _ work: Work, _ affected: [CaseID], _ entry: inout CommitEntry
  ) -> Decided {
    switch work {
    case .commands(let commands, _): return decide(commands, &entry)
    case .ticks(let due): return each(due, &entry) { .tick($0) }
    case .owners(let cases, let mark):
      entry.ownerMark = mark
      return each(cases, &entry) { .ownersChanged($0) }
    case .calendar(let cases): return each(cases, &entry) { .calendarChanged($0) }
    case .migrate(let cases, let plan):
      let decided = each(cases, &entry) { .migrate($0, plan) }
      let moved = entry.steps.count { $0.event.kind.isMigration }
      if moved > 0 { entry.migrations = [.moved(plan.order.number, by: moved)] }
      return decided
    case .migration(let step): return take(step, &entry)
    case .roster(let commands, let actor), .rosterImport(let commands, let actor):
      return decide(commands, isImport: work.isImport, actor, affected, &entry)
    case .token(let change, let actor):
      entry.actor = actor
      entry.tokenChanges = [change]
      return .done
    case .endpoint(let change, let actor):
      entry.actor = actor
      entry.endpointChanges = [change]
      return .done
    case .delivered(let delivery):
      entry.deliveries = [delivery]
      return .done
    case .record(let deed, let actor):
      entry.actor = actor
      entry.deeds = [deed]
      return .done
    case .notices(let reports):
      for report in reports { end(report, &entry) }
      return .done
    case .replay(let order, let actor):
      entry.actor = actor
      entry.replayOrders = [order]
      return .done
    case .replayed(let report):
      go(on: report, &entry)
      return .done
    case .digests(let order):
      let drafts = order.drafts(digests, &around, rules, head: head, at: at)
      entry.digestPages = [DigestPage(round: order.round, drafts: drafts)]
      return .done
    case .digestsSent(let updates):
      entry.digestUpdates = updates
      return .done
    case .digestSettled(let settlement, let actor):
      entry.actor = actor
      entry.digestSettlements = [settlement]
      return .done
    case .mailTriedAnew:
      entry.triesMailAnew = true
      return .done
    case .arrival:
      hasArrived = true
      return .done
    case .rules(let procedures, let calendars, let actor):
      entry.actor = actor
      entry.procedures = procedures
      entry.calendars = calendars
      return .done
    }
  }

  /// Decides commands that stand or fall together.
  private mutating func decide(_ commands: [Command], _ entry: inout CommitEntry) -> Decided {
    let before = around
    var steps: [CaseStep] = []
    for command in commands {
      switch CaseCore.decide(command, at: at, in: &around) {
      case .done(let taken):
        steps += taken
        entry.noticeUpdates += update(by: command)
      case .refused(let why, let record):
        entry.noticeUpdates = []
        if commands.count > 1 { around = before }
        let kept = commands.count > 1 ? [] : record
        take(kept, &entry)
        return .cases(.refused(why, record: kept), around, at: at)
      }
    }
    take(steps, &entry)
    return .cases(.done(steps), around, at: at)
  }

  /// A migration gets the next number when it begins.
  private mutating func take(_ step: MigrationStep, _ entry: inout CommitEntry) -> Decided {
    switch step {
    case .begin(var order):
      order.number = around.counters.draw(BatchDesk.migrations)
      entry.actor = order.actor
      entry.migrations = [.began(order)]
      return .numbered(order.number)
    case .leave(let number, let cases): entry.migrations = [.left(number, cases)]
    case .end(let number, let actor):
      entry.actor = actor
      entry.migrations = [.ended(number)]
    }
    return .done
  }

  /// What a person's word makes of the notice that it is about.
  private func update(by command: Command) -> [NoticeUpdate] {
    guard case .settleNotice(let settlement) = command else { return [] }
    let state = NoticeState(settlement.word, by: settlement.caller.person)
    return [NoticeUpdate(id: settlement.notice, state: state, nextAt: state == .owed ? at : nil)]
  }

  /// Decides the same of each case by itself; one that is refused stops no other.
  private mutating func each(
    _ cases: [CaseID], _ entry: inout CommitEntry, _ command: (CaseID) -> Command
  ) -> Decided {
    var failed: [CaseFailure] = []
    for id in cases {
      switch CaseCore.decide(command(id), at: at, in: &around) {
      case .done(let steps): take(steps, &entry)
      case .refused(let why, _): failed.append(CaseFailure(caseID: id, why: why))
      }
    }
    return .each(failed: failed)
  }

  private mutating func decide(
    _ commands: [RosterCommand], isImport: Bool, _ actor: Actor, _ affected: [CaseID],
    _ entry: inout CommitEntry
  ) -> Decided {
    let today = around.calendar.date(of: at)
    let outcome = around.roster.decide(
      commands, asOne: isImport, at: at, today: today, actor: actor)
    entry.actor = actor
    if case .done(let events) = outcome {
      for event in events { around.roster.apply(event) }
      entry.rosterEvents = events
      for id in affected {
        take(CaseCore.decide(.ownersChanged(id), at: at, in: &around).steps, &entry)
      }
    }
    return .roster(outcome, around.roster, at: at)
  }

  private mutating func end(_ report: NoticeReport, _ entry: inout CommitEntry) {
    entry.noticeUpdates.append(
      NoticeUpdate(
        id: report.notice, state: report.state, nextAt: report.nextAt, attempts: report.attempts,
        body: report.body, head: report.head, expected: report.expected, lane: report.lane,
        fault: report.fault))
    if let delivery = report.delivery { entry.deliveries.append(delivery) }
    if let failure = report.givenUp { disable(failure, &entry) }
    guard let end = report.state.end, let caseID = report.caseID else { return }
    let command = Command.noticeEnded(caseID, report.notice, end)
    take(CaseCore.decide(command, at: at, in: &around).steps, &entry)
  }

  /// How the duty to tell ended stays, but that what had failed has now arrived.
  private mutating func go(on report: ReplayReport, _ entry: inout CommitEntry) {
    entry.replayUpdates.append(report.update)
    if let delivery = report.delivery { entry.deliveries.append(delivery) }
    if let failure = report.givenUp { disable(failure, &entry) }
    guard report.hasArrived else { return }
    let notice = report.update.notice
    // Owed it is where a person had it sent again as well, meanwhile.
    for state in [NoticeState.handedOver, .owed] {
      entry.noticeUpdates.append(
        NoticeUpdate(id: notice, state: .delivered, expected: state))
    }
    guard let caseID = report.caseID else { return }
    let command = Command.noticeEnded(caseID, notice, .delivered)
    take(CaseCore.decide(command, at: at, in: &around).steps, &entry)
  }

  /// An endpoint that the courier gave up, told to the secretariat in the same transaction.
  private mutating func disable(_ failure: EndpointFailure, _ entry: inout CommitEntry) {
    entry.endpointChanges.append(
      .disabled(
        failure.endpoint, reason: failure.reason, telling: around.notices(of: failure, at: at)))
  }

  private func take(_ steps: [CaseStep], _ entry: inout CommitEntry) {
    entry.steps += steps
    for step in steps { entry.facets[step.after.id] = around.facets(of: step.after, at: at) }
  }
}

extension Work {
  /// Whether it does nothing but to cases.
  var isOfCases: Bool {
    switch self {
    case .commands, .ticks: true
    case .owners, .calendar, .migrate, .migration, .roster, .rosterImport, .token, .endpoint,
      .delivered, .record,
      .notices,
      .replay, .replayed, .digests, .digestsSent, .digestSettled, .mailTriedAnew, .rules,
      .arrival:
      false
    }
  }

  /// Whether it is a roster file, decided as one whole.
  var isImport: Bool {
    switch self {
    case .rosterImport: true
    case .commands, .ticks, .owners, .calendar, .migrate, .migration, .roster, .token, .endpoint,
      .delivered, .record,
      .notices,
      .replay, .replayed, .digests, .digestsSent, .digestSettled, .mailTriedAnew, .rules,
      .arrival:
      false
    }
  }
}

extension CommitEntry {
  /// Whether nothing at all came of the command.
  fileprivate var isEmpty: Bool {
    steps.isEmpty && rosterEvents.isEmpty && noticeUpdates.isEmpty && tokenChanges.isEmpty
      && deeds.isEmpty && endpointChanges.isEmpty && deliveries.isEmpty && procedures.isEmpty
      && replayOrders.isEmpty && replayUpdates.isEmpty
      && digestPages.isEmpty && digestUpdates.isEmpty && digestSettlements.isEmpty
      && !triesMailAnew
      && calendars.isEmpty && migrations.isEmpty && ownerMark == nil
      && idempotency == nil
  }
}
