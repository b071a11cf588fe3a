package import WorkCalendar

/// Who asks to see something.
package struct Viewer: Equatable, Sendable {
  package var person: PersonID
  package var posts: Set<PostID>
  package var organisations: Set<OrganisationID>
  /// Through whom the viewer can be in charge of a case.
  ///
  /// The holders of the alliance's posts in which the viewer is, as one of them or as their deputy;
  /// nobody else has any.
  package var charges: Set<Charge>
  /// Holds a post of the alliance's own: officer, director, council, auditor.
  package var seesAll: Bool

  package init(
    person: PersonID, posts: Set<PostID>, organisations: Set<OrganisationID>,
    charges: Set<Charge> = [], seesAll: Bool
  ) {
    self.person = person
    self.posts = posts
    self.organisations = organisations
    self.charges = seesAll ? charges : []
    self.seesAll = seesAll
  }

  /// The posts and organisations through which the viewer can be a party of a case.
  package var parties: Set<CaseParty> {
    Set(posts.map(CaseParty.post)).union(organisations.map(CaseParty.organisation))
  }
}

/// A person whom a case names for a kind of post of the alliance's own: its officer, its council
/// member in charge.
package struct Charge: Hashable, Sendable {
  package var kind: PostKind
  package var person: PersonID

  package init(_ kind: PostKind, _ person: PersonID) {
    self.kind = kind
    self.person = person
  }
}

/// Somebody who takes part in a case, and therefore sees it.
package enum CaseParty: Hashable, Sendable {
  case organisation(OrganisationID)
  /// A post that owns the case or something still owed in it.
  case post(PostID)
}

/// What decides who may see a case; the store keeps the same in rows.
package struct Visibility: Equatable, Sendable {
  package var isConfidential: Bool
  package var parties: Set<CaseParty>
  package var charges: Set<Charge>

  package init(isConfidential: Bool, parties: Set<CaseParty>, charges: Set<Charge>) {
    self.isConfidential = isConfidential
    self.parties = parties
    self.charges = charges
  }

  /// `parent` is the case's, where it has one: whoever is in charge of a case is so of what was
  /// opened for it.
  package init(of file: CaseFile, under parent: CaseFile?, isConfidential: Bool) {
    self.init(
      isConfidential: isConfidential, parties: file.parties,
      charges: file.charges.union(parent?.charges ?? []))
  }

  /// A party sees its case, and so does whoever is in charge of it or of its parent; whoever sees
  /// all sees every case that is not confidential.
  package func mayBeSeen(by viewer: Viewer) -> Bool {
    if viewer.seesAll, !isConfidential { return true }
    return !viewer.parties.isDisjoint(with: parties)
      || !viewer.charges.isDisjoint(with: charges)
  }
}

extension Surroundings {
  /// Whether a viewer may see a case; the docket has its parent.
  package func shows(_ file: CaseFile, to viewer: Viewer, at: Instant) -> Bool {
    Visibility(
      of: file, under: file.parent.flatMap { docket[$0] },
      isConfidential: isConfidential(file, at: at)
    ).mayBeSeen(by: viewer)
  }
}

extension CaseFile {
  /// Its requesters, its lead, its owner and the posts that owe something in it.
  package var parties: Set<CaseParty> {
    var parties = Set(requesters.map { CaseParty.organisation($0.organisation) })
    if let lead { parties.insert(.organisation(lead)) }
    if let owner { parties.insert(.post(owner.post)) }
    for run in clocks where run.isOwed { parties.insert(.post(run.owner.post)) }
    return parties
  }

  /// Whom of the alliance's bodies it names as being in charge of it.
  package var charges: Set<Charge> {
    Set(assigned.filter { $0.key.isOfAlliance }.map { Charge($0.key, $0.value) })
  }
}

extension Roster {
  /// What a person may look at on a day, from the posts held then.
  package func viewer(_ person: PersonID, on date: CivilDate) -> Viewer {
    let held = postsHeld(by: person, on: date).compactMap { postsByID[$0] }
    let ofAlliance = held.filter(\.kind.isOfAlliance)
    let charges = ofAlliance.flatMap { post in
      holders(of: post.id, on: date).map { Charge(post.kind, $0) }
    }
    return Viewer(
      person: person, posts: Set(held.map(\.id)), organisations: Set(held.map(\.organisation)),
      charges: Set(charges), seesAll: !ofAlliance.isEmpty)
  }
}
