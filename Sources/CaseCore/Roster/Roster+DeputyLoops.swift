internal import WorkCalendar

/// Circles of deputies, in which everybody waits for somebody else.
extension Roster {
  /// The people of a circle of deputies on the first day from `today` on that has one.
  func firstDeputyLoop(from today: CivilDate) -> (date: CivilDate, people: [PersonID])? {
    let deputised = deputyships.filter { !$0.value.isEmpty }.keys
    let days = Set(deputised.flatMap { turningDays(of: $0, from: today) }).sorted()
    for date in days {
      let people = deputyLoop(among: deputised.sorted(), on: date)
      if !people.isEmpty { return (date, people) }
    }
    return nil
  }

  /// Takes away, again and again, whoever is not away or whose deputies are all at hand; those who
  /// are left wait for each other.
  private func deputyLoop(among posts: [PostID], on date: CivilDate) -> [PersonID] {
    var waiting: [PersonID: Set<PersonID>] = [:]
    for post in posts {
      let deputies = deputies(of: post, on: date)
      guard !deputies.isEmpty else { continue }
      for holder in holders(of: post, on: date) { waiting[holder, default: []].formUnion(deputies) }
    }
    while true {
      let left = waiting.filter { !$0.value.isDisjoint(with: waiting.keys) }
      if left.count == waiting.count { return left.keys.sorted() }
      waiting = left
    }
  }
}
