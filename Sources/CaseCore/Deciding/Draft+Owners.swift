internal import WorkCalendar

/// Who owes and who is told: roles resolved through the roster.
extension Draft {
  /// The case's parties, with the first requester standing for all.
  var parties: PartyView { file.parties() }

  /// Whoever owns what a role owes now; refused when the roster has nobody at all.
  func owner(_ name: RoleName, excluding: Set<PersonID> = []) throws(Rejection) -> Owner {
    guard let role = procedure.role(name),
      let found = around.roster.resolve(
        role.chain, for: parties, on: today, excluding: excluding)
    else { throw .nobodyThere(name) }
    return found.owner
  }

  /// The people to whom a role's notices go: one for each requester, else the role's owner.
  ///
  /// `outside` names the owner of an overdue duty: whoever belongs to that owner's organisation is
  /// passed over for the next in the chain, when the role isn't bound to a party of the case.
  func recipients(_ name: RoleName, outside overdue: Owner? = nil) throws(Rejection) -> [Owner] {
    guard let role = procedure.role(name) else { throw .nobodyThere(name) }
    if role.isBound(to: .requester) {
      return file.requesters.compactMap { requester in
        around.roster.resolve(
          role.chain, for: file.parties(asking: requester), on: today, excluding: [])?.owner
      }
    }
    if let overdue, !role.isBound(to: .lead) {
      let colleagues = colleagues(of: overdue)
      if let other = try? owner(name, excluding: colleagues) { return [other] }
    }
    return [try owner(name)]
  }

  /// The people of a member's or department's own organisation; none of an office's.
  private func colleagues(of owner: Owner) -> Set<PersonID> {
    guard let home = around.roster.post(owner.post)?.organisation,
      around.roster.organisation(home)?.kind != .office
    else { return [] }
    return Set(around.roster.people(in: home))
  }

  /// Finds the owners of the case and its clocks anew, after a party, an assignment or the roster
  /// moved.
  mutating func refreshOwners() throws(Rejection) {
    guard let state = procedure.state(file.state) else { return }
    if let role = state.owner {
      let found = try owner(role)
      if found != file.owner { note(.owned(found)) }
    } else if file.owner != nil {
      note(.owned(nil))
    }
    for run in file.clocks {
      var moved = run
      moved.owner = try owner(owing: run)
      if moved != run { note(moved) }
    }
  }

  /// An acknowledgement stays with the post that got the slip as long as anybody is in it.
  private func owner(owing run: ClockRun) throws(Rejection) -> Owner {
    if case .acknowledgement = run.key {
      let post = run.owner.post
      if around.roster.isInLine(run.owner.person, of: post, on: today) { return run.owner }
      if let person = around.roster.addressee(of: post, on: today) {
        return Owner(post: post, person: person)
      }
    }
    guard let role = role(owing: run.key) else { return run.owner }
    return try owner(role, excluding: proposers(barredFrom: run.key))
  }

  /// The role that owes what a clock measures; nil if its procedure has none for it.
  func role(owing key: ClockKey) -> RoleName? {
    switch key {
    case .rule(let name): procedure.clock(name)?.owner
    case .confirmation: file.proposal?.second
    case .signature(let index): signer(ofSlip: index)
    case .acknowledgement(let index): slip(index).flatMap { procedure.clock($0.clock)?.owner }
    case .reach: procedure.reach.role
    case .look: procedure.look.owner
    }
  }

  private func signer(ofSlip index: Int) -> RoleName? {
    let ladder = slip(index).flatMap { procedure.clock($0.clock)?.ladder }
    return ladder.flatMap { procedure.ladder($0) }?.signer
  }

  private func slip(_ index: Int) -> Slip? { file.slips.first { $0.index == index } }

  /// Whoever proposed can't be the second person.
  func proposers(barredFrom key: ClockKey) -> Set<PersonID> {
    guard key == .confirmation, let proposer = file.proposal?.proposer.person else { return [] }
    return [proposer]
  }
}

extension CaseFile {
  /// The case's parties as the roster's chains read them, from one requester's point of view.
  package func parties(asking requester: Requester? = nil) -> PartyView {
    let asking = requester ?? requesters.first
    return PartyView(
      requester: asking?.organisation, lead: lead, assigned: assigned, contact: asking?.contact)
  }
}

extension RoleRule {
  /// Whether the role's chain begins in the organisation that is this party of the case.
  package func isBound(to party: Party) -> Bool {
    switch chain.first {
    case .postOf(_, let bound): bound == party
    case .assigned(_, let bound): bound == party
    case .post, nil: false
    }
  }
}
