package import WorkCalendar

/// Who is in a post on a day, and from which posts a person may act.
extension Roster {
  /// The active holders of a post on this day.
  package func holders(of post: PostID, on date: CivilDate) -> [PersonID] {
    guard isInUse(post, on: date) else { return [] }
    return terms(in: post).filter { $0.covers(date) && isActive($0.person) }.map(\.person)
  }

  /// Who acts in a post on this day beside or instead of its holders, those for absence first.
  package func deputies(of post: PostID, on date: CivilDate) -> [PersonID] {
    guard isInUse(post, on: date) else { return [] }
    let acting = deputyTerms(in: post).filter { $0.covers(date) && isActive($0.deputy) }
    let absence = acting.filter { $0.when == .absence }.map(\.deputy)
    guard absence.count < acting.count, holders(of: post, on: date).isEmpty else { return absence }
    return absence + acting.filter { $0.when == .vacancy }.map(\.deputy)
  }

  /// Who is told first what a post owes: its deputy, that one's own deputy and so on, or else
  /// its holder; nil if it has nobody.
  package func addressee(of post: PostID, on date: CivilDate) -> PersonID? {
    firstInLine(of: post, on: date).first
  }

  /// Whether what a post owes may be this person's: its deputy's alone, or else a holder's.
  package func isInLine(_ person: PersonID, of post: PostID, on date: CivilDate) -> Bool {
    firstInLine(of: post, on: date).contains(person)
  }

  /// The posts from which a person may act: those held, then those deputised in, also for
  /// somebody who deputises.
  package func postsHeld(by person: PersonID, on date: CivilDate) -> [PostID] {
    guard isActive(person) else { return [] }
    var found = postsHeldThemselves(by: person, on: date)
    var seen: Set<PersonID> = [person]
    var standingInFor = [person]
    while let next = standingInFor.popLast() {
      for post in postsByDeputy[next] ?? []
      where deputies(of: post, on: date).contains(next) {
        if !found.contains(post) { found.append(post) }
        for holder in holders(of: post, on: date) where seen.insert(holder).inserted {
          standingInFor.append(holder)
        }
      }
    }
    return found
  }

  /// Those to whom a post's duties can fall, in order: its deputy alone, or else its holders.
  func firstInLine(of post: PostID, on date: CivilDate) -> [PersonID] {
    guard var person = deputies(of: post, on: date).first else {
      return holders(of: post, on: date)
    }
    var seen: Set<PersonID> = [person]
    while let next = standIn(for: person, on: date), seen.insert(next).inserted { person = next }
    return [person]
  }

  /// Whether the post exists and its organisation is open.
  func isInUse(_ post: PostID, on date: CivilDate) -> Bool {
    guard let organisation = postsByID[post]?.organisation else { return false }
    return organisationsByID[organisation]?.isOpen(on: date) == true
  }

  func postsHeldThemselves(by person: PersonID, on date: CivilDate) -> [PostID] {
    (postsByHolder[person] ?? []).filter { holders(of: $0, on: date).contains(person) }
  }

  /// Who deputises in a post that the person holds: the sign that the person is away.
  private func standIn(for person: PersonID, on date: CivilDate) -> PersonID? {
    for post in postsHeldThemselves(by: person, on: date) {
      if let deputy = deputies(of: post, on: date).first { return deputy }
    }
    return nil
  }
}
