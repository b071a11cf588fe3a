/// Who asks to see something.
package struct Viewer: Equatable, Sendable {
  package var person: PersonID
  package var posts: Set<PostID>
  package var organisations: Set<OrganisationID>
  /// Holds a post of the alliance's own: officer, director, council, auditor.
  package var seesAll: Bool

  package init(
    person: PersonID, posts: Set<PostID>, organisations: Set<OrganisationID>, seesAll: Bool
  ) {
    self.person = person
    self.posts = posts
    self.organisations = organisations
    self.seesAll = seesAll
  }

  /// The posts and organisations through which the viewer can be a party of a case.
  package var parties: Set<CaseParty> {
    Set(posts.map(CaseParty.post)).union(organisations.map(CaseParty.organisation))
  }
}

/// Somebody who takes part in a case, and therefore sees it.
package enum CaseParty: Hashable, Sendable {
  case organisation(OrganisationID)
  /// A post that owns the case or something still owed in it.
  case post(PostID)
}

/// What decides who may see a case; the store keeps the same in columns.
package struct Visibility: Equatable, Sendable {
  package var isConfidential: Bool
  package var parties: Set<CaseParty>

  package init(isConfidential: Bool, parties: Set<CaseParty>) {
    self.isConfidential = isConfidential
    self.parties = parties
  }

  package init(of file: CaseFile, isConfidential: Bool) {
    self.init(isConfidential: isConfidential, parties: file.parties)
  }

  /// A party sees its case; whoever sees all sees every case that is not confidential.
  package func mayBeSeen(by viewer: Viewer) -> Bool {
    if viewer.seesAll, !isConfidential { return true }
    return !viewer.parties.isDisjoint(with: parties)
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
}
