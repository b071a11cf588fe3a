internal import CaseCore
internal import WorkCalendar

/// One procedure as it is drawn, state by state.
struct Growth {
  let name: ProcedureName
  let count: Int
  let isChild: Bool
  var draws: SeededDraws
  /// From this state on the case has a lead: every way there chooses one.
  let leadFrom: Int

  var states: [StateRule] = []
  var clocks: [ClockRule] = []
  var actions: [ActionRule] = []

  static let answered: StateName = "g-answered"
  static let refused: StateName = "g-refused"
  static let ended: StateName = "g-ended"

  init(name: ProcedureName, openStates: Int, isChild: Bool, draws: SeededDraws) {
    self.name = name
    count = openStates
    self.isChild = isChild
    var draws = draws
    leadFrom = isChild ? 0 : Int.random(in: 1...max(1, openStates / 3), using: &draws)
    self.draws = draws
  }

  mutating func grow() {
    for place in 0..<count { addState(place) }
    for place in 0..<count {
      addWaysOn(place)
      if place > 1, chance(0.35) { addWayBack(place) }
      if place >= leadFrom, states[place].owner == GeneratedRoles.doer {
        if chance(0.3) { addProgress(place) }
        if chance(0.25) { addPause(place) }
      }
    }
    addSpan()
    addEndings()
  }

  // MARK: States and their clocks

  func stateName(_ place: Int) -> StateName { StateName("g-\(place)") }
  func clockName(_ place: Int) -> ClockName { ClockName("g-by-\(place)") }

  private mutating func addState(_ place: Int) {
    let owner = owner(of: place)
    var rule = ClockRule(
      name: clockName(place), label: "by \(place)", owner: owner,
      ladder: GeneratedRoles.ladderName(owner), renewal: nil,
      terms: [ClockTerm(when: nil, length: .limit(.workingDays(days(1...8))))], least: nil,
      unless: nil, expiry: nil, isSilence: false)
    let lapses = owner == GeneratedRoles.asker ? 0.6 : 0.12
    if place + 1 < count, chance(lapses) {
      rule.expiry = ActionName("g-lapse-\(place)")
      rule.isSilence = owner == GeneratedRoles.asker || owner == GeneratedRoles.doer
    }
    clocks.append(rule)
    states.append(
      StateRule(
        name: stateName(place), label: "state \(place)",
        kind: .open(owner: owner, waitsFor: nil),
        clocks: [StateClock(clock: rule.name, mode: .runs)]))
  }

  private mutating func owner(of place: Int) -> RoleName {
    if place == 0 { return isChild ? GeneratedRoles.doer : GeneratedRoles.desk }
    let draw = Int.random(in: 0..<100, using: &draws)
    if place >= leadFrom, draw < 55 { return GeneratedRoles.doer }
    if draw < 75 { return GeneratedRoles.desk }
    return draw < 92 ? GeneratedRoles.asker : GeneratedRoles.chief
  }

  /// A clock that goes on through several states of the doer's.
  private mutating func addSpan() {
    let doers = states.indices.filter { states[$0].owner == GeneratedRoles.doer && $0 < count }
    guard doers.count > 1, chance(0.5) else { return }
    let span = ClockName("g-span")
    clocks.append(
      ClockRule(
        name: span, label: "span", owner: GeneratedRoles.doer,
        ladder: GeneratedRoles.ladderName(GeneratedRoles.doer), renewal: nil,
        terms: [ClockTerm(when: nil, length: .limit(.workingDays(days(5...20))))], least: nil,
        unless: nil, expiry: nil, isSilence: false))
    for place in doers { states[place].clocks.append(StateClock(clock: span, mode: .runs)) }
  }

  // MARK: Draws

  mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &draws) < share
  }

  mutating func days(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &draws) }

  var openNames: [StateName] { states.filter { !$0.isFinal }.map(\.name) }

  // MARK: The whole

  var procedure: Procedure {
    let owing = [
      GeneratedRoles.desk, GeneratedRoles.doer, GeneratedRoles.asker, GeneratedRoles.chief,
      GeneratedRoles.board, GeneratedRoles.apex,
    ]
    var draws = draws
    let ladders = owing.map { GeneratedRoles.ladder(for: $0, &draws) }
    let desk = StandingDuty(
      role: GeneratedRoles.desk, limit: .workingDays(2),
      ladder: GeneratedRoles.ladderName(GeneratedRoles.desk))
    let chief = StandingDuty(
      role: GeneratedRoles.chief, limit: .workingDays(1),
      ladder: GeneratedRoles.ladderName(GeneratedRoles.chief))
    return Procedure(
      name: name, version: 1, label: name.text, numberPrefix: isChild ? "GP" : "GW",
      messages: .case, title: GeneratedFields.heading, roles: GeneratedRoles.all,
      fields: GeneratedFields.all, ladders: ladders, clocks: clocks, states: states,
      actions: actions, opening: opening,
      countersigns: [GeneratedRoles.chief, GeneratedRoles.board].map {
        CountersignRule(
          role: $0, limit: .workingDays(1), ladder: GeneratedRoles.ladderName($0))
      },
      look: GeneratedRoles.look, reach: desk, release: chief,
      top: TopRule(role: GeneratedRoles.apex, witness: GeneratedRoles.watcher),
      urgentWhen: nil, confidentialWhen: nil, hidesRequesterWhen: nil)
  }

  private var opening: OpeningRule {
    OpeningRule(
      by: isChild ? [] : [GeneratedRoles.asker, GeneratedRoles.desk],
      requesters: isChild ? [] : [.member], label: "open",
      form: isChild
        ? [] : [FormField(field: GeneratedFields.heading, isRequired: true)],
      state: stateName(0), effects: [], echo: told(isChild ? GeneratedRoles.doer : nil),
      tells: [])
  }

  func told(_ role: RoleName? = nil, says: [FieldName] = []) -> Echo {
    .to([role ?? GeneratedRoles.asker], template: "g-told", says: says)
  }
}
