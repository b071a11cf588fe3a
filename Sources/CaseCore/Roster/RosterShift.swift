package import WorkCalendar

/// How who is in which post differs between two moments: a day's end, a change of the roster.
///
/// Nothing of it is stored: two rosters and two days say all of it, however long ago the first
/// was looked at.
package struct RosterShift: Equatable, Sendable {
  /// Posts in which somebody else is in office, or acts.
  package private(set) var changed: Set<PostID> = []
  /// Of those, the posts into which somebody came: duties that had passed them by may come back.
  package private(set) var gained: Set<PostID> = []
  /// Organisations for which another one stands now.
  package private(set) var succeeded: Set<OrganisationID> = []
  private let after: Roster

  package init(
    from before: Roster, on first: CivilDate, to after: Roster, on second: CivilDate
  ) {
    self.after = after
    for post in Set(before.postsByID.keys).union(after.postsByID.keys) {
      let old = Occupancy(of: post, in: before, on: first)
      let new = Occupancy(of: post, in: after, on: second)
      guard old != new else { continue }
      changed.insert(post)
      if new.adds(to: old) { gained.insert(post) }
    }
    for organisation in after.organisationsByID.keys
    where before.successor(of: organisation) != after.successor(of: organisation) {
      succeeded.insert(organisation)
    }
  }

  package var isEmpty: Bool { changed.isEmpty && succeeded.isEmpty }

  /// The posts whose duties may now be somebody else's: those that changed, and those to which
  /// owner chains go on from a post into which somebody came.
  package func owners(by chains: some Sequence<[OwnerStep]>) -> [PostID] {
    var found = changed
    var known: [PostKind: Set<PostKind>] = [:]
    for post in gained {
      guard let gained = after.post(post) else { continue }
      let kinds = known[gained.kind] ?? RosterShift.kinds(after: gained.kind, in: chains)
      known[gained.kind] = kinds
      for kind in kinds {
        found.formUnion(
          kind.isOfAlliance ? after.posts(kind) : after.posts(kind, in: gained.organisation))
      }
    }
    return found.sorted()
  }

  /// The kinds of posts that own what a kind would own if somebody were in it.
  private static func kinds(
    after kind: PostKind, in chains: some Sequence<[OwnerStep]>
  ) -> Set<PostKind> {
    var found: Set<PostKind> = []
    for chain in chains {
      guard let place = chain.firstIndex(where: { $0.kinds.contains(kind) }) else { continue }
      found.formUnion(chain[place...].flatMap(\.kinds))
    }
    return found
  }
}

/// Who is in a post on a day, and in which organisation it is.
private struct Occupancy: Equatable {
  let organisation: OrganisationID?
  let holders: [PersonID]
  let deputies: [PersonID]
  let line: [PersonID]

  init(of post: PostID, in roster: Roster, on date: CivilDate) {
    organisation = roster.post(post)?.organisation
    holders = roster.holders(of: post, on: date)
    deputies = roster.deputies(of: post, on: date)
    line = roster.firstInLine(of: post, on: date)
  }

  func adds(to before: Occupancy) -> Bool {
    let people = Set(holders + deputies + line)
    let were = Set(before.holders + before.deputies + before.line)
    return !people.isSubset(of: were) || organisation != before.organisation
  }
}

extension OwnerStep {
  /// The kinds of posts that a step may mean, whoever acts included.
  fileprivate var kinds: [PostKind] {
    switch self {
    case .assigned(let kind, _), .postOf(let kind, _), .assignedByParent(let kind): [kind]
    case .post(let kind), .inCharge(let kind): [kind] + (kind.actingKind.map { [$0] } ?? [])
    }
  }
}

extension Roster {
  /// The next day after this one on which who is in some post may change; nil if none is known.
  package func nextTurningDay(after date: CivilDate) -> CivilDate? {
    let held = holdings.values.joined().flatMap { [$0.from, $0.dayAfter] }
    let acting = deputyships.values.joined().flatMap { [$0.from, $0.dayAfter] }
    return (held + acting).compactMap(\.self).filter { $0 > date }.min()
  }
}
