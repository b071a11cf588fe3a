internal import WorkCalendar

/// Merging, unmerging and leaving: who asks in a case.
extension Draft {
  mutating func performOnRequesters(_ effect: Effect) throws(Rejection) {
    switch effect {
    case .merge(let field):
      guard let target = file.fields[field]?.cases.first else { return }
      note(.mergedInto(target))
      followUps.append(.mergedIn(target))
      // A chain of merges leads to the one open case at its end.
      followUps += around.docket.namers(of: file.id).filter { $0.mergedInto == file.id }
        .map { .mergedOnward($0.id, to: target) }
    case .unmerge:
      guard let target = file.mergedInto else { return }
      note(.mergedInto(nil))
      // Those who had been merged into this case went on with it and stay there.
      note(.requesters(file.requesters.filter { $0.joinedFrom == nil }))
      followUps.append(.unmergedFrom(target))
    case .detachRequester:
      leaving = file.requesters.filter { $0.organisation == actingOrganisation }
      note(.requesters(file.requesters.filter { $0.organisation != actingOrganisation }))
    case .set, .clear, .copy, .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
      .nextRound, .raiseLevel, .resetLevel, .open, .order:
      return
    }
  }

  /// The organisation for which the actor acts.
  var actingOrganisation: OrganisationID? {
    switch actor {
    case .person(_, let post): around.roster.post(post)?.organisation
    case .behalf(let behalf): behalf.organisation ?? file.requesters.first?.organisation
    case .administrator(let person): person.flatMap { around.roster.person($0)?.organisation }
    case .time: nil
    }
  }

  /// Takes in the requesters of a case merged into this one; where both ran the same clock, the
  /// earlier due date wins.
  mutating func takeIn(_ merged: CaseFile, clocks: [EndedClock]) {
    var requesters = file.requesters
    for requester in merged.requesters
    where !requesters.contains(where: { $0.organisation == requester.organisation }) {
      var joining = requester
      joining.joinedFrom = requester.joinedFrom ?? merged.id
      joining.answer = nil
      requesters.append(joining)
    }
    let joined = requesters.dropFirst(file.requesters.count)
    if !joined.isEmpty { note(.requesters(requesters)) }
    askJoined(Array(joined))
    for theirs in clocks {
      guard case .rule = theirs.key, let ours = file.run(theirs.key), ours.phase == .running,
        theirs.due < ours.due.instant
      else { continue }
      move(theirs.key, to: calendar.date(of: theirs.due))
    }
  }

  /// Where the requesters' silence would count, those who join are asked as well.
  private mutating func askJoined(_ joined: [Requester]) {
    for var run in file.clocks where run.phase == .running {
      guard case .rule(let name) = run.key, let rule = procedure.clock(name), rule.isSilence,
        let role = procedure.role(rule.owner), role.isBound(to: .requester)
      else { continue }
      for requester in joined {
        let parties = around.parties(of: file, asking: requester)
        guard let asked = addressee(role, parties) else { continue }
        let id = nextNoticeID
        tell(asked.owner, EngineTemplate.joined, .tell, facts())
        // Whoever is told already, for another requester, is told once.
        if nextNoticeID != id { run.askedBy.append(id) }
      }
      note(run)
    }
  }

  /// Gives back what a merged case brought in.
  mutating func giveBack(_ merged: CaseID) {
    note(.requesters(file.requesters.filter { $0.joinedFrom != merged }))
  }

  /// Records what the acting requester answered; the field holds the lowest answer so far.
  mutating func collect(_ field: FieldName) {
    guard let answer = file.fields[field]?.comparable,
      case .choice(let options)? = procedure.field(field)?.type
    else { return }
    var requesters = file.requesters
    let acting = actingOrganisation
    if let place = requesters.firstIndex(where: { $0.organisation == acting }) {
      requesters[place].answer = answer
    }
    note(.requesters(requesters))
    let lowest = options.last { option in requesters.contains { $0.answer == option } }
    if let lowest, lowest != answer { note(.field(field, .choice(lowest))) }
  }
}
