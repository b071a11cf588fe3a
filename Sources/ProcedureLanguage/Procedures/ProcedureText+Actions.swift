internal import CaseCore

/// `actions` of a state and `everywhere`: what may be done, by whom, and what follows.
extension ProcedureText {
  /// Reads one action; `home` is the state in whose `actions` it stands, nil under `everywhere`.
  func action(_ entry: YAMLEntry, in home: StateRule?) -> ActionRule? {
    guard let id = entry.key.identifier() else { return nil }
    declare(.action, id)
    let rule = entry.value.fields { keys in action(ActionName(id), keys, in: home) }
    if let rule { sources.note(rule.subject, entry.key.place) }
    return rule
  }

  private func action(
    _ name: ActionName, _ keys: YAMLFields, in home: StateRule?
  ) -> ActionRule? {
    let label = keys.required("label")?.label()
    let from = home.map { [$0.name] } ?? keys.required("in").flatMap(statesOfAction)
    let doers = doers(keys, home)
    let recorded = keys.optional("recorded")?.yes()
    let form = keys.optional("form").map(form) ?? []
    let guards = keys.optional("needs")?.list(of: required) ?? []
    let caps = keys.optional("at-most")?.list(orOne: true, of: cap) ?? []
    let second = keys.optional("second").flatMap(secondPerson)
    let collected = keys.optional("each-requester").flatMap { field($0, .choice) }
    let effects = keys.optional("do").map(effects) ?? []
    let branches = keys.required("to").flatMap(branches)
    let echo = keys.required("echo").flatMap(echo)
    let tells = keys.optional("tell")?.list(orOne: true, of: told) ?? []
    let children = keys.optional("children").map(policies) ?? [:]
    guard let label, let from, let doers, let branches, let echo else { return nil }
    let mayBeRecorded = recorded ?? (doers.trigger == .human || !doers.by.isEmpty)
    return ActionRule(
      name: name, label: label, from: from, trigger: doers.trigger, by: doers.by,
      mayBeRecorded: mayBeRecorded, form: form, guards: guards, caps: caps, second: second,
      collects: collected, branches: branches, effects: effects, echo: echo, tells: tells,
      children: children)
  }

  /// Names of states, or `open` for all that aren't final.
  private func statesOfAction(_ value: YAMLValue) -> [StateName]? {
    if case .text("open") = value.content { return openStates }
    return value.list(orOne: true, of: state)
  }

  private func doers(_ keys: YAMLFields, _ home: StateRule?) -> (trigger: Trigger, by: [RoleName])?
  {
    guard let value = keys.optional("by") else {
      if let owner = home?.owner { return (.human, [owner]) }
      keys.complain("`by` is missing: outside an open state's own `actions` it must be written")
      return nil
    }
    var trigger = Trigger.human
    let roles = value.list(orOne: true) { item -> [RoleName]? in
      if case .text(let word) = item.content, let special = Trigger(word: word) {
        trigger = special
        return []
      }
      return role(item).map { [$0] }
    }
    return roles.map { (trigger, $0.flatMap { $0 }) }
  }

  private func required(_ value: YAMLValue) -> Guard? {
    guard case .map(let entries) = value.content else { return value.refuse("a map") }
    let condition = condition(value)
    let message = entries.first { $0.name == "else" }
    let isRecorded = entries.first { $0.name == "recorded" }?.value.yes() ?? false
    guard let text = message?.value.label() else {
      if message == nil { value.complain("`else` is missing: what a person is told otherwise") }
      return nil
    }
    return condition.map { Guard(condition: $0, message: text, isRecorded: isRecorded) }
  }

  /// `2 a round`
  private func cap(_ value: YAMLValue) -> Cap? {
    guard var phrase = Phrase(value) else { return nil }
    guard let times = phrase.word().flatMap({ Int($0) }), (1...1_000).contains(times),
      let scope = phrase.word(after: "a").flatMap(CapScope.init(rawValue:)), phrase.isAtEnd
    else { return phrase.refuse("a number and a span, such as `1 a case`, `2 a round`, `1 a lead`") }
    return Cap(times: times, scope: scope)
  }

