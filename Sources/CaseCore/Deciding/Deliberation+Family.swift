internal import WorkCalendar

/// What a case's event makes of its relatives, in the same transaction.
extension Deliberation {
  mutating func carryOut(_ followUp: FollowUp) throws(Rejection) {
    switch followUp {
    case .order(let id, let action, let fields): try order(id, action, fields)
    case .open(let id, let rule, let actor): try open(rule, from: id, by: actor)
    case .dateMoved(let id): try moveDates(of: id)
    case .leadPassed(let id, let lead, let ifSame): try passLead(id, to: lead, ifSame)
    case .consider(let id): try consider(id)
    case .mergedIn(let id): try mergeIn(id)
    case .unmergedFrom(let id): try unmerge(from: id)
    case .mergedOnward(let id, let target): try mergeOnward(id, to: target)
    case .assignedByParent(let id): try ownersChanged(id)
    }
  }

  /// The actor and the case of the step that led here.
  private var cause: (actor: Actor, file: CaseFile)? {
    steps.last.map { ($0.event.actor, $0.after) }
  }

  private mutating func order(
    _ id: CaseID, _ action: ActionName, _ fields: [FieldName: FieldValue]
  ) throws(Rejection) {
    let (file, procedure) = try file(id)
    guard let rule = procedure.action(action, in: file.state) else { return }
    let actor = cause?.actor ?? .time
    do {
      try checkConditions(rule, Evaluation(file, form: fields, around: around, at: at))
      try perform(rule, on: file, procedure, fields, by: actor, note: nil)
    } catch {
      throw .relativeRefused(number: file.number, error)
    }
  }

  /// Does a case's automatic action as soon as its guards hold.
  private mutating func consider(_ id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    for rule in automaticActions(of: file) {
      let evaluation = Evaluation(file, around: around, at: at)
      let mayHappen = (try? checkConditions(rule, evaluation)) != nil
      guard mayHappen else { continue }
      do {
        return try perform(rule, on: file, procedure, [:], by: .time, note: nil)
      } catch {
        throw .relativeRefused(number: file.number, error)
      }
    }
  }

  private mutating func moveDates(of id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    var draft = draft(file, procedure, by: cause?.actor ?? .time)
    var hasMoved = false
    for run in file.clocks {
      guard case .rule(let name) = run.key, let rule = procedure.clock(name),
        let (date, least) = draft.relativeDate(rule), run.intervals.term != .date(date)
      else { continue }
      draft.move(run.key, to: date, least: least)
      hasMoved = true
    }
    guard hasMoved else { return }
    // Whoever goes through duties in the order of their dates relies on this: what moves a date
    // finds the owners as well.
    try draft.refreshOwners()
    if let owner = draft.file.owner {
      draft.tell(owner, EngineTemplate.dateMoved, .tell, draft.facts())
    }
    take(draft, .relativeMoved)
  }

  /// Work done for a case's lead goes on for the new one; work asked of the new lead itself ends.
  private mutating func passLead(
    _ id: CaseID, to lead: OrganisationID, _ ifSame: ActionName?
  ) throws(Rejection) {
    let (file, procedure) = try file(id)
    if file.lead == lead, let ifSame { return try order(id, ifSame, [:]) }
    var draft = draft(file, procedure, by: cause?.actor ?? .time)
    draft.note(.requesters([Requester(organisation: lead, contact: nil)]))
    try draft.refreshOwners()
    // Both sides: whoever works on it now works for somebody else, who may not know of it.
    for role in procedure.roles where role.party != nil && procedure.owes(role.name) {
      for one in draft.addressees(role) {
        draft.tell(one.owner, EngineTemplate.ownerChanged, .tell, draft.facts())
      }
    }
    take(draft, .ownersChanged)
  }

  private mutating func mergeIn(_ target: CaseID) throws(Rejection) {
    guard let merged = cause?.file else { return }
    let (file, procedure) = try file(target)
    guard file.isOpen else {
      throw .relativeRefused(
        number: file.number, .conditionNotMet(message: "该事项已办结，不能并入"))
    }
    guard around.mayBecomeOne(merged, file, at: at) else {
      throw .relativeRefused(
        number: file.number,
        .conditionNotMet(message: "保密事项、不公开诉求单位的事项，不能与其他单位的或公开的事项并案"))
    }
    // The merged case has just ended, so its clocks are read as they stood before.
    let before = clocksBeforeMerging(merged)
    var draft = draft(file, procedure, by: cause?.actor ?? .time)
    draft.takeIn(merged, clocks: before)
    try draft.refreshOwners()
    take(draft, .mergedIn(merged.id))
  }

  private func clocksBeforeMerging(_ merged: CaseFile) -> [EndedClock] {
    merged.ended.filter { $0.endedAt == at && $0.phase == .void }
  }

  private mutating func unmerge(from target: CaseID) throws(Rejection) {
    guard let merged = cause?.file else { return }
    let (file, procedure) = try file(target)
    var draft = draft(file, procedure, by: cause?.actor ?? .time)
    draft.giveBack(merged.id)
    take(draft, .unmergedFrom(merged.id))
  }

  private mutating func mergeOnward(_ id: CaseID, to target: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    var draft = draft(file, procedure, by: cause?.actor ?? .time)
    draft.note(.mergedInto(target))
    take(draft, .mergedOnward(target))
  }

  mutating func ownersChanged(_ id: CaseID) throws(Rejection) {
    let (file, procedure) = try file(id)
    guard file.isOpen else { return }
    var draft = draft(file, procedure, by: .time)
    try draft.passPartiesOn()
    try draft.refreshOwners()
    guard draft.file != file else { return }
    for owner in draft.file.newOwners(since: file) {
      draft.tell(owner, EngineTemplate.ownerChanged, .tell, draft.facts())
    }
    take(draft, .ownersChanged)
  }
}

extension CaseFile {
  /// Those who now own the case, or owe something in it, and did not before.
  ///
  /// The look is left out: it hangs on every open case, and asks when its day comes.
  func newOwners(since before: CaseFile) -> [Owner] {
    var found: [Owner] = []
    if let owner, owner != before.owner { found.append(owner) }
    for run in clocks where run.key != .look && run.isOwed {
      if before.run(run.key)?.owner != run.owner { found.append(run.owner) }
    }
    var seen: Set<PersonID> = []
    return found.filter { seen.insert($0.person).inserted }
  }
}
