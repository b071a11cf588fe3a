package import WorkCalendar

/// Who may change the roster by a command of their own (decision 0042).
///
/// Whoever administers the daemon at its control socket may everything, and is not asked here.
extension Roster {
  /// Whether a person is of those who keep it: the secretariat and the council.
  package func isKept(by person: PersonID, on date: CivilDate) -> Bool {
    kinds(of: person, on: date).contains(where: \.keepsTheRoster)
  }

  /// Why a person may not give a command on a day; nil if they may.
  package func refusal(
    of command: RosterCommand, by person: PersonID, on date: CivilDate
  ) -> RosterRefusal? {
    guard isKept(by: person, on: date) else { return .onlyReads }
    let own = kinds(of: person, on: date)
    let taken = command.appointed.filter { $0.person == person }.compactMap { post($0.post)?.kind }
    if !taken.allSatisfy({ $0.isOfAlliance && own.contains($0) }) { return .oneself }
    let isAbove = own.contains(where: \.isAboveTheOfficers)
    let changed =
      command.posts.compactMap { post($0)?.kind } + [command.addedKind].compactMap(\.self)
    guard isAbove || !(changed + held(by: command.closed)).contains(where: \.isFilledFromAbove)
    else { return .above }
    return nil
  }

  private func kinds(of person: PersonID, on date: CivilDate) -> [PostKind] {
    postsHeld(by: person, on: date).compactMap { post($0)?.kind }
  }

  /// The kinds of the posts that somebody holds or will.
  private func held(by person: PersonID?) -> [PostKind] {
    person.flatMap { postsByHolder[$0] }?.compactMap { post($0)?.kind } ?? []
  }
}

/// Why somebody may not change the roster.
package enum RosterRefusal: String, Error, Equatable, Sendable {
  case onlyReads = "名册由秘书处和理事会维护"
  case oneself = "不能为自己任职、代理或代岗，须由他人办理"
  case above = "秘书长、理事会和监督员的岗位由秘书长或理事会办理"
}

extension PostKind {
  /// Whether its holder keeps the roster; the auditor watches those who do.
  fileprivate var keepsTheRoster: Bool {
    switch self {
    case .officer, .director, .actingDirector, .councilMember, .councilChair: true
    case .liaison, .handler, .head, .auditor: false
    }
  }

  fileprivate var isAboveTheOfficers: Bool {
    switch self {
    case .director, .actingDirector, .councilMember, .councilChair: true
    case .liaison, .handler, .head, .officer, .auditor: false
    }
  }

  /// Whether an officer may not say who is in it: it decides over the officers, or watches them.
  fileprivate var isFilledFromAbove: Bool { isAboveTheOfficers || self == .auditor }
}

extension RosterCommand {
  /// Those who gain a post by it, in whatever way.
  fileprivate var appointed: [(post: PostID, person: PersonID)] {
    switch self {
    case .appoint(let post, let person, _, _, let acting):
      [person, acting].compactMap(\.self).map { (post, $0) }
    case .addDeputy(let post, let deputy, _, _, _): [(post, deputy)]
    case .endHolding(let post, _, _, let acting), .endDeputy(let post, _, _, let acting):
      [acting].compactMap(\.self).map { (post, $0) }
    case .closePerson(_, let acting): acting.map { ($0.key, $0.value) }
    case .addOrganisation, .renameOrganisation, .closeOrganisation, .addPerson, .renamePerson,
      .movePerson, .changeContact, .addPost, .relabelPost:
      []
    }
  }

  /// The posts that it fills or empties.
  fileprivate var posts: [PostID] {
    switch self {
    case .appoint(let post, _, _, _, _), .addDeputy(let post, _, _, _, _),
      .endHolding(let post, _, _, _), .endDeputy(let post, _, _, _), .relabelPost(let post, _):
      [post]
    case .closePerson(_, let acting): Array(acting.keys)
    case .addOrganisation, .renameOrganisation, .closeOrganisation, .addPerson, .renamePerson,
      .movePerson, .changeContact, .addPost:
      []
    }
  }

  fileprivate var addedKind: PostKind? {
    if case .addPost(_, let kind, _, _) = self { kind } else { nil }
  }

  /// Whose account it closes.
  fileprivate var closed: PersonID? {
    if case .closePerson(let person, _) = self { person } else { nil }
  }
}
