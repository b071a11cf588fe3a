internal import WorkCalendar

/// A case as the event under way leaves it: each change is noted and folded in at once.
struct Draft {
  var file: CaseFile
  let procedure: Procedure
  let actor: Actor
  let at: Instant
  var around: Surroundings
  private(set) var changes: [Change] = []
  private(set) var notices: [NoticeDraft] = []
  /// What other cases must do because of this event.
  var followUps: [FollowUp] = []
  /// The clocks whose owner this event asks, so that his silence may count later.
  private(set) var started: [ClockKey] = []
  /// The proposal that came to nothing because this event moved the case.
  var lapsed: LapsedProposal?
  /// Requesters whose last event of this case this is; its echo still reaches them.
  var leaving: [Requester] = []
  /// The fields that the action asked for and nobody filled in; older values are not its own.
  var unanswered: Set<FieldName> = []

  init(_ file: CaseFile, _ procedure: Procedure, actor: Actor, at: Instant, around: Surroundings) {
    self.file = file
    self.procedure = procedure
    self.actor = actor
    self.at = at
    self.around = around
  }

  var calendar: WorkCalendar { around.calendar }
  var today: CivilDate { calendar.date(of: at) }

  /// Notes a change and folds it in.
  mutating func note(_ change: Change) {
    changes.append(change)
    file.apply(change, at: at)
  }

  /// Notes how a clock's run now reads.
  mutating func note(_ run: ClockRun) {
    note(.clock(run))
  }

  /// Remembers that a clock began to run, so that whoever is asked by this event is known.
  mutating func markStarted(_ key: ClockKey) {
    started.append(key)
  }

  /// Adds a notice unless the same person is told the same thing by this event already.
  mutating func add(_ notice: NoticeDraft) {
    let isKnown = notices.contains {
      $0.recipient.person == notice.recipient.person && $0.template == notice.template
    }
    if !isKnown { notices.append(notice) }
  }

  /// The id of the next notice of this event.
  var nextNoticeID: NoticeID {
    NoticeID("\(file.publicID)-\(file.version + 1)-\(notices.count + 1)")
  }

  /// The event that was drafted, and the case after it.
  mutating func close(_ kind: EventKind, note: String?) -> CaseStep {
    bindQuestions()
    let event = CaseEvent(
      caseID: file.id, version: file.version + 1, at: at, actor: actor, kind: kind, note: note,
      changes: changes,
      notices: notices.map {
        NoticeReference(id: $0.id, recipient: $0.recipient.person, isEcho: $0.purpose == .echo)
      })
    file.version = event.version
    return CaseStep(event: event, after: file, notices: notices)
  }

  /// Ties each clock that takes silence for an answer to the notices that ask its owner.
  private mutating func bindQuestions() {
    for key in started {
      guard case .rule(let name) = key, procedure.clock(name)?.isSilence == true,
        var run = file.run(key)
      else { continue }
      let askees = askees(of: run)
      run.askedBy = notices.filter { askees.contains($0.recipient.person) }.map(\.id)
      note(run)
    }
  }

  /// Whose silence a clock would count: its owner's, and that of every requester if one owes it.
  private func askees(of run: ClockRun) -> Set<PersonID> {
    guard case .rule(let name) = run.key,
      let role = procedure.clock(name).flatMap({ procedure.role($0.owner) })
    else { return [] }
    return Set(addressees(role).map(\.owner.person) + [run.owner.person])
  }

  func organisation(of owner: Owner) -> OrganisationID? {
    around.roster.post(owner.post)?.organisation
  }
}

/// A proposal that lapsed, and whoever was to confirm it.
struct LapsedProposal {
  let proposal: Proposal
  let confirmer: Owner?
}

/// What another case of the family must do in the same transaction.
enum FollowUp: Equatable {
  case order(CaseID, ActionName, [FieldName: FieldValue])
  /// The first case opens others.
  case open(CaseID, OpenRule, by: Actor)
  /// A date of this case on which the other's clocks hang has moved.
  case dateMoved(CaseID)
  /// The other works for this case's lead, which is a new one.
  case leadPassed(CaseID, to: OrganisationID, ifSame: ActionName?)
  /// The other may have been waiting for what has just happened.
  case consider(CaseID)
  case mergedIn(CaseID)
  case unmergedFrom(CaseID)
  /// The first was merged into the case that has just been merged into the second.
  case mergedOnward(CaseID, to: CaseID)
  /// The parent names other people than before.
  case assignedByParent(CaseID)
}
