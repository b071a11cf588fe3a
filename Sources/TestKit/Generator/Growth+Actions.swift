internal import CaseCore
internal import WorkCalendar

/// The ways from state to state.
extension Growth {
  private func owner(_ place: Int) -> RoleName { states[place].owner ?? GeneratedRoles.desk }

  func action(
    _ name: ActionName, from: [StateName], by: [RoleName], trigger: Trigger = .human,
    to: Target, effects: [Effect] = [], form: [FieldName] = [], echo: Echo
  ) -> ActionRule {
    ActionRule(
      name: name, label: name.text, from: from, trigger: trigger, by: by,
      mayBeRecorded: true,
      form: form.map { FormField(field: $0, isRequired: true) }, guards: [], caps: [],
      second: nil, collects: nil, branches: [Branch(when: nil, target: to)], effects: effects,
      echo: echo, tells: to == .stay ? [] : [.owner], children: [:])
  }

  /// One or two ways to later states, and what the clock does by itself.
  mutating func addWaysOn(_ place: Int) {
    for number in 0..<days(1...2) {
      // The first leads to the next state, so that none is out of reach.
      let next = place + 1 < count ? place + 1 : nil
      let target = number == 0 ? next : laterState(place, mayEnd: true)
      var way = wayOn(ActionName("g-on-\(place)-\(number)"), place, to: [target])
      if chance(0.2) { way = branching(way, place, target) }
      if chance(0.2) { way.second = second(than: owner(place), number, place) }
      actions.append(way)
    }
    let rule = clocks.first { $0.name == clockName(place) }
    guard let lapse = rule?.expiry else { return }
    // Time chooses no lead, so it leads on only where none is needed or there is one.
    let next = place < leadFrom ? min(place + 1, leadFrom - 1) : place + 1
    if next == place {
      for index in clocks.indices where clocks[index].expiry == lapse {
        clocks[index].expiry = nil
        clocks[index].isSilence = false
      }
      return
    }
    actions.append(
      action(
        lapse, from: [stateName(place)], by: [], trigger: .timed, to: .state(stateName(next)),
        echo: told()))
  }

  /// Nil is the end.
  private mutating func laterState(_ place: Int, mayEnd: Bool) -> Int? {
    if place == count - 1 || (mayEnd && place > count / 2 && chance(0.3)) { return nil }
    return Int.random(in: (place + 1)...min(place + 4, count - 1), using: &draws)
  }

  private func wayOn(_ name: ActionName, _ place: Int, to targets: [Int?]) -> ActionRule {
    let isEnd = targets.contains(nil)
    let choosesLead = place < leadFrom && targets.contains { $0 ?? 0 >= leadFrom }
    var form: [FieldName] = choosesLead ? [GeneratedFields.firm] : []
    if isEnd { form.append(GeneratedFields.word) }
    var way = action(
      name, from: [stateName(place)], by: [owner(place)], to: target(targets[0]),
      effects: (choosesLead ? [.lead(GeneratedFields.firm)] : [])
        + [.meet([clockName(place)])],
      form: form, echo: told(says: isEnd ? [GeneratedFields.word] : []))
    if choosesLead { way.form[0].otherThan = [.party(.requester)] }
    return way
  }

  private func target(_ place: Int?) -> Target {
    .state(place.map(stateName) ?? Growth.answered)
  }

  /// The same way, to another state as well, by what is chosen.
  private mutating func branching(
    _ way: ActionRule, _ place: Int, _ first: Int?
  ) -> ActionRule {
    let other = laterState(place, mayEnd: first == nil)
    var both = wayOn(way.name, place, to: [first, other])
    both.form.append(FormField(field: GeneratedFields.sort, isRequired: true))
    both.branches = [
      Branch(
        when: .field(GeneratedFields.sort, in: [GeneratedFields.sorts[0]]), target: target(first)),
      Branch(when: nil, target: target(other)),
    ]
    return both
  }

  private mutating func second(than first: RoleName, _ number: Int, _ place: Int) -> SecondPerson {
    let role =
      first == GeneratedRoles.chief || chance(0.3)
      ? GeneratedRoles.board
      : GeneratedRoles.chief
    return SecondPerson(
      role: role, when: nil, confirm: ActionName("g-yes-\(place)-\(number)"),
      confirmLabel: "yes", decline: ActionName("g-no-\(place)-\(number)"), declineLabel: "no",
      mutes: [])
  }

  mutating func addWayBack(_ place: Int) {
    var way = action(
      ActionName("g-back-\(place)"), from: [stateName(place)], by: [owner(place)],
      to: .state(stateName(Int.random(in: 0..<place, using: &draws))),
      effects: [.meet([clockName(place)])], form: [GeneratedFields.why], echo: told())
    way.caps = [Cap(times: days(1...2), scope: .whole)]
    actions.append(way)
  }

  /// A soft clock, renewed by the doer's own report.
  mutating func addProgress(_ place: Int) {
    let soft = ClockName("g-progress-\(place)")
    clocks.append(
      ClockRule(
        name: soft, label: "renewed", owner: GeneratedRoles.doer,
        ladder: GeneratedRoles.ladderName(GeneratedRoles.doer), renewal: .workingDays(5),
        terms: [ClockTerm(when: nil, length: .limit(.workingDays(3)))], least: nil, unless: nil,
        expiry: nil, isSilence: false))
    states[place].clocks.append(StateClock(clock: soft, mode: .runs))
    actions.append(
      action(
        ActionName("g-report-\(place)"), from: [stateName(place)], by: [GeneratedRoles.doer],
        to: .stay, effects: [.renew([soft])], form: [GeneratedFields.why],
        echo: .none(because: "seen on the page")))
  }

  /// A pause of the doer's: its clock stands still until a date, then goes on by itself.
  mutating func addPause(_ place: Int) {
    guard clocks.first(where: { $0.name == clockName(place) })?.expiry == nil else { return }
    let (paused, rest) = (StateName("g-pause-\(place)"), ClockName("g-rest-\(place)"))
    let wake = ActionName("g-wake-\(place)")
    clocks.append(
      ClockRule(
        name: rest, label: "rest", owner: GeneratedRoles.doer, ladder: nil, renewal: nil,
        terms: [ClockTerm(when: nil, length: .date(GeneratedFields.pauseEnd, offset: nil))],
        least: .workingDays(1), unless: nil, expiry: wake, isSilence: false))
    states.append(
      StateRule(
        name: paused, label: "pause \(place)",
        kind: .open(owner: GeneratedRoles.doer, waitsFor: nil),
        clocks: [
          StateClock(clock: rest, mode: .runs), StateClock(clock: clockName(place), mode: .held),
        ]))
    var pause = action(
      ActionName("g-pause-\(place)"), from: [stateName(place)], by: [GeneratedRoles.doer],
      to: .state(paused), form: [GeneratedFields.pauseEnd],
      echo: told(says: [GeneratedFields.pauseEnd]))
    pause.form[0].dateBounds = DateBounds(
      earliest: [], latest: [.today(plus: .workingDays(days(2...20)))])
    pause.caps = [Cap(times: 1, scope: .whole)]
    if chance(0.5) { pause.second = second(than: GeneratedRoles.doer, 9, place) }
    actions.append(pause)
    actions.append(
      action(
        wake, from: [paused], by: chance(0.5) ? [GeneratedRoles.doer] : [], trigger: .timed,
        to: .state(stateName(place)), echo: told()))
  }
}
