package import WorkCalendar

/// Who may act in a case, and from which of their posts.
package struct Rights: Sendable {
  let file: CaseFile
  let procedure: Procedure
  let around: Surroundings
  let date: CivilDate

  package init(
    file: CaseFile, procedure: Procedure, around: Surroundings, on date: CivilDate
  ) {
    self.file = file
    self.procedure = procedure
    self.around = around
    self.date = date
  }

  /// The posts from which a person may act in any of these roles.
  package func posts(of person: PersonID, acting roles: [RoleName]) -> [PostID] {
    var posts: [PostID] = []
    for name in roles {
      guard let role = procedure.role(name) else { continue }
      for parties in partyViews(role) {
        let found = around.roster.canAct(person, in: role.acting, for: parties, on: date)
        posts += found.filter { !posts.contains($0) }
      }
    }
    return posts
  }

  /// The posts from which a person may record what this role said (代录).
  package func posts(of person: PersonID, recording name: RoleName) -> [PostID] {
    procedure.role(name)?.recordedBy.map { posts(of: person, acting: [$0]) } ?? []
  }

  /// Whether the organisation, if one is named, is a party that stands in this role.
  func speaks(_ organisation: OrganisationID?, in name: RoleName) -> Bool {
    guard let organisation, let party = procedure.role(name)?.party else {
      return organisation == nil
    }
    switch party {
    case .requester: return file.requesters.contains { $0.organisation == organisation }
    case .lead: return file.lead == organisation
    }
  }

  /// A role bound to whoever asked is looked at once for each requester.
  private func partyViews(_ role: RoleRule) -> [PartyView] {
    role.isBound(to: .requester)
      ? file.requesters.map { around.parties(of: file, asking: $0) }
      : [around.parties(of: file)]
  }
}
