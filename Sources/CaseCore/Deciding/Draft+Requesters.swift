internal import WorkCalendar

/// Merging, unmerging and leaving: who asks in a case.
extension Draft {
  mutating func performOnRequesters(_ effect: Effect) throws(Rejection) {
    switch effect {
    case .merge(let field):
      guard let target = file.fields[field]?.cases.first else { return }
      note(.mergedInto(target))
      followUps.append(.mergedIn(target))
    case .unmerge:
      guard let target = file.mergedInto else { return }
      note(.mergedInto(nil))
      followUps.append(.unmergedFrom(target))
    case .detachRequester:
      let leaving = actingOrganisation
      note(.requesters(file.requesters.filter { $0.organisation != leaving }))
    case .set, .clear, .lead, .assign, .fresh, .renew, .meet, .move, .countHeld, .leave,
      .nextRound, .raiseLevel, .resetLevel, .open, .order:
      return
    }
  }

  /// The organisation for which the actor acts.
  var actingOrganisation: OrganisationID? {
    switch actor {
    case .person(_, let post): around.roster.post(post)?.organisation
    case .behalf: file.requesters.first?.organisation
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
      joining.joinedFrom = merged.id
      joining.answer = nil
      requesters.append(joining)
    }
    if requesters != file.requesters { note(.requesters(requesters)) }
    for theirs in clocks {
      guard case .rule = theirs.key, let ours = file.run(theirs.key), ours.phase == .running,
        theirs.due < ours.due.instant
      else { continue }
      move(theirs.key, to: calendar.date(of: theirs.due))
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