  private func secondPerson(_ value: YAMLValue) -> SecondPerson? {
    guard case .map = value.content else {
      return role(value).map { secondPerson($0, nil, nil, nil, []) }
    }
    return value.fields { keys in
      let role = keys.required("role").flatMap(role)
      let when = keys.optional("when").flatMap(condition)
      let confirm = keys.optional("confirm").flatMap(named)
      let decline = keys.optional("decline").flatMap(named)
      let mutes = keys.optional("mutes")?.list(orOne: true, of: clock) ?? []
      return role.map { secondPerson($0, when, confirm, decline, mutes) }
    }
  }

  private func secondPerson(
    _ role: RoleName, _ when: Condition?, _ confirm: (name: ActionName, label: String)?,
    _ decline: (name: ActionName, label: String)?, _ mutes: [ClockName]
  ) -> SecondPerson {
    SecondPerson(
      role: role, when: when, confirm: confirm?.name ?? "confirm",
      confirmLabel: confirm?.label ?? "确认", decline: decline?.name ?? "decline",
      declineLabel: decline?.label ?? "退回", mutes: mutes)
  }

  /// `grant-extension 同意延期`: a name and its label.
  private func named(_ value: YAMLValue) -> (name: ActionName, label: String)? {
    guard var phrase = Phrase(value), let name = phrase.word() else { return nil }
    declare(.action, name)
    let label = phrase.rest().joined(separator: " ")
    return (ActionName(name), label.isEmpty ? name : label)
  }

  private func branches(_ value: YAMLValue) -> [Branch]? {
    guard case .list = value.content else {
      return target(value).map { [Branch(target: $0)] }
    }
    let branches = value.list(of: branch)
    if branches?.last?.when != nil { value.complain("the last branch has no `when`") }
    return branches
  }

  private func branch(_ value: YAMLValue) -> Branch? {
    value.fields { keys in
      let when = keys.optional("when")
      let condition = when.flatMap(condition)
      let name = keys.optional("as").flatMap(named)
      let target = keys.required("to").flatMap(target)
      let effects = keys.optional("do").map(effects) ?? []
      let echo = keys.optional("echo").flatMap(echo)
      guard let target, (when == nil) == (condition == nil) else { return nil }
      return Branch(
        name: name?.name, label: name?.label, when: condition, target: target, effects: effects,
        echo: echo)
    }
  }

  private func target(_ value: YAMLValue) -> Target? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("stay"), phrase.isAtEnd { return .stay }
    if phrase.skip("back", "to") {
      let states = phrase.rest()
      guard !states.isEmpty else { return phrase.refuse("`back to` and states") }
      return .back(states.map { state($0, value) })
    }
    return state(value).map { .state($0) }
  }

  func echo(_ value: YAMLValue) -> Echo? {
    value.fields { keys in
      if let reason = keys.optional("none") {
        return reason.label().map { .none(because: $0) }
      }
      let roles = keys.required("to")?.list(orOne: true, of: role)
      let template = keys.required("as")?.identifier()
      let says = keys.optional("says")?.list(orOne: true, of: { field($0) }) ?? []
      guard let roles, let template else { return nil }
      return .to(roles, template: TemplateName(template), says: says)
    }
  }

  private func policies(_ value: YAMLValue) -> [ProcedureName: ChildPolicy] {
    let read = value.identified { id, item in policy(item, of: ProcedureName(id)) } ?? []
    return Dictionary(read.map { (ProcedureName($0.id), $0.value) }) { first, _ in first }
  }

  /// `keep`, `wait`, `order cancel`
  private func policy(_ value: YAMLValue, of procedure: ProcedureName) -> ChildPolicy? {
    guard var phrase = Phrase(value) else { return nil }
    if phrase.skip("keep"), phrase.isAtEnd { return .keep }
    if phrase.skip("wait"), phrase.isAtEnd { return .wait }
    guard let action = phrase.word(after: "order"), phrase.isAtEnd else {
      return phrase.refuse("`keep`, `wait` or `order` and an action")
    }
    mention(.action, action, of: .procedure(procedure), value)
    return .order(ActionName(action))
  }
}
