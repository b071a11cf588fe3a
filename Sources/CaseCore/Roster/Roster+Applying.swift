private import WorkCalendar

extension Roster {
  /// Takes one event in; the only way in which a roster changes.
  package mutating func apply(_ event: RosterEvent) {
    version = event.version
    switch event.change {
    case .organisationAdded(let organisation):
      organisationsByID[organisation.id] = organisation
      organisationsByKind[organisation.kind, default: []].append(organisation.id)
    case .organisationRenamed(let id, let name, let shortName):
      organisationsByID[id]?.name = name
      organisationsByID[id]?.shortName = shortName
    case .organisationClosed(let id, let closure):
      organisationsByID[id]?.closed = closure
    case .personAdded(let person):
      peopleByID[person.id] = person
      peopleByOrganisation[person.organisation, default: []].append(person.id)
    case .personRenamed(let id, let name):
      peopleByID[id]?.name = name
    case .personMoved(let id, let organisation):
      move(id, to: organisation)
    case .contactChanged(let id, let email, let phone):
      peopleByID[id]?.email = email
      peopleByID[id]?.phone = phone
    case .personClosed(let id):
      peopleByID[id]?.closedAt = event.at
    case .postAdded(let post):
      postsByID[post.id] = post
      postsByKind[post.kind, default: []].append(post.id)
      postsByOrganisation[post.organisation, default: []].append(post.id)
    case .postRelabelled(let id, let label):
      postsByID[id]?.label = label
    case .postMoved(let id, let organisation):
      move(id, to: organisation)
    case .appointed(let holding):
      begin(holding)
    case .termChanged(let post, let person, let from, let until):
      holdings[post]?.changeEnd(to: until, from: from) { $0.person == person }
    case .deputyNamed(let deputyship):
      begin(deputyship)
    case .deputyTermChanged(let post, let deputy, let from, let until):
      deputyships[post]?.changeEnd(to: until, from: from) { $0.deputy == deputy }
    }
  }

  private mutating func move(_ id: PersonID, to organisation: OrganisationID) {
    guard let before = peopleByID[id]?.organisation else { return }
    peopleByID[id]?.organisation = organisation
    peopleByOrganisation[before]?.removeAll { $0 == id }
    peopleByOrganisation[organisation, default: []].append(id)
  }

  private mutating func move(_ id: PostID, to organisation: OrganisationID) {
    guard let before = postsByID[id]?.organisation else { return }
    postsByID[id]?.organisation = organisation
    postsByOrganisation[before]?.removeAll { $0 == id }
    postsByOrganisation[organisation, default: []].append(id)
  }

  private mutating func begin(_ holding: Holding) {
    holdings[holding.post, default: []].insertByFirstDay(holding)
    postsByHolder[holding.person, default: []].appendOnce(holding.post)
  }

  private mutating func begin(_ deputyship: Deputyship) {
    deputyships[deputyship.post, default: []].insertByFirstDay(deputyship)
    postsByDeputy[deputyship.deputy, default: []].appendOnce(deputyship.post)
  }
}

extension Array where Element: TermOfOffice {
  /// Keeps the order of first days; of equal ones, the order of entry.
  fileprivate mutating func insertByFirstDay(_ term: Element) {
    insert(term, at: firstIndex { $0.from > term.from } ?? endIndex)
  }

  /// A term that would end before it begins never was.
  fileprivate mutating func changeEnd(
    to last: CivilDate?, from first: CivilDate, where isMeant: (Element) -> Bool
  ) {
    guard let place = firstIndex(where: { $0.from == first && isMeant($0) }) else { return }
    if let last, last < first {
      remove(at: place)
    } else {
      self[place].until = last
    }
  }
}

extension Array where Element: Equatable {
  fileprivate mutating func appendOnce(_ element: Element) {
    if !contains(element) { append(element) }
  }
}
