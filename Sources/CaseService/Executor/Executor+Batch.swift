internal import CaseCore
internal import CaseStore
internal import WorkCalendar

/// Load, decide, commit: the three steps of a batch before it is answered.
extension Executor {
  enum Kept {
    case kept([Reply])
    case diskFailed
    case failed(StoreError)
  }

  func keep(_ batch: [Ticket], at: Instant) async -> Kept {
    do {
      var affected: [[CaseID]] = []
      for ticket in batch {
        affected.append(try await self.affected(by: ticket.submission.work, at: at))
      }
      let loaded = try await store.load(request(for: batch, affected))
      var desk = BatchDesk(loaded, rules: rules, at: at)
      var replies: [Reply] = []
      for (ticket, moved) in zip(batch, affected) {
        replies.append(desk.decide(ticket.submission, moved))
      }
      if !desk.entries.isEmpty || desk.hasArrived {
        let committed = try await store.commit(
          CommitBatch(at: at, entries: desk.entries, counters: desk.around.counters))
        news.publish(committed)
      }
      return .kept(replies)
    } catch {
      if case .disk = error { return .diskFailed }
      return .failed(error)
    }
  }

  private func request(for batch: [Ticket], _ affected: [[CaseID]]) -> LoadRequest {
    var cases: [CaseReference] = affected.joined().map { .id($0) }
    for ticket in batch {
      switch ticket.submission.work {
      case .commands(_, let named): cases += named.map { .id($0) }
      case .ticks(let due), .owners(let due, _): cases += due.map { .id($0) }
      case .notices(let reports): cases += reports.map { .id($0.caseID) }
      case .roster, .rosterImport, .token, .record, .rules, .arrival: break
      }
    }
    return LoadRequest(
      cases: cases, idempotency: batch.compactMap(\.submission.idempotency?.key))
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
    case .commands, .ticks, .owners, .token, .record, .notices, .rules, .arrival: return []
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
