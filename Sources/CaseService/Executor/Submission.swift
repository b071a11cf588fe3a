package import CaseCore
package import CaseStore
package import WorkCalendar

/// What is asked of the executor, and how its answer is put into words.
package struct Submission: Sendable {
  package var work: Work
  /// Under this key the answer is kept, and given again to the same request.
  package var idempotency: Idempotency?
  /// Puts what was decided into the answer's bytes, in the deciding transaction.
  package var render: @Sendable (Decided) -> Answer

  package init(
    _ work: Work, idempotency: Idempotency? = nil,
    render: @escaping @Sendable (Decided) -> Answer = { _ in Answer(status: 200, body: []) }
  ) {
    self.work = work
    self.idempotency = idempotency
    self.render = render
  }
}

extension Submission {
  /// How much of a batch it fills: the number of cases or notices that it goes through.
  var weight: Int {
    switch work {
    case .ticks(let cases), .owners(let cases, _), .calendar(let cases), .migrate(let cases, _):
      max(cases.count, 1)
    case .notices(let reports): max(reports.count, 1)
    // Alone in its batch: what it tells is read as of the batch's beginning.
    case .digests: Executor.largestBatch
    case .commands, .roster, .rosterImport, .token, .endpoint, .delivered, .record, .arrival,
      .rules, .migration, .replay, .replayed, .digestsSent, .digestSettled, .mailTriedAnew:
      1
    }
  }
}

/// A request's key, and the hash of what was requested under it.
package struct Idempotency: Sendable {
  package var key: IdempotencyKey
  package var requestHash: [UInt8]

  package init(key: IdempotencyKey, requestHash: [UInt8]) {
    self.key = key
    self.requestHash = requestHash
  }
}

/// What is to be decided.
package enum Work: Sendable {
  /// Commands that stand or fall together; `cases` are those they name.
  case commands([Command], cases: [CaseID])
  /// One tick of each of these cases, in this order; one that fails stops no other.
  case ticks([CaseID])
  /// The owners of each of these cases, found anew; `reaching` says that with them all are.
  case owners([CaseID], reaching: OwnerMark?)
  /// The dates of each of these cases, by the calendar in force.
  case calendar([CaseID])
  /// Each of these cases over to a newer version of its procedure.
  case migrate([CaseID], MigrationPlan)
  /// A migration begins, under the next number; or ends, or leaves cases where they are.
  case migration(MigrationStep)
  case roster([RosterCommand], by: Actor)
  /// A roster file as a whole, which may pass through what one command may not leave behind.
  case rosterImport([RosterCommand], by: Actor)
  case token(TokenChange, by: Actor)
  case endpoint(EndpointChange, by: Actor)
  /// An attempt to deliver, for the log.
  case delivered(DeliveryEntry)
  /// Something that is to be recorded in the office's stream.
  case record(OfficeRecord.Deed, by: Actor)
  /// What became of notices, told to the cases that asked something by them.
  case notices([NoticeReport])
  /// What went to an endpoint goes there again.
  case replay(ReplayOrder, by: Actor)
  /// What an attempt at that came to.
  case replayed(ReplayReport)
  /// Digests to some people, written whole.
  case digests(DigestOrder)
  /// What became of digests.
  case digestsSent([DigestUpdate])
  /// Somebody's word on a digest.
  case digestSettled(DigestSettlement, by: Actor)
  /// Lanes of mail that wait because the server failed wait no longer.
  case mailTriedAnew
  /// A simulated clock was moved on to now; the store remembers it though nothing happened.
  case arrival
  /// Rules that were read from files, kept as versions.
  case rules([ProcedureVersion], [CalendarVersion], by: Actor = .time)
}

/// What is done with a migration besides moving cases.
package enum MigrationStep: Sendable {
  /// Its number is the next one, whatever the order says.
  case begin(MigrationOrder)
  case leave(Int, [CaseLeft])
  case end(Int, by: Actor)
}

/// What became of a notice for now: how the duty to tell ended, or how it goes on.
package struct NoticeReport: Sendable {
  package var notice: NoticeID
  /// Nil where it is about no case.
  package var caseID: CaseID?
  package var attempts: Int
  package var state: NoticeState
  /// When it is tried next; only an owed one is.
  package var nextAt: Instant?
  /// The bytes of its message, before the first attempt.
  package var body: [UInt8]?
  /// The header that goes with them, for an endpoint.
  package var head: String?
  /// It changes nothing unless the notice is in this state.
  package var expected: NoticeState?
  /// What an attempt says of the lane, for the log, and for the secretariat.
  package var lane: LaneVerdict?
  package var delivery: DeliveryEntry?
  /// Why it did not get through.
  package var fault: String?
  package var givenUp: EndpointFailure?

  package init(notice: NoticeID, caseID: CaseID?, attempts: Int, state: NoticeState) {
    self.notice = notice
    self.caseID = caseID
    self.attempts = attempts
    self.state = state
  }
}

/// What became, for now, of a notice that goes out again.
package struct ReplayReport: Sendable {
  package var update: ReplayUpdate
  package var caseID: CaseID?
  /// It has arrived now, whatever was known of it before.
  package var hasArrived = false
  package var delivery: DeliveryEntry?
  package var givenUp: EndpointFailure?

  package init(_ update: ReplayUpdate, of caseID: CaseID?) {
    self.update = update
    self.caseID = caseID
  }
}

/// What work came to, for whoever renders the answer.
package enum Decided: Sendable {
  case cases(Outcome, Surroundings, at: Instant)
  /// What was done to each of several cases by itself, and to which it could not be done.
  case each(failed: [CaseFailure])
  case roster(RosterImportOutcome, Roster, at: Instant)
  /// It goes by this number.
  case numbered(Int)
  case done
}

/// One case, of several, to which nothing could be done.
package struct CaseFailure: Equatable, Sendable {
  package var caseID: CaseID
  package var why: Rejection
}

/// The bytes of an answer, with the status that goes before them.
package struct Answer: Equatable, Sendable {
  package var status: Int
  package var body: [UInt8]

  package init(status: Int, body: [UInt8]) {
    self.status = status
    self.body = body
  }
}

/// How a submission ended.
package enum Reply: Equatable, Sendable {
  case answered(Answer)
  /// The key was used for another request.
  case keyReused
  /// The queue is full; try again later.
  case overloaded
  /// The disk failed; nothing of the batch was kept.
  case storeUnavailable
  /// The work could not be kept for a reason of our own; it is logged.
  case failed
}
