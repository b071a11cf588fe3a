package import WorkCalendar

/// Who owes and who is told: roles resolved through the roster.
extension Draft {
  /// The case's parties, with the first requester standing for all.
  var parties: PartyView { around.parties(of: file) }

  /// Whoever owns what a role owes now; refused when the roster has nobody at all.
  func owner(_ name: RoleName, excluding: Set<PersonID> = []) throws(Rejection) -> Owner {
    guard let role = procedure.role(name),
      let found = addressee(role, parties, excluding: excluding)
    else { throw .nobodyThere(name) }
    return found.owner
  }

  /// The people to whom a role's notices go: one for each requester, or for each organisation
  /// that the role gathers; else the role's owner.
  ///
  /// `outside` names the owner of an overdue duty: whoever belongs to that owner's organisation is
  /// passed over for the next in the chain, when the role isn't bound to a party of the case.
  func recipients(_ name: RoleName, outside overdue: Owner? = nil) throws(Rejection) -> [Owner] {
    guard let role = procedure.role(name) else { throw .nobodyThere(name) }
    if let overdue, role.party == nil,
      let other = try? owner(name, excluding: colleagues(of: overdue))
    {
      return [other]
    }
    let found = addressees(role)
    if found.isEmpty, role.forEach.isEmpty { throw .nobodyThere(name) }
    return found.map(\.owner)
  }

  /// All whom a role means in this case.
  func addressees(_ role: RoleRule) -> [Addressee] {
    if !role.forEach.isEmpty {
      return around.organisations(role.forEach, of: file, on: today, endedToo: true).compactMap {
        addressee(role, PartyView(lead: $0))
      }
    }
    guard role.isBound(to: .requester) else { return [addressee(role, parties)].compactMap(\.self) }
    return (file.requesters + leaving).compactMap {
      addressee(role, around.parties(of: file, asking: $0))
    }
  }

  func addressee(
    _ role: RoleRule, _ view: PartyView, excluding: Set<PersonID> = []
  ) -> Addressee? {
    around.roster.resolve(role.chain, for: view, on: today, excluding: excluding).map {
      Addressee(owner: $0.owner, isStandIn: role.isEmpty(before: $0.step))
    }
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
      if found != file.owner {
        note(.owned(found))
        tellOfEmptyChain(role, found)
      }
    } else if file.owner != nil {
      note(.owned(nil))
    }
    for run in file.clocks {
      var moved = run
      moved.owner = try owner(owing: run)
      guard moved != run else { continue }
      note(moved)
      if let role = role(owing: run.key), role != state.owner {
        tellOfEmptyChain(role, moved.owner)
      }
      // Whoever owes it now has not been asked yet: only what this event says can ask.
      if organisation(of: run.owner) != organisation(of: moved.owner) { markStarted(run.key) }
    }
  }

  /// Tells whoever owes a party's duty because that party has nobody (链空).
  mutating func tellOfEmptyChain(_ name: RoleName, _ owner: Owner) {
    guard let role = procedure.role(name),
      addressees(role).contains(where: { $0.owner == owner && $0.isStandIn })
    else { return }
    let fact = NoticeFact(label: "责任链空缺", value: "\(role.label)无人在任，现由您负责")
    tell(owner, EngineTemplate.emptyChain, .tell, facts(and: [fact]))
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
    case .release: procedure.release.role
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

extension Surroundings {
  /// Whose duty it is to tell in person whom no notice of the case reached: whoever would ring when
  /// a question did not arrive.
  package func teller(of file: CaseFile, on date: CivilDate) -> Owner? {
    guard let procedure = procedures[file.procedure],
      let role = procedure.role(procedure.reach.role)
    else { return nil }
    return roster.resolve(role.chain, for: parties(of: file), on: date)?.owner
  }

  /// A case's parties as the roster's chains read them, from one requester's point of view.
  package func parties(of file: CaseFile, asking requester: Requester? = nil) -> PartyView {
    let asking = requester ?? file.requesters.first
    return PartyView(
      requester: asking?.organisation, lead: file.lead, assigned: file.assigned,
      contact: asking?.contact,
      assignedByParent: file.parent.flatMap { docket[$0] }?.assigned ?? [:])
  }
}

extension RoleRule {
  /// The party of the case in whose organisation the role's chain begins; nil for a role of the
  /// alliance's own.
  var party: Party? { chain.lazy.compactMap(\.party).first }

  /// Whether the role's chain begins in the organisation that is this party of the case.
  package func isBound(to party: Party) -> Bool { self.party == party }

  /// Whether a chain of some party's came to a post outside that party: it had nobody itself.
  func isEmpty(before step: Int) -> Bool {
    party != nil && chain[step...].allSatisfy { $0.party == nil }
  }
}

/// Somebody whom a role means.
struct Addressee {
  var owner: Owner
  /// The role's own party has nobody; this one was next in the chain.
  var isStandIn: Bool
}
