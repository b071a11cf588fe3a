internal import WorkCalendar

/// The second person's part (审批): propose, confirm, decline, take back.
extension Deliberation {
  /// Freezes an action's fields until its second person confirms.
  mutating func propose(
    _ rule: ActionRule, _ second: SecondPerson, _ call: ActionCall, _ actor: Actor,
    _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    if let pending = file.proposal { throw .proposalPending(pending.action) }
    guard let rules = procedure.countersigns.first(where: { $0.role == second.role }) else {
      throw .nobodyThere(second.role)
    }
    var draft = draft(file, procedure, by: actor)
    let proposal = Proposal(
      action: rule.name, fields: call.fields, note: call.note, proposer: actor, proposedAt: at,
      second: second.role)
    draft.note(.proposal(proposal))
    try draft.start(.confirmation, owner: second.role, term: .limit(rules.limit))
    draft.replanMuted(second.mutes)
    draft.tellBothSides(
      of: proposal, draft.file.run(.confirmation)?.owner, EngineTemplate.proposed,
      draft.facts(of: proposal, rule))
    take(draft, .proposed(rule.name), note: call.note)
  }

  /// Ends the pending proposal if that is what the call asks for; false when it asks for another.
  mutating func countersign(
    _ call: ActionCall, _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) -> Bool {
    guard let proposal = file.proposal,
      let rule = procedure.action(proposal.action, in: file.state)?.asking(for: file, procedure),
      let second = rule.second
    else { return false }
    switch call.action {
    case second.confirm:
      try confirm(call, proposal, rule, file, procedure)
    case second.decline:
      let actor = try secondActor(call, proposal, file, procedure)
      if call.note == nil {
        throw .noteMissing(message: "退回时请说明理由")
      }
      try endProposal(call, proposal, rule, .declined, by: actor, file, procedure)
    case ActionName(EngineAction.takeBack.rawValue):
      guard proposal.proposer.person == call.caller.person else { throw .notYours(call.action) }
      try endProposal(call, proposal, rule, .takenBack, by: proposal.proposer, file, procedure)
    default:
      return false
    }
    return true
  }

  private mutating func confirm(
    _ call: ActionCall, _ proposal: Proposal, _ rule: ActionRule, _ file: CaseFile,
    _ procedure: Procedure
  ) throws(Rejection) {
    let actor = try secondActor(call, proposal, file, procedure)
    try checkAgain(rule, proposal.fields, file)
    let confirmer = file.run(.confirmation)?.owner
    try perform(
      rule, on: file, procedure, proposal.fields, by: actor, note: call.note ?? proposal.note
    ) { draft in
      draft.note(.proposal(nil))
      draft.end(.confirmation, as: .met)
      draft.replanMuted(rule.second?.mutes ?? [])
    } concluding: { draft in
      // The dates are those that the confirmed action gives.
      draft.tell(of: .confirmed, proposal, to: confirmer)
    }
  }

  /// Checks a confirmed action again, but for guards that were judged when it was asked for.
  private func checkAgain(
    _ rule: ActionRule, _ fields: [FieldName: FieldValue], _ file: CaseFile
  ) throws(Rejection) {
    var lasting = rule
    lasting.guards.removeAll { $0.isRecorded }
    try checkConditions(lasting, Evaluation(file, form: fields, around: around, at: at))
  }

  private mutating func endProposal(
    _ call: ActionCall, _ proposal: Proposal, _ rule: ActionRule, _ end: ProposalEnd,
    by actor: Actor, _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) {
    var draft = draft(file, procedure, by: actor)
    draft.tell(of: end, proposal, to: file.run(.confirmation)?.owner)
    draft.note(.proposal(nil))
    draft.end(.confirmation, as: .met)
    draft.replanMuted(rule.second?.mutes ?? [])
    take(draft, .proposalEnded(rule.name, end), note: call.note)
  }

  /// Records that a proposal lapsed, after the event that moved the case.
  mutating func record(_ lapsed: LapsedProposal, in file: CaseFile, by actor: Actor) {
    guard let procedure = around.procedures[file.procedure] else { return }
    var draft = draft(file, procedure, by: actor)
    draft.tell(of: lapsed)
    take(draft, .proposalEnded(lapsed.proposal.action, .lapsed))
  }

  /// The second person: somebody of the second role who is not the first person.
  private func secondActor(
    _ call: ActionCall, _ proposal: Proposal, _ file: CaseFile, _ procedure: Procedure
  ) throws(Rejection) -> Actor {
    let rights = Rights(file: file, procedure: procedure, around: around, on: today)
    let posts = rights.posts(of: call.caller.person, acting: [proposal.second])
    let actor = try actor(call.caller, posts, call.action)
    if proposal.proposer.person == call.caller.person { throw .samePerson }
    return actor
  }
}

extension Draft {
  /// Plans the rungs of clocks anew that a proposal mutes or no longer mutes.
  mutating func replanMuted(_ clocks: [ClockName]) {
    for clock in clocks {
      guard var run = file.run(clock), run.phase == .running else { continue }
      replan(&run)
      note(run)
    }
  }
}
