package import WorkCalendar

/// A post of an organisation: what owns duties, whoever holds it.
package struct Post: Equatable, Sendable {
  package var id: PostID
  package var kind: PostKind
  package var organisation: OrganisationID
  /// Said instead of the kind's own word when there is more to say.
  package var label: String?

  package init(
    id: PostID, kind: PostKind, organisation: OrganisationID, label: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.organisation = organisation
    self.label = label
  }
}

/// A person's term in a post; both days are in it.
package struct Holding: Hashable, Sendable {
  package var post: PostID
  package var person: PersonID
  package var from: CivilDate
  /// The last day; nil while no end is known.
  package var until: CivilDate?

  package init(post: PostID, person: PersonID, from: CivilDate, until: CivilDate? = nil) {
    self.post = post
    self.person = person
    self.from = from
    self.until = until
  }

  package func covers(_ date: CivilDate) -> Bool {
    from <= date && until.map { date <= $0 } ?? true
  }
}

/// Somebody who acts in a post for a time (AB角); both days are in it.
package struct Deputyship: Hashable, Sendable {
  package var post: PostID
  package var deputy: PersonID
  package var from: CivilDate
  /// The last day; nil while no end is known.
  package var until: CivilDate?
  package var when: DeputyOccasion

  package init(
    post: PostID, deputy: PersonID, from: CivilDate, until: CivilDate? = nil,
    when: DeputyOccasion = .absence
  ) {
    self.post = post
    self.deputy = deputy
    self.from = from
    self.until = until
    self.when = when
  }

  package func covers(_ date: CivilDate) -> Bool {
    from <= date && until.map { date <= $0 } ?? true
  }
}

/// When a deputy acts.
package enum DeputyOccasion: String, Hashable, Sendable, CaseIterable {
  /// On every day of the term, before any holder.
  case absence
  /// Only on days of the term on which nobody holds the post (主持工作); yields to a new holder.
  case vacancy
}

extension PostKind {
  /// The kind of post whose holder acts when nobody is in this one.
  package var actingKind: PostKind? {
    switch self {
    case .director: .actingDirector
    case .liaison, .handler, .head, .officer, .actingDirector, .councilMember, .councilChair,
      .auditor:
      nil
    }
  }

  /// Whether posts of this kind exist in the alliance's own offices only.
  package var isOfAlliance: Bool {
    switch self {
    case .officer, .director, .actingDirector, .councilMember, .councilChair, .auditor: true
    case .liaison, .handler, .head: false
    }
  }
}
