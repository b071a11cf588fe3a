internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// A batch that was decided, and what it leaves to be kept.
struct DecidedBatch: Sendable {
  let tickets: [Executor.Ticket]
  let at: Instant
  let desk: BatchDesk
  let replies: [Reply]
  /// It was decided while the batch before was being kept.
  var isAhead = false
}

/// A decided batch on its way to the disk.
struct Keeping: Sendable {
  let decided: DecidedBatch
  /// Not to be cancelled: a cancelled write is undone.
  let committing: Task<Result<Void, StoreError>, Never>
}

/// Load, decide, commit: the three steps of a batch before it is answered.
extension Executor {
  /// Loads what a batch names, and decides it.
  func decide(_ batch: [Ticket], at: Instant) async throws(StoreError) -> DecidedBatch {
    var affected: [[CaseID]] = []
    for ticket in batch {
      affected.append(try await self.affected(by: ticket.submission.work, at: at))
    }
    let loaded = try await store.load(request(for: batch, affected, at: at))
    return decide(batch, affected, loaded, at: at)
  }

  /// Decides a batch while another is being kept; nil where it must wait for that one's end.
  ///
  /// It need not wait if both are only about cases, and about no case or key in common: then the
  /// first leaves nothing to the second but the numbers it drew.
  func decide(
    _ batch: [Ticket], at: Instant, behind first: Keeping
  ) async throws(StoreError) -> DecidedBatch? {
    let both = first.decided.tickets + batch
    guard both.allSatisfy(\.submission.work.isOfCases) else { return nil }
    var loaded = try await store.load(request(for: batch, [], at: at))
    guard first.decided.desk.isApart(from: loaded, batch.compactMap(\.submission.idempotency?.key))
    else { return nil }
    loaded.counters = first.decided.desk.around.counters
    var decided = decide(batch, batch.map { _ in [] }, loaded, at: at)
    decided.isAhead = true
    return decided
  }

  private func decide(
    _ batch: [Ticket], _ affected: [[CaseID]], _ loaded: Loaded, at: Instant
  ) -> DecidedBatch {
    var desk = BatchDesk(loaded, rules: rules, at: at)
    var replies: [Reply] = []
    for (ticket, moved) in zip(batch, affected) {
      replies.append(desk.decide(ticket.submission, moved))
    }
    return DecidedBatch(tickets: batch, at: at, desk: desk, replies: replies)
  }

  /// Begins to write what a batch leaves; without anything to write it is kept already.
  func keep(_ decided: DecidedBatch) -> Keeping {
    let desk = decided.desk
    let committing = Task { [store, news] () -> Result<Void, StoreError> in
      guard !desk.entries.isEmpty || desk.hasArrived else { return .success(()) }
      let batch = CommitBatch(
        at: decided.at, today: desk.around.calendar.date(of: decided.at), entries: desk.entries,
        counters: desk.around.counters, noticeLane: noticeLane)
      do throws(StoreError) {
        news.publish(try await store.commit(batch))
        return .success(())
      } catch {
        return .failure(error)
      }
    }
    return Keeping(decided: decided, committing: committing)
  }

  private func request(
    for batch: [Ticket], _ affected: [[CaseID]], at: Instant
  ) -> LoadRequest {
    var cases: [CaseReference] = affected.joined().map { .id($0) }
    var digests: DigestRequest?
    for ticket in batch {
      switch ticket.submission.work {
      case .commands(_, let named): cases += named.map { .id($0) }
      case .ticks(let due), .owners(let due, _), .calendar(let due), .migrate(let due, _):
        cases += due.map { .id($0) }
      case .notices(let reports): cases += reports.compactMap { $0.caseID.map { .id($0) } }
      case .replayed(let report): cases += [report.caseID].compactMap(\.self).map { .id($0) }
      case .digests(let order):
        digests = DigestRequest(
          round: order.round, people: order.people, oweMore: Set(order.more.keys), at: at,
          calendar: rules.calendar)
      case .roster, .rosterImport, .token, .endpoint, .delivered, .record, .rules, .arrival,
        .replay, .digestsSent, .digestSettled, .mailTriedAnew, .migration:
        break
      }
    }
    return LoadRequest(
      cases: cases, idempotency: batch.compactMap(\.submission.idempotency?.key),
      digests: digests)
  }

  /// The open cases whose owners a change of the roster may move, as many as its own transaction
  /// takes; the owner sweep goes through the rest.
  private func affected(by work: Work, at: Instant) async throws(StoreError) -> [CaseID] {
    let today = rules.calendar.date(of: at)
    let before = store.roster
    var after = before
    switch work {
    case .roster(let commands, let actor), .rosterImport(let commands, let actor):
      let outcome = before.decide(
        commands, asOne: work.isImport, at: at, today: today, actor: actor)
      guard case .done(let events) = outcome else { return [] }
      for event in events { after.apply(event) }
    case .commands, .ticks, .owners, .calendar, .migrate, .migration, .token, .endpoint, .delivered,
      .record, .notices,
      .rules,
      .arrival, .replay, .replayed, .digests, .digestsSent, .digestSettled, .mailTriedAnew:
      return []
    }
    let shift = RosterShift(from: before, on: today, to: after, on: today)
    var cases: Set<CaseID> = []
    for source in rules.owned(by: shift) {
      var place: OwnedPlace?
      repeat {
        let page = try await store.casesOwned(
          by: source, after: place, limit: mostAffected)
        cases.formUnion(page.cases)
        place = page.last
      } while place != nil && cases.count < mostAffected
    }
    return Array(cases.sorted().prefix(mostAffected))
  }
}

extension Rules {
  /// Where the open cases are whose owners such a shift may move.
  func owned(by shift: RosterShift) -> [OwnedBy] {
    let chains = shelf.all.flatMap { $0.roles.map(\.chain) }
    return shift.owners(by: chains).flatMap { [.owner($0), .duty($0)] }
      + shift.succeeded.sorted().map { .party($0) }
  }
}
