package import WorkCalendar

/// Who there is: organisations, people, posts, who holds them and who acts for whom.
///
/// The fold of its own stream of events, with indexes so that no question walks all of it. Copies
/// share their storage until one of them changes, so it is passed by value. Lists are in the
/// order of entry; a post that passes to another organisation comes after those already there.
package struct Roster: Equatable, Sendable {
  /// The number of the stream's last event; 0 for a roster in which nothing has happened.
  package internal(set) var version = 0
  package internal(set) var organisationsByID: [OrganisationID: Organisation] = [:]
  package internal(set) var peopleByID: [PersonID: Person] = [:]
  package internal(set) var postsByID: [PostID: Post] = [:]

  /// By their first days.
  var holdings: [PostID: [Holding]] = [:]
  var deputyships: [PostID: [Deputyship]] = [:]

  var organisationsByKind: [OrganisationKind: [OrganisationID]] = [:]
  var postsByKind: [PostKind: [PostID]] = [:]
  var postsByOrganisation: [OrganisationID: [PostID]] = [:]
  var peopleByOrganisation: [OrganisationID: [PersonID]] = [:]
  /// The posts that a person holds, held or will hold.
  var postsByHolder: [PersonID: [PostID]] = [:]
  /// The posts in which a person deputises, deputised or will.
  var postsByDeputy: [PersonID: [PostID]] = [:]

  package init() {}

  package func organisation(_ id: OrganisationID) -> Organisation? { organisationsByID[id] }
  package func person(_ id: PersonID) -> Person? { peopleByID[id] }
  package func post(_ id: PostID) -> Post? { postsByID[id] }

  /// What people call a post.
  package func label(of id: PostID) -> String {
    post(id).map { $0.label ?? $0.kind.label } ?? id.text
  }

  /// All posts of a kind.
  package func posts(_ kind: PostKind) -> [PostID] { postsByKind[kind] ?? [] }

  /// The posts of a kind in one organisation.
  package func posts(_ kind: PostKind, in organisation: OrganisationID) -> [PostID] {
    posts(in: organisation).filter { postsByID[$0]?.kind == kind }
  }

  /// All posts of one organisation.
  package func posts(in organisation: OrganisationID) -> [PostID] {
    postsByOrganisation[organisation] ?? []
  }

  /// The people of one organisation, those who have left included.
  package func people(in organisation: OrganisationID) -> [PersonID] {
    peopleByOrganisation[organisation] ?? []
  }

  /// Every term in a post, past, present and to come.
  package func terms(in post: PostID) -> [Holding] { holdings[post] ?? [] }

  /// Every deputy's term in a post, past, present and to come.
  package func deputyTerms(in post: PostID) -> [Deputyship] { deputyships[post] ?? [] }

  /// The organisations of a kind that are open on this day; of every kind for nil.
  package func organisationsOf(
    kind: OrganisationKind?, on date: CivilDate
  ) -> [OrganisationID] {
    (kind.map { [$0] } ?? OrganisationKind.allCases)
      .flatMap { organisationsByKind[$0] ?? [] }
      .filter { organisationsByID[$0]?.isOpen(on: date) == true }
  }

  /// Who has taken over an organisation in the end; itself while it is open or has nobody.
  package func successor(of id: OrganisationID) -> OrganisationID {
    var last = id
    // A successor was open when it was named, so the way is no longer than there are organisations.
    for _ in 0..<organisationsByID.count {
      guard let next = organisationsByID[last]?.closed?.successor else { break }
      last = next
    }
    return last
  }

  /// Whether the person is known and has not left.
  package func isActive(_ id: PersonID) -> Bool {
    peopleByID[id].map { $0.closedAt == nil } ?? false
  }
}
