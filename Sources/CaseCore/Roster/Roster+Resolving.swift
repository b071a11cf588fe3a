package import WorkCalendar

/// Whom the owner chains of procedures mean on a day.
extension Roster {
  /// Follows an owner chain to the first step that has somebody who is not excluded.
  package func resolve(
    _ steps: [OwnerStep], for view: PartyView, on date: CivilDate,
    excluding excluded: Set<PersonID> = []
  ) -> Resolution? {
    for (index, step) in steps.enumerated() {
      for owner in owners(step, for: view, on: date) where !excluded.contains(owner.person) {
        return Resolution(owner: owner, step: index)
      }
    }
    return nil
  }

  /// The posts from which a person may act where these steps name who may.
  package func canAct(
    _ person: PersonID, in steps: [OwnerStep], for view: PartyView, on date: CivilDate
  ) -> [PostID] {
    let own = postsHeld(by: person, on: date)
    guard !own.isEmpty else { return [] }
    var found: [PostID] = []
    for post in steps.flatMap({ posts(named: $0, for: view, on: date) })
    where own.contains(post) && !found.contains(post) {
      found.append(post)
    }
    return found
  }

  private func owners(_ step: OwnerStep, for view: PartyView, on date: CivilDate) -> [Owner] {
    let posts = posts(named: step, for: view, on: date)
    switch step {
    case .assigned(let kind, let party):
      return view.person(for: kind, of: party).map { owners($0, in: posts, on: date) } ?? []
    case .assignedByParent(let kind):
      return view.assignedByParent[kind].map { owners($0, in: posts, on: date) } ?? []
    case .inCharge(let kind):
      let named = owners(.assigned(kind, of: nil), for: view, on: date)
      return named.isEmpty ? owners(.post(kind), for: view, on: date) : named
    case .post, .postOf:
      return posts.flatMap { post in
        firstInLine(of: post, on: date).map { Owner(post: post, person: $0) }
      }
    }
  }

  /// The person named comes before others in the same post, but not before a deputy.
  private func owners(_ person: PersonID, in posts: [PostID], on date: CivilDate) -> [Owner] {
    posts.map { post in
      let line = firstInLine(of: post, on: date)
      return Owner(post: post, person: line.contains(person) ? person : line.first ?? person)
    }
  }

  /// The posts that a step means, whether or not anybody is in them.
  private func posts(
    named step: OwnerStep, for view: PartyView, on date: CivilDate
  ) -> [PostID] {
    switch step {
    case .assigned(let kind, let party):
      guard let person = view.person(for: kind, of: party) else { return [] }
      let held = posts(kind, heldBy: person, on: date)
      guard let party else { return held }
      guard let organisation = organisation(of: party, in: view) else { return [] }
      return held.filter { postsByID[$0]?.organisation == organisation }
    case .assignedByParent(let kind):
      return view.assignedByParent[kind].map { posts(kind, heldBy: $0, on: date) } ?? []
    case .post(let kind): return postsOfAlliance(kind)
    case .postOf(let kind, let party):
      return organisation(of: party, in: view).map { posts(kind, in: $0) } ?? []
    case .inCharge(let kind):
      let named = posts(named: .assigned(kind, of: nil), for: view, on: date)
      return named.isEmpty ? posts(named: .post(kind), for: view, on: date) : named
    }
  }

  private func posts(
    _ kind: PostKind, heldBy person: PersonID, on date: CivilDate
  ) -> [PostID] {
    postsHeld(by: person, on: date).filter { postsByID[$0]?.kind == kind }
  }

  /// The party as it is today: a closed organisation's successor stands for it.
  private func organisation(of party: Party, in view: PartyView) -> OrganisationID? {
    view.organisation(of: party).map(successor)
  }

  /// The posts of a kind in the alliance's own bodies, then those that act for them.
  func postsOfAlliance(_ kind: PostKind) -> [PostID] {
    let kinds = [kind] + (kind.actingKind.map { [$0] } ?? [])
    return kinds.flatMap { posts($0) }.filter(isInOffice)
  }

  /// Whether the post belongs to one of the alliance's own bodies.
  private func isInOffice(_ post: PostID) -> Bool {
    guard let organisation = postsByID[post]?.organisation else { return false }
    return organisationsByID[organisation]?.kind == .office
  }
}
