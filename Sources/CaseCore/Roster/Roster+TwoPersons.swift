package import WorkCalendar

/// A day in sight from which what needs two people has one at most.
package struct SecondPersonMissing: Equatable, Sendable {
  /// Today at the earliest.
  package var from: CivilDate
  /// Who would have to propose and confirm; nil where nobody may confirm at all.
  package var only: PersonID?
  /// What could not be confirmed then for want of another, by the labels of its actions.
  package var actions: [String]

  package init(from: CivilDate, only: PersonID?, actions: [String]) {
    self.from = from
    self.only = only
    self.actions = actions
  }
}

/// Rule 9 of the soundness check, as far as it is the roster's: different people can propose and
/// confirm. Persons are compared, not posts.
extension Roster {
  /// The first day within so many working days on which that is not so, whatever is proposed.
  ///
  /// Looks at what the alliance's own posts propose and confirm; who else proposes is of another
  /// organisation.
  package func secondPersonMissing(
    for procedures: [Procedure], within workingDays: Int, from today: CivilDate,
    in calendar: WorkCalendar
  ) -> SecondPersonMissing? {
    let pairs = procedures.flatMap(\.ownPairs)
    let kinds = Set(pairs.flatMap { $0.proposing.union($0.confirming) })
    let horizon = calendar.workingDay(workingDays, after: today)
    var days: Set<CivilDate> = [today]
    for post in kinds.flatMap({ postsOfAlliance($0) }) {
      days.formUnion(turningDays(of: post, from: today))
    }
    for day in days.sorted() where day <= horizon {
      let lonely = pairs.filter { !hasTwo($0, on: day) }
      guard let first = lonely.first else { continue }
      let only = people(in: first.confirming, on: day)
      let alike = lonely.filter { people(in: $0.confirming, on: day) == only }
      return SecondPersonMissing(from: day, only: only.first, actions: alike.map(\.label))
    }
    return nil
  }

  private func hasTwo(_ pair: PostPair, on day: CivilDate) -> Bool {
    let confirming = people(in: pair.confirming, on: day)
    guard !confirming.isEmpty else { return false }
    return confirming.union(people(in: pair.proposing, on: day)).count > 1
  }

  /// Whoever may act from a post of these kinds in the alliance's own bodies.
  private func people(in kinds: Set<PostKind>, on day: CivilDate) -> Set<PersonID> {
    Set(
      kinds.flatMap { postsOfAlliance($0) }.flatMap {
        holders(of: $0, on: day) + deputies(of: $0, on: day) + firstInLine(of: $0, on: day)
      })
  }
}

/// The kinds of posts between which an action is proposed and confirmed.
private struct PostPair {
  let label: String
  let proposing: Set<PostKind>
  let confirming: Set<PostKind>
}

extension Procedure {
  /// Of its actions that need two people, those for which the alliance's own posts are asked alone.
  fileprivate var ownPairs: [PostPair] {
    actions.compactMap { action in
      guard let second = action.second, let role = role(second.role) else { return nil }
      let (proposing, confirming) = (acting(in: action), role.acting)
      guard proposing.union(confirming).allSatisfy({ $0.party == nil }) else { return nil }
      return PostPair(
        label: action.label, proposing: Set(proposing.map(\.kind)),
        confirming: Set(confirming.map(\.kind)))
    }
  }
}
