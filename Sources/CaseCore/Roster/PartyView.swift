/// What of a case its owner chains read.
package struct PartyView: Equatable, Sendable {
  package var requester: OrganisationID?
  package var lead: OrganisationID?
  package var assigned: [PostKind: PersonID]
  /// The person whom the requester named.
  package var contact: PersonID?
  /// Whom the parent case names.
  package var assignedByParent: [PostKind: PersonID]

  package init(
    requester: OrganisationID? = nil, lead: OrganisationID? = nil,
    assigned: [PostKind: PersonID] = [:], contact: PersonID? = nil,
    assignedByParent: [PostKind: PersonID] = [:]
  ) {
    self.requester = requester
    self.lead = lead
    self.assigned = assigned
    self.contact = contact
    self.assignedByParent = assignedByParent
  }

  package func organisation(of party: Party) -> OrganisationID? {
    switch party {
    case .requester: requester
    case .lead: lead
    }
  }

  /// The person named for this kind of post; the contact stands for the requester's liaison.
  package func person(for kind: PostKind, of party: Party?) -> PersonID? {
    if kind == .liaison, party == .requester { return contact ?? assigned[kind] }
    return assigned[kind]
  }
}

/// Whom an owner chain found.
package struct Resolution: Equatable, Sendable {
  package var owner: Owner
  /// The step that answered; above 0, the steps before it had nobody.
  package var step: Int

  package init(owner: Owner, step: Int) {
    self.owner = owner
    self.step = step
  }
}
