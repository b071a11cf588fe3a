internal import CaseCore

/// Actions, of one state or of several.
extension ProcedureText {
  /// The actions of one state.
  func actions(_ section: YAMLValue, in state: StateRule) -> [ActionRule] {
    section.entries { action($0, in: [state]) } ?? []
  }

  /// `everywhere`: actions that name their states.
  func everywhere(_ section: YAMLValue, _ states: [StateRule]) -> [ActionRule] {
    section.entries { entry in action(entry, in: nil, among: states) } ?? []
  }

  private func action(
    _ entry: YAMLEntry, in own: [StateRule]?, among states: [StateRule] = []
  ) -> ActionRule? {
    guard let id = entry.key.identifier() else { return nil }
    declare(.action, id)
    return entry.value.fields { keys in
      let from = own ?? keys.required("in").flatMap { self.states($0, states) }
      let label = keys.required("label")?.label()
      let who = who(keys, from ?? [])
      let form = keys.optional("form").flatMap(form) ?? []
      let guards = keys.optional("needs").flatMap(guards) ?? []
      let caps = keys.optional("at-most").flatMap { $0.list(orOne: true, of: cap) } ?? []
      let second = keys.optional("second").flatMap(second)
      let collects = keys.optional("each-requester").flatMap { field($0, .choice) }
      let effects = keys.optional("do").flatMap(effects) ?? []
      let target = keys.required("to")
      let branches = target.flatMap(branches)
      let echoKey = keys.optional("echo")
      let echo = echoKey.flatMap(echo)
      let tells = keys.optional("tell").flatMap(told) ?? []
      let children = keys.optional("children").flatMap(children) ?? [:]
      if echoKey == nil, branches?.contains(where: { $0.echo == nil }) ?? false {
        keys.complain("the key `echo` is missing: say whom it tells, or `none` with the reason")
      }
      guard let from, let label, let who, let branches, !branches.isEmpty,
        let echo = echo ?? branches[0].echo
      else { return nil }
      let rule = ActionRule(
        name: ActionName(id), label: label, from: from.map(\.name), trigger: who.trigger,
        by: who.roles, mayBeRecorded: who.mayBeRecorded, form: form, guards: guards, caps: caps,
        second: second, collects: collects, branches: branches, effects: effects, echo: echo,
        tells: tells, children: children)
      sources.note(rule.subject, entry.key.place)
      return rule
    }
  }

  /// `in`: states, or `open` for all that are not final.
  private func states(_ value: YAMLValue, _ states: [StateRule]) -> [StateRule]? {
    if case .text("open") = value.content { return states.filter { !$0.isFinal } }
    return value.list(orOne: true) { item in
      guard let name = state(item) else { return nil }
      return states.first { $0.name == name }
    }
  }

  private typealias Who = (trigger: Trigger, roles: [RoleName], mayBeRecorded: Bool)

  /// `by` and `recorded`; without `by` it is the owner of the states.
  private func who(_ keys: YAMLFields, _ from: [StateRule]) -> Who? {
    let by = keys.optional("by")
    let recorded = keys.optional("recorded")?.yes()
    var trigger = Trigger.human
    var roles: [RoleName] = []
    if let by {
      let words = by.list(orOne: true) { item in item.identifier().map { ($0, item) } }
      guard let words else { return nil }
      for (word, item) in words {
        guard let special = Trigger(word: word) else {
          roles.append(role(word, item))
          continue
        }
        if trigger != .human { item.complain("one of time, order, itself is enough") }
        trigger = special
      }
    } else {
      let owners = Set(from.map(\.owner))
      guard owners.count == 1, let owner = owners.first.flatMap({ $0 }) else {
        if !from.isEmpty {
          keys.complain("the key `by` is missing: its states have no owner in common")
        }
        return nil
      }
      roles = [owner]
    }
    let hasRecorder = roles.contains { recorders.contains($0) }
    return (trigger, roles, recorded ?? hasRecorder)
  }

  /// `1 a case`.
  private func cap(_ value: YAMLValue) -> Cap? {
    guard var phrase = Phrase(value) else { return nil }
    let times = phrase.word().flatMap { Int($0) }
    let scope = phrase.word(after: "a").flatMap(CapScope.init(rawValue:))
    guard let times, (1...ProcedureText.mostTimes).contains(times), let scope, phrase.isAtEnd
    else { return phrase.refuse("how often, such as `1 a case`, `2 a round` or `1 a lead`") }
    return Cap(times: times, scope: scope)
  }

  /// `director`, or a map with its role and the names of the two answers.
  private func second(_ value: YAMLValue) -> SecondPerson? {
    if case .text = value.content {
      return role(value).map { secondPerson($0, nil, nil, nil, []) }
    }
    return value.fields { keys in
      let role = keys.required("role").flatMap(role)
      let when = keys.optional("when").flatMap(condition)
      let confirm = keys.optional("confirm").flatMap(named)
      let decline = keys.optional("decline").flatMap(named)
      let mutes = keys.optional("mutes").flatMap { $0.list(orOne: true, of: clock) } ?? []
      return role.map { secondPerson($0, when, confirm, decline, mutes) }
    }
  }

  private func secondPerson(
    _ role: RoleName, _ when: Condition?, _ confirm: (name: ActionName, label: String)?,
    _ decline: (name: ActionName, label: String)?, _ mutes: [ClockName]
  ) -> SecondPerson {
    SecondPerson(
      role: role, when: when, confirm: confirm?.name ?? SecondPerson.usualConfirm,
      confirmLabel: confirm?.label ?? "确认", decline: decline?.name ?? SecondPerson.usualDecline,
      declineLabel: decline?.label ?? "退回", mutes: mutes)
  }

  /// `{assistance: keep | wait | order cancel}`.
  private func children(_ value: YAMLValue) -> [ProcedureName: ChildPolicy]? {
    let read = value.identified { id, item -> (ProcedureName, ChildPolicy)? in
      guard var phrase = Phrase(item) else { return nil }
      let child = procedure(id, item)
      if phrase.skip("keep"), phrase.isAtEnd { return (child, .keep) }
      if phrase.skip("wait"), phrase.isAtEnd { return (child, .wait) }
      guard let name = phrase.word(after: "order"), phrase.isAtEnd else {
        return phrase.refuse("`keep`, `wait` or `order ACTION`")
      }
      mention(.action, name, of: .procedure(child), item)
      return (child, .order(ActionName(name)))
    }
    return read.map { Dictionary($0.map(\.value)) { first, _ in first } }
  }
}
