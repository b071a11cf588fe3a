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
      for ticket in batch { affected.append(try await self.affected(by: ticket.submission)) }
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
      case .ticks(let due): cases += due.map { .id($0) }
      case .notices(let reports): cases += reports.map { .id($0.caseID) }
      case .roster, .rosterImport, .token, .record, .rules, .arrival: break
      }
    }
    return LoadRequest(
      cases: cases, idempotency: batch.compactMap(\.submission.idempotency?.key))
  }

  /// The open cases whose owners a change of the roster may move.
  private func affected(by submission: Submission) async throws(StoreError) -> [CaseID] {
    let commands: [RosterCommand]
    switch submission.work {
    case .roster(let some, _), .rosterImport(let some, _): commands = some
    case .commands, .ticks, .token, .record, .notices, .rules, .arrival: return []
    }
    var cases: Set<CaseID> = []
    for post in Set(commands.flatMap { $0.postsMoved(in: store.roster) }) {
      let owed = try await store.duties(of: .post(post), limit: Executor.mostAffected)
      cases.formUnion(owed.map(\.caseID))
    }
    return cases.sorted()
  }

  /// How many duties of one post a change of the roster moves in its own transaction.
  static let mostAffected = 1_024
}

extension RosterCommand {
  /// The posts whose duties may pass to somebody else.
  fileprivate func postsMoved(in roster: Roster) -> [PostID] {
    switch self {
    case .appoint(let post, _, _, _, _), .endHolding(let post, _, _, _),
      .addDeputy(let post, _, _, _, _), .endDeputy(let post, _, _, _):
      [post]
    case .closePerson(let person, _):
      roster.postsByID.keys.filter { post in
        roster.terms(in: post).contains { $0.person == person }
      }.sorted()
    case .closeOrganisation(let organisation, _): roster.posts(in: organisation)
    case .addOrganisation, .renameOrganisation, .addPerson, .renamePerson, .movePerson,
      .changeContact, .addPost, .relabelPost:
      []
    }
  }
}
