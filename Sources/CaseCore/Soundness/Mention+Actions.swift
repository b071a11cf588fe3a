/// What actions, conditions and effects mention.
extension MentionList {
  mutating func collect(_ action: ActionRule) {
    subject = action.subject
    for state in action.from { add(.state(state)) }
    for role in action.by { add(.role(role)) }
    collect(action.form)
    for condition in action.guards { collect(condition.condition) }
    if let second = action.second {
      add(.role(second.role))
      collect(second.when)
      for clock in second.mutes { add(.clock(clock)) }
    }
    if let field = action.collects { add(.field(field)) }
    collect(action.effects)
    collect(action.echo)
    collect(action.tells)
    for branch in action.branches {
      collect(branch.when)
      switch branch.target {
      case .stay: break
      case .state(let state): add(.state(state))
      case .back(let states): for state in states { add(.state(state)) }
      }
      collect(branch.effects)
      if let echo = branch.echo { collect(echo) }
    }
  }

  mutating func collect(_ form: [FormField]) {
    for asked in form {
      add(.field(asked.field))
      collect(asked.requiredWhen)
      if let bounds = asked.dateBounds {
        for field in (bounds.earliest + bounds.latest).compactMap(\.field) { add(.field(field)) }
        if let clock = bounds.extends { add(.clock(clock)) }
      }
      for case .field(let other) in asked.otherThan { add(.field(other)) }
    }
  }

  mutating func collect(_ tells: [Told]) {
    for told in tells {
      switch told {
      case .owner: continue
      case .role(let role): add(.role(role))
      }
    }
  }

  mutating func collect(_ echo: Echo) {
    guard case .to(let roles, _, let says) = echo else { return }
    for role in roles { add(.role(role)) }
    for field in says { add(.field(field)) }
  }

  mutating func collect(_ condition: Condition?) {
    guard let condition else { return }
    for field in condition.fields { add(.field(field)) }
    switch condition {
    case .all(let parts): for part in parts { collect(part) }
    case .not(let inner): collect(inner)
    case .done(let action, _, _): add(.action(action))
    case .onTime(let clock), .ahead(let clock, _): add(.clock(clock))
    case .field, .isSet, .linked, .today, .later, .noneOpen, .everyLinking, .noLinking,
      .sinceEnd, .severalRequesters, .requestersWaiting, .mergeTargetOpen:
      return
    }
  }

  mutating func collect(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .set(let field, _), .lead(let field?), .merge(let field): add(.field(field))
      case .copy(let field, let source):
        add(.field(field))
        if let named = source.mentioned { add(.field(named)) }
      case .clear(let fields): for field in fields { add(.field(field)) }
      case .assign(_, .person(let field)): add(.field(field))
      case .fresh(let clocks), .renew(let clocks), .meet(let clocks):
        for clock in clocks { add(.clock(clock)) }
      case .move(let clock, let field):
        add(.clock(clock))
        add(.field(field))
      case .countHeld(let clock), .leave(let clock, _): add(.clock(clock))
      case .open(let rule): collect(rule)
      case .order(let rule):
        if let except = rule.except { add(.field(except)) }
        if case .linked(let field) = rule.to { add(.field(field)) }
        collect(rule.fields)
      case .lead(nil), .assign(_, .actor), .assign(_, .nobody), .nextRound, .raiseLevel,
        .resetLevel,
        .unmerge, .detachRequester:
        continue
      }
    }
  }

  private mutating func collect(_ rule: OpenRule) {
    if case .organisations(let field) = rule.forEach { add(.field(field)) }
    collect(rule.fields)
  }

  private mutating func collect(_ fields: [OpenField]) {
    for field in fields {
      if case .field(let source) = field.value { add(.field(source)) }
    }
  }
}

extension FieldSource {
  /// The field of this procedure that is named: the one copied, or the link to its case.
  fileprivate var mentioned: FieldName? {
    switch self {
    case .own(let field): field
    case .relative(let relative): relative.link
    }
  }
}
