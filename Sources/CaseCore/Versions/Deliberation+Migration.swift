internal import WorkCalendar

/// An open case goes over to a newer version of its procedure.
extension Deliberation {
  /// Refused, the case goes on by the version that it has; one that is there already is left alone.
  mutating func migrate(_ id: CaseID, _ plan: MigrationPlan) throws(Rejection) {
    let (file, former) = try file(id)
    guard plan.concerns(file) else { return }
    let state = try plan.state(of: file)
    let new = plan.procedure
    try MigrationCheck(file, from: former, to: new, around).check(into: state)
    var draft = draft(file, new, by: plan.order.actor)
    draft.note(
      .followed(
        plan.order.reference, state: state.name, cameFrom: file.cameFrom.map(plan.former)))
    let wanted = plan.wanted(by: draft.file, in: state.name)
    if wanted != file.wanted { draft.note(.wanted(wanted)) }
    draft.lapseUnknownProposal()
    draft.carryClocks(of: file, from: former)
    try draft.enterAnew(state)
    try draft.checkHardClock(in: state)
    draft.tell(ofMigrationFrom: file, former)
    draft.followUps.append(.consider(id))
    take(
      draft,
      .migrated(plan.order.number, from: file.procedure.version, to: plan.order.version))
  }
}

extension Draft {
  /// A proposal lapses if the version no longer knows the action here, or has somebody else
  /// confirm it.
  fileprivate mutating func lapseUnknownProposal() {
    guard let proposal = file.proposal else { return }
    let rule = procedure.action(proposal.action, in: file.state)?.asking(for: file, procedure)
    let isKnown =
      rule?.second?.role == proposal.second
      && procedure.countersigns.contains { $0.role == proposal.second }
      && Set(proposal.fields.keys).isSubset(of: rule?.form.map(\.field) ?? [])
    if !isKnown { lapseProposal() }
  }

  /// What the soundness check proves of cases that began with the version has to hold of one that
  /// comes from another: a hard clock runs, or it waits for others that are bounded themselves.
  fileprivate func checkHardClock(in state: StateRule) throws(Rejection) {
    if case .open(_, waitsFor: .some) = state.kind { return }
    let isHeld = file.clocks.contains { run in
      guard case .rule(let name) = run.key, run.phase != .held else { return false }
      return procedure.clock(name)?.isSoft == false
    }
    guard isHeld else {
      throw .conditionNotMet(message: "迁入「\(state.label)」后没有在走的时限，可能被遗忘")
    }
  }

  /// Tells whoever owes it now, and whoever asked, what became of the dates.
  fileprivate mutating func tell(ofMigrationFrom before: CaseFile, _ former: Procedure) {
    let moves = file.moves(since: before, procedure, former)
    var facts: [NoticeFact] = []
    let labels = (former.state(before.state)?.label, procedure.state(file.state)?.label)
    if let old = labels.0, let new = labels.1, old != new {
      facts.append(NoticeFact(label: "环节调整", value: "由「\(old)」改为「\(new)」"))
    }
    tell(of: moves, EngineTemplate.migrated, and: facts)
    let told = Set(notices.map(\.recipient.person))
    for owner in file.newOwners(since: before) where !told.contains(owner.person) {
      tell(owner, EngineTemplate.ownerChanged, .tell, self.facts(and: facts))
    }
    if let owner = file.owner, !moves.isEmpty || !facts.isEmpty {
      tell(owner, EngineTemplate.migrated, .tell, self.facts(and: facts))
    }
  }
}
