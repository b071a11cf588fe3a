import CaseCore
import Testing
import WorkCalendar

/// Random commands on random days against a model that looks at every single day.
@Suite struct RosterPropertyTests {
  private static let steps = 120
  private static let horizonDays = 90

  @Test(arguments: Array(UInt64(1)...40))
  func `no standing post is empty on any coming day, and a replay equals the live roster`(
    seed: UInt64
  ) throws {
    var dice = RosterDice(state: seed)
    var live = try RosterFixture.roster()
    var replayed = live
    var today = RosterFixture.today
    var filled = live.firstDaysNamed()
    var (done, refused) = (0, 0)
    for _ in 0..<Self.steps {
      today = today.advanced(byDays: dice.below(4))
      let command = dice.command(today: today)
      switch live.decide(command, at: RosterFixture.at, today: today, actor: .time) {
      case .done(let events):
        done += 1
        for event in events {
          live.apply(event)
          replayed.apply(event)
        }
      case .refused(let rejection):
        refused += 1
        #expect(!rejection.message.isEmpty)
      }
      filled.merge(live.firstDaysNamed(), uniquingKeysWith: min)
      for (post, first) in filled {
        let empty = live.emptyDay(
          of: post, from: max(first, today), days: Self.horizonDays)
        #expect(empty == nil, "seed \(seed): \(post) empty after \(command)")
        if empty != nil { return }
      }
    }
    #expect(live == replayed, "seed \(seed)")
    // Both ways must have been walked, or the property says nothing.
    #expect(done > 10 && refused > 10, "seed \(seed)")
  }
}

extension Roster {
  /// The first day for which anybody is named in each standing post that was ever filled.
  fileprivate func firstDaysNamed() -> [PostID: CivilDate] {
    var first: [PostID: CivilDate] = [:]
    for post in standingPosts {
      let days = terms(in: post).map(\.from) + deputyTerms(in: post).map(\.from)
      if let day = days.min() { first[post] = day }
    }
    return first
  }

  /// Walks day by day over the bare terms, sharing nothing with the rules under test.
  fileprivate func emptyDay(of post: PostID, from first: CivilDate, days: Int) -> CivilDate? {
    var places = [post]
    if self.post(post)?.kind == .director { places += posts(.actingDirector) }
    places.removeAll { place in
      self.post(place).flatMap { organisation($0.organisation) }?.closed != nil
    }
    let spans = places.flatMap { place in
      terms(in: place).filter { person($0.person)?.closedAt == nil }.map { ($0.from, $0.until) }
        + deputyTerms(in: place).filter { person($0.deputy)?.closedAt == nil }
        .map { ($0.from, $0.until) }
    }
    return (0..<days).map { first.advanced(byDays: $0) }.first { day in
      !spans.contains { $0.0 <= day && ($0.1.map { day <= $0 } ?? true) }
    }
  }
}

/// A die whose throws follow from its seed alone (SplitMix64).
private struct RosterDice {
  var state: UInt64

  private static let people: [PersonID] = ["ann", "bo", "di", "cai", "fei", "li", "lu", "he"]
  private static let posts: [PostID] = [
    "officer-1", "officer-2", "officer-3", "director", "acting", "chair", "lab-liaison",
  ]

  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ mixed >> 31) % UInt64(bound))
  }

  mutating func one<Value>(of values: [Value]) -> Value { values[below(values.count)] }

  mutating func command(today: CivilDate) -> RosterCommand {
    let post = one(of: Self.posts)
    let person = one(of: Self.people)
    let from = today.advanced(byDays: below(30) - 3)
    let last = from.advanced(byDays: below(25) - 1)
    let until = below(2) == 0 ? nil : last
    let acting = below(2) == 0 ? nil : one(of: Self.people)
    switch below(22) {
    case 0...6:
      return .appoint(post, person: person, from: from, until: until, acting: acting)
    case 7...12: return .endHolding(post, person: person, last: until, acting: acting)
    case 13...16:
      return .addDeputy(
        post, deputy: person, from: from, until: until,
        when: one(of: DeputyOccasion.allCases))
    case 17...18: return .endDeputy(post, deputy: person, last: until, acting: acting)
    case 19:
      return .closePerson(person, acting: acting.map { [post: $0] } ?? [:])
    case 20:
      return .addPost("officer-3", kind: .officer, organisation: "office", label: nil)
    default:
      let successor: OrganisationID? = below(2) == 0 ? nil : "school"
      return .closeOrganisation(one(of: ["office", "lab"]), successor: successor)
    }
  }
}
